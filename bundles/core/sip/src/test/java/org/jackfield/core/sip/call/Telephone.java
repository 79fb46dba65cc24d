package org.jackfield.core.sip.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;

/** A telephone of which a test writes every message. */
final class Telephone implements AutoCloseable {

    private static final int SECONDS = 5;

    private final DatagramSocket socket;
    private final InetSocketAddress endpoint;
    private final String id = Long.toHexString(System.nanoTime());
    String toTag = "";

    Telephone(String address, int port) throws IOException {
        InetAddress ours = InetAddress.getByName(address);
        socket = new DatagramSocket(new InetSocketAddress(ours, 0));
        socket.setSoTimeout(SECONDS * 1000);
        endpoint = new InetSocketAddress(ours, port);
    }

    String host() {
        return Responses.host(socket.getLocalAddress());
    }

    /** {@return a request with the usual header fields; more may be put behind} */
    String request(String method, int sequence, String branch, String more, String body) {
        String target = "sip:record@" + host() + ':' + endpoint.getPort();
        return method + ' ' + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + host() + ':' + socket.getLocalPort() + ";branch=z9hG4bK" + id + branch + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: \"Bob\" <sip:1001@" + host() + ">;tag=f" + id + "\r\n"
                + "To: <" + target + ">" + (toTag.isEmpty() ? "" : ";tag=" + toTag) + "\r\n"
                + "Call-ID: c" + id + "\r\n"
                + "CSeq: " + sequence + ' ' + (method.equals("ACK") ? "ACK" : method) + "\r\n"
                + "Contact: <sip:1001@" + host() + ':' + socket.getLocalPort() + ">\r\n"
                + more
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    void send(String message) throws IOException {
        byte[] bytes = message.getBytes(UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, endpoint));
    }

    /** {@return the next message; empty if none comes in time} */
    String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return "";
        }
        String message = new String(packet.getData(), 0, packet.getLength(), UTF_8);
        int tag = message.indexOf("tag=", message.indexOf("\r\nTo:"));
        if (message.startsWith("SIP/2.0") && !message.startsWith("SIP/2.0 100") && tag > 0) {
            toTag = message.substring(tag + 4).split("[;\r\n]")[0];
        }
        return message;
    }

    /** {@return the next message that begins so; the last one that came if none does} */
    String receive(String beginning) throws IOException {
        String message;
        do {
            message = receive();
        } while (!message.isEmpty() && !message.startsWith(beginning));
        return message;
    }

    /** {@return the value of a header field} */
    static String field(String message, String name) {
        return message.lines()
                .filter(line -> line.regionMatches(true, 0, name + ':', 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        socket.close();
    }
}
