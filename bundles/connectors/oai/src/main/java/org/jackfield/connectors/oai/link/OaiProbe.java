package org.jackfield.connectors.oai.link;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.telephony.connector.Sighting;
import org.jackfield.connectors.oaiwire.FrameDecoder;
import org.jackfield.connectors.oaiwire.FrameTooLongException;
import org.jackfield.connectors.oaiwire.Frames;
import org.jackfield.connectors.oaiwire.Login;
import org.jackfield.connectors.oaiwire.ServerLine;
import org.jackfield.connectors.oaiwire.event.SystemEvents;

/**
 * Looks whether System OAI answers. A phone system says nothing before a log-in, and nothing but its password distinguishes a
 * refused log-in from a stranger: without one it is certain, with one it is a connection that was taken and no more.
 */
public final class OaiProbe {

    private static final int LONGEST_FRAME = 4096;
    private static final int MOST_FRAMES = 4;

    private OaiProbe() {}

    /** Asks an address; waits for the connection and for the answer that long each. */
    public static Optional<Sighting> at(InetSocketAddress address, String application, Duration patience) {
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            return Optional.ofNullable(greeted(socket, application));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** {@return what answers; null if it speaks something else} */
    private static Sighting greeted(Socket socket, String application) throws IOException {
        Sighting silent = new Sighting("", false);
        try {
            socket.getOutputStream().write(Frames.of(new Login(Login.Kind.OAI, "", application).payload()));
            InputStream in = socket.getInputStream();
            FrameDecoder decoder = new FrameDecoder(LONGEST_FRAME);
            byte[] buffer = new byte[LONGEST_FRAME];
            List<byte[]> frames = new ArrayList<>();
            while (frames.size() < MOST_FRAMES) {
                int read = in.read(buffer);
                if (read < 0) {
                    // whoever speaks first and not in frames speaks something else
                    return frames.isEmpty() && decoder.pending() > 0 ? null : silent;
                }
                decoder.feed(buffer, 0, read, frames::add);
                for (byte[] frame : frames) {
                    Optional<Sighting> known = known(frame);
                    if (known.isPresent()) {
                        return known.get();
                    }
                }
            }
            return null;
        } catch (FrameTooLongException e) {
            return null;
        } catch (IOException e) {
            return silent;
        }
    }

    private static Optional<Sighting> known(byte[] frame) {
        if (!(ServerLine.parse(Frames.line(frame)) instanceof ServerLine.Event event)) {
            return Optional.empty();
        }
        if (event.event() instanceof SystemEvents.SystemStatus status) {
            String what = status.isGateway() ? "CT Gateway" : "MiVoice Office 250";
            return Optional.of(new Sighting((what + " " + status.software()).strip(), true));
        }
        return event.event() instanceof SystemEvents.PortsExhausted
                ? Optional.of(new Sighting("System OAI, all ports taken", true))
                : Optional.empty();
    }
}
