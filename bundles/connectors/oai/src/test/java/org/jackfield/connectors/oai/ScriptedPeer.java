package org.jackfield.connectors.oai;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jackfield.connectors.oaiwire.FrameDecoder;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.oaiwire.Login;

/** A phone system on loopback that does what the test says, one connection at a time. Every wait ends in time. */
final class ScriptedPeer implements AutoCloseable {

    private static final int SECONDS = 20;

    private final ServerSocket server;
    private BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
    private Socket socket;

    ScriptedPeer() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setSoTimeout(SECONDS * 1000);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Waits for a client. */
    ScriptedPeer accept() throws IOException {
        Socket accepted = server.accept();
        accepted.setTcpNoDelay(true);
        socket = accepted;
        BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
        received = frames;
        Thread reader = new Thread(() -> read(accepted, frames), "scripted-peer-reader");
        reader.setDaemon(true);
        reader.start();
        return this;
    }

    /** The next frame as a log-in. */
    Login login() throws InterruptedException {
        return Login.parse(frame());
    }

    /** The next frame as a line. */
    String line() throws InterruptedException {
        return Frames.line(frame());
    }

    /** Says lines in one piece. */
    void say(String... lines) throws IOException {
        for (String line : lines) {
            write(Frames.ofServerLine(line));
        }
    }

    /** Says a line byte by byte. */
    void sayInPieces(String line) throws IOException {
        for (byte one : Frames.ofServerLine(line)) {
            write(new byte[] {one});
        }
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void hangUp() throws IOException {
        socket.close();
    }

    /** Waits until the client is gone. */
    boolean isLeft() throws InterruptedException {
        byte[] last = received.poll(SECONDS, TimeUnit.SECONDS);
        while (last != null && last.length > 0) {
            last = received.poll(SECONDS, TimeUnit.SECONDS);
        }
        return last != null;
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (socket != null) {
            socket.close();
        }
    }

    private byte[] frame() throws InterruptedException {
        byte[] frame = received.poll(SECONDS, TimeUnit.SECONDS);
        if (frame == null || frame.length == 0) {
            throw new AssertionError("the client said nothing");
        }
        return frame;
    }

    private static void read(Socket from, BlockingQueue<byte[]> frames) {
        FrameDecoder decoder = new FrameDecoder();
        byte[] buffer = new byte[1024];
        try (InputStream in = from.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                decoder.feed(buffer, 0, count, frames::add);
            }
        } catch (IOException e) {
            // The end, as a clean one is.
        }
        frames.add(new byte[0]);
    }
}
