package org.jackfield.connectors.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jackfield.api.telephony.connector.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real socket. */
@Timeout(180)
class AmiProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void theGreetingTellsAnAsterisk() throws Exception {
        assertThat(greeted("Asterisk Call Manager/5.0.2\r\n")).contains(new Sighting("Asterisk, AMI 5.0.2", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 400 Bad Request\r\n\r\n"})
    void anyOtherGreetingIsNone(String greeting) throws Exception {
        assertThat(greeted(greeting)).isEmpty();
    }

    @Test
    void aGreetingWithoutEndIsCut() throws Exception {
        assertThat(greeted("Asterisk Call Manager/" + "9".repeat(5000)).orElseThrow().description()).hasSizeLessThan(201);
    }

    private static Optional<Sighting> greeted(String greeting) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread peer = Thread.ofPlatform().start(() -> {
                try (Socket client = server.accept()) {
                    client.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            Optional<Sighting> seen =
                    new AsteriskComponent().probe((InetSocketAddress) server.getLocalSocketAddress(), LONG);
            peer.join();
            return seen;
        }
    }
}
