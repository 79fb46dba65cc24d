package org.jackfield.connectors.simulator.media;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jackfield.connectors.simulator.media.sip.SipEnd;
import org.jackfield.connectors.simulator.media.sip.SipMessage;
import org.jackfield.connectors.simulator.media.sip.SipName;

/** Takes calls over SIP as a recorder does, and keeps what it is sent. */
final class TestRecorder implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    final BlockingQueue<SipMessage> requests = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> audio = new LinkedBlockingQueue<>();
    private final DatagramSocket sip = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final DatagramSocket rtp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    private final int status;

    private interface Taker {
        void take(byte[] datagram, InetSocketAddress from) throws IOException;
    }

    /** @param status what it answers to an INVITE */
    TestRecorder(int status) throws IOException {
        this.status = status;
        receive(sip, this::request);
        receive(rtp, (datagram, from) -> audio.add(Arrays.copyOfRange(datagram, 12, datagram.length)));
    }

    String place() {
        return "127.0.0.1:" + sip.getLocalPort();
    }

    private static void receive(DatagramSocket socket, Taker taker) {
        Thread.ofPlatform().daemon().name("test recorder").start(() -> {
            DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
            try {
                while (true) {
                    packet.setLength(4096);
                    socket.receive(packet);
                    taker.take(Arrays.copyOf(packet.getData(), packet.getLength()), (InetSocketAddress) packet.getSocketAddress());
                }
            } catch (SocketException e) {
                // The end.
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void request(byte[] datagram, InetSocketAddress from) throws IOException {
        SipMessage request = SipMessage.parse(datagram);
        requests.add(request);
        if (request.method().equals("ACK")) {
            return;
        }
        boolean invited = request.method().equals("INVITE");
        String sdp = invited && status == 200 ? """
                v=0\r
                o=- 1 1 IN IP4 127.0.0.1\r
                s=-\r
                c=IN IP4 127.0.0.1\r
                t=0 0\r
                m=audio %d RTP/AVP 8\r
                a=recvonly\r
                """.formatted(rtp.getLocalPort()) : "";
        SipName self = new SipName("", "2510", "127.0.0.1", sip.getLocalPort());
        String answer = SipEnd.response(request, invited ? status : 200, "As told", SipEnd.token(new SecureRandom()), self, sdp);
        byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
        sip.send(new DatagramPacket(octets, octets.length, from));
    }

    SipMessage awaitRequest(String method) throws InterruptedException {
        SipMessage request = null;
        do {
            request = requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no " + method + " came");
            }
        } while (!request.requests(method));
        return request;
    }

    byte[] awaitAudio() throws InterruptedException {
        byte[] packet = audio.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (packet == null) {
            throw new AssertionError("no audio came");
        }
        return packet;
    }

    @Override
    public void close() {
        sip.close();
        rtp.close();
    }
}
