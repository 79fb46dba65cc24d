package org.jackfield.apps.smdr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.jackfield.api.testkit.RecordingAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PushConnectionTest {

    private static final SmdrLine LINE = new SmdrLine(LocalDateTime.of(2026, 3, 9, 1, 20, 40), SmdrLine.Direction.IN, "1",
            "92108", "1843", "", "07968543537", "", "", "", "", SmdrEvent.RINGING);
    private static final byte[] BYTES = (LINE.format('0') + "\r\n").getBytes(StandardCharsets.ISO_8859_1);

    private final RecordingAlerts alerts = new RecordingAlerts();

    @Test
    void linesForAReaderThatIsAwayAreRefusedAndAnAlertStandsUntilItIsBack() throws Exception {
        int port = freePort();
        try (PushConnection push = new PushConnection("127.0.0.1", port, '0', alerts)) {
            assertThatThrownBy(() -> push.take(List.of(LINE))).isInstanceOf(IOException.class);
            assertThat(alerts.keys()).containsExactly(PushConnection.ALERT);
            assertThat(push.status().connected()).isFalse();

            try (ServerSocket reader = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                push.take(List.of(LINE));

                assertThat(read(reader)).isEqualTo(BYTES);
                assertThat(alerts.keys()).isEmpty();
                assertThat(push.status().linesSent()).isEqualTo(1);
            }
        }
    }

    @Test
    void aReaderThatWentAwayUnnoticedGetsTheNextLineOnANewConnection() throws Exception {
        try (ServerSocket reader = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PushConnection push = new PushConnection("127.0.0.1", reader.getLocalPort(), '0', alerts)) {
            push.take(List.of(LINE));
            read(reader);

            push.take(List.of(LINE));

            assertThat(read(reader)).isEqualTo(BYTES);
        }
    }

    @Test
    void aStoppedConnectionConnectsNoMoreAndLeavesNoAlert() throws Exception {
        try (ServerSocket reader = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PushConnection push = new PushConnection("127.0.0.1", reader.getLocalPort(), '0', alerts);
            push.close();

            assertThatThrownBy(() -> push.take(List.of(LINE))).isInstanceOf(IOException.class);
            assertThat(alerts.keys()).isEmpty();
        }
    }

    private static byte[] read(ServerSocket reader) throws IOException {
        try (Socket connection = reader.accept()) {
            return connection.getInputStream().readNBytes(BYTES.length);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
