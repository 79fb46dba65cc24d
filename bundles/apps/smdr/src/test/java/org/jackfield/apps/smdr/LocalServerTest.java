package org.jackfield.apps.smdr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class LocalServerTest {

    private static final SmdrLine LINE = new SmdrLine(LocalDateTime.of(2026, 3, 9, 1, 20, 40), SmdrLine.Direction.IN, "1",
            "92108", "1843", "", "07968543537", "Zoë", "", "", "", SmdrEvent.RINGING);

    @Test
    void everyReaderGetsEveryLineEndedByCrLfInOneByteACharacter() throws Exception {
        try (LocalServer server = anyPort(Set.of());
                Socket one = reader(server);
                Socket two = reader(server)) {
            awaitReaders(server, 2);

            server.take(List.of(LINE, LINE));

            for (Socket reader : List.of(one, two)) {
                byte[] twice = reader.getInputStream().readNBytes(2 * (SmdrLine.LENGTH + 2));
                String expected = LINE.format('0') + "\r\n";
                assertThat(new String(twice, StandardCharsets.ISO_8859_1)).isEqualTo(expected + expected);
            }
        }
    }

    @Test
    void aReaderThatDoesNotReadIsDisconnectedAndDelaysNobody() throws Exception {
        try (LocalServer server = anyPort(Set.of());
                Socket asleep = reader(server)) {
            awaitReaders(server, 1);
            try (Socket awake = reader(server)) {
                awaitReaders(server, 2);
                Thread.ofVirtual().start(() -> drain(awake));
                List<SmdrLine> batch = Collections.nCopies(500, LINE);

                while (server.status().readersTooSlow() == 0) {
                    server.take(batch);
                    awaitQueue(server, awake);
                }

                assertThat(server.status().readers()).hasSize(1);
                assertThat(asleep.isConnected()).isTrue();
            }
        }
    }

    @Test
    void aReaderThatLeavesIsForgotten() throws Exception {
        try (LocalServer server = anyPort(Set.of())) {
            reader(server).close();

            awaitReaders(server, 0);
        }
    }

    @Test
    void anAddressThatIsNotAllowedIsRefusedAndCounted() throws Exception {
        try (LocalServer server = anyPort(Set.of(InetAddress.getByName("192.0.2.7")));
                Socket stranger = reader(server);
                BufferedReader in = new BufferedReader(new InputStreamReader(stranger.getInputStream()))) {
            assertThat(in.readLine()).isNull();
            assertThat(server.status().readersRefused()).isEqualTo(1);
        }
    }

    @Test
    void moreReadersThanTheMostAreRefused() throws Exception {
        try (LocalServer server = anyPort(Set.of())) {
            for (int i = 0; i < LocalServer.MOST_READERS; i++) {
                reader(server);
            }
            awaitReaders(server, LocalServer.MOST_READERS);

            try (Socket oneTooMany = reader(server)) {
                assertThat(oneTooMany.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    private static LocalServer anyPort(Set<InetAddress> allowed) throws Exception {
        return new LocalServer(0, allowed, '0', Clock.systemUTC());
    }

    private static Socket reader(LocalServer server) throws Exception {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static void drain(Socket reader) {
        try {
            reader.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (java.io.IOException e) {
            // the test is over
        }
    }

    private static void awaitReaders(LocalServer server, int count) {
        while (server.status().readers().size() != count) {
            Thread.onSpinWait();
        }
    }

    /** The reader that reads gets the time to do so. */
    private static void awaitQueue(LocalServer server, Socket reader) {
        String address = "127.0.0.1:" + reader.getLocalPort();
        while (server.status().readers().stream()
                .anyMatch(status -> status.address().equals(address) && status.linesWaiting() > 0)) {
            Thread.onSpinWait();
        }
    }
}
