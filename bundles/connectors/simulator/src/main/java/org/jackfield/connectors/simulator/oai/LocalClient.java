package org.jackfield.connectors.simulator.oai;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jackfield.connectors.oaiwire.Frames;

/** A client inside this process. To be used on the loop. */
public final class LocalClient implements Link {

    private static final int HEADER = 4;

    private final Consumer<String> lines;
    private final Consumer<Link> leave;
    private OaiSession session;

    LocalClient(Consumer<String> lines, Consumer<Link> leave) {
        this.lines = lines;
        this.leave = leave;
    }

    void use(OaiSession newSession) {
        session = newSession;
    }

    /** Carries out a command. */
    public void command(String line) {
        session.onFrame((line + "\r").getBytes(Frames.CHARSET));
    }

    @Override
    public void send(byte[] frame) {
        lines.accept(Frames.line(Arrays.copyOfRange(frame, HEADER, frame.length)));
    }

    @Override
    public void close() {
        leave.accept(this);
    }

    @Override
    public InetSocketAddress local() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    @Override
    public String address() {
        return "this process";
    }
}
