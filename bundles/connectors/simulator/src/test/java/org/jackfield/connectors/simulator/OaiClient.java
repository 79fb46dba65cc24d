package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.oaiwire.Login;

/** A client on a real socket, which checks frames and sequence numbers as it reads. */
final class OaiClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final DataInputStream in;
    private int expectedSequence;
    private boolean checkSequence = true;

    OaiClient(InetSocketAddress address) {
        try {
            socket = new Socket(address.getAddress(), address.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new DataInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static OaiClient loggedIn(InetSocketAddress address, String application) {
        OaiClient client = new OaiClient(address);
        client.logIn("", application);
        assertThat(client.read()).startsWith("RS,0,");
        assertThat(client.read()).isEqualTo("RD,0,");
        return client;
    }

    void logIn(String password, String application) {
        raw(Frames.of(new Login(Login.Kind.OAI, password, application).payload()));
    }

    void ignoreSequence() {
        checkSequence = false;
    }

    void raw(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(String line) {
        raw(Frames.ofCommand(line));
    }

    /** Sends a command and reads its confirmation, which must come before anything else. */
    String ask(String line) {
        send(line);
        return read();
    }

    /** The payload of the next frame. */
    byte[] readFrame() {
        try {
            int length = Integer.reverseBytes(in.readInt());
            assertThat(length).as("length of a frame").isBetween(1, 1 << 20);
            return in.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line, without its sequence number. */
    String read() {
        byte[] payload = readFrame();
        String line = Frames.line(payload);
        assertThat(payload.length).as("ends with CR LF: %s", line).isEqualTo(line.length() + 2);
        assertThat(line).matches("(?s)\\d{3},.*");
        if (checkSequence) {
            int sequence = Integer.parseInt(line.substring(0, 3));
            if (line.startsWith("000,RS") || line.startsWith("000,PE")) {
                expectedSequence = 0;
            }
            assertThat(sequence).as("sequence number of %s", line).isEqualTo(expectedSequence);
            expectedSequence = (expectedSequence + 1) % 1000;
        }
        return line.substring(4);
    }

    /** Whether the server has ended the connection. */
    boolean ended() {
        try {
            return in.read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
