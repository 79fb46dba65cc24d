package org.jackfield.apps.recording.incoming;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jackfield.api.testkit.LeapingClock;

/** Sends RTP from loopback, at the pace of a clock that leaps: nothing is waited for but that a packet has come. */
public final class Sender implements AutoCloseable {

    private final DatagramSocket socket;
    private final IncomingAudio audio;
    private final LeapingClock clock;

    public Sender(IncomingAudio audio, LeapingClock clock) throws IOException {
        this.audio = audio;
        this.clock = clock;
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Sends a packet, as another source if it is told so, and returns when it has been taken. */
    public void send(byte[] packet, int port, int ssrc) throws IOException {
        byte[] sent = packet.clone();
        ByteBuffer.wrap(sent).putInt(8, ssrc);
        long before = counted();
        socket.send(new DatagramPacket(sent, sent.length, InetAddress.getLoopbackAddress(), port));
        while (counted() == before) {
            Thread.onSpinWait();
        }
    }

    private long counted() {
        return audio.counts().all().get("packets") + audio.counts().all().get("wrong-sender");
    }

    /** 30 ms pass, the length of a packet. */
    public void pause() {
        clock.leap(Duration.ofMillis(30));
    }

    @Override
    public void close() {
        socket.close();
    }
}
