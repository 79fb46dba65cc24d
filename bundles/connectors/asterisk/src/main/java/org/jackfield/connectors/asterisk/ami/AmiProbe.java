package org.jackfield.connectors.asterisk.ami;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.jackfield.api.telephony.connector.Sighting;

/** Looks whether an Asterisk answers: its manager interface says its name before any log-in. */
public final class AmiProbe {

    private static final String GREETING = "Asterisk Call Manager/";
    private static final int LONGEST_GREETING = 120;

    private AmiProbe() {}

    /** Asks an address; waits for the connection and for the greeting that long each. */
    public static Optional<Sighting> at(InetSocketAddress address, Duration patience) {
        try (Socket socket = new Socket()) {
            socket.connect(address, (int) patience.toMillis());
            socket.setSoTimeout((int) patience.toMillis());
            String line = line(socket.getInputStream());
            return line.startsWith(GREETING)
                    ? Optional.of(new Sighting("Asterisk, AMI " + line.substring(GREETING.length()), true))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n' && line.length() < LONGEST_GREETING; octet = in.read()) {
            line.append((char) octet);
        }
        return line.toString().strip();
    }
}
