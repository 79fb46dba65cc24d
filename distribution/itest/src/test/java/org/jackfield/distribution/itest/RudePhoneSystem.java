package org.jackfield.distribution.itest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens as a phone system would, and answers each connection with the next thing it was told to say, or not at all. */
final class RudePhoneSystem implements AutoCloseable {
    private static final int LOG_IN_BYTES = 64;

    private final ServerSocket server;
    private final Queue<byte[]> answers;
    private final AtomicInteger idle = new AtomicInteger();

    RudePhoneSystem(byte[]... answers) throws IOException {
        this.answers = new ConcurrentLinkedQueue<>(List.of(answers));
        server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("rude-phone-system").start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    /** {@return whether all was said, and the other side came again after it} */
    boolean isAskedAgain() {
        return idle.get() > 0;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read(new byte[LOG_IN_BYTES]);
                byte[] answer = answers.poll();
                if (answer == null) {
                    idle.incrementAndGet();
                } else {
                    socket.getOutputStream().write(answer);
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                }
            } catch (IOException e) {
                // the other side left, or the test is over
            }
        }
    }

    /** {@return a frame that says it is so long, and what follows} */
    static byte[] frame(int length, String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Integer.BYTES + payload.length).order(ByteOrder.LITTLE_ENDIAN).putInt(length).put(payload).array();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
