package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jackfield.connectors.simulator.media.sip.SipEnd;
import org.jackfield.connectors.simulator.media.sip.SipMessage;
import org.jackfield.connectors.simulator.media.sip.SipName;

/** The SIP port of a telephone or of the telephone system, and the dialogs that have an end there. For the media thread only. */
final class SipSocket implements AutoCloseable {

    private final MediaSocket socket;
    private final Map<String, BiConsumer<SipMessage, InetSocketAddress>> dialogs = new HashMap<>();
    private final SipName self;
    private final boolean registrar;
    private long ignored;

    /** @param registrar whether telephones may register here */
    SipSocket(Wires wires, InetSocketAddress address, boolean registrar) throws IOException {
        this.registrar = registrar;
        this.self = new SipName("", "", address.getAddress().getHostAddress(), address.getPort());
        this.socket = new MediaSocket(wires, address, this::received);
    }

    InetSocketAddress address() {
        return socket.address();
    }

    /** From now on messages with this Call-ID go there. */
    void open(String callId, BiConsumer<SipMessage, InetSocketAddress> end) {
        dialogs.put(callId, end);
    }

    void close(String callId) {
        dialogs.remove(callId);
    }

    /** Datagrams that were no message, or for nobody. */
    long ignored() {
        return ignored;
    }

    void send(String message, InetSocketAddress to) {
        socket.send(ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)), to);
    }

    private void received(ByteBuffer datagram, InetSocketAddress from) {
        byte[] octets = new byte[datagram.remaining()];
        datagram.get(octets);
        SipMessage message = SipMessage.parse(octets);
        BiConsumer<SipMessage, InetSocketAddress> end = message == null ? null : dialogs.get(message.callId());
        if (end != null) {
            end.accept(message, from);
            return;
        }
        if (message == null || message.status() > 0 || message.method().equals("ACK")) {
            ignored++;
            return;
        }
        boolean welcome = message.method().equals("OPTIONS") || registrar && message.method().equals("REGISTER");
        ignored += welcome ? 0 : 1;
        send(SipEnd.response(message, welcome ? 200 : 481, welcome ? "OK" : "Call/Transaction Does Not Exist", "simulator", self, ""),
                from);
    }

    @Override
    public void close() {
        socket.close();
    }
}
