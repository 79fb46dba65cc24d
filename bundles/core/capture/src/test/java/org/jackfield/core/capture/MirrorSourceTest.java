package org.jackfield.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.core.capture.route.PortRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On the loopback interface of the machine. */
@Timeout(180)
class MirrorSourceTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private final RecordingAlerts alerts = new RecordingAlerts();
    private final HeardSessions heard = new HeardSessions();
    private DatagramSocket left;
    private DatagramSocket right;
    private MirrorSource source;
    private int sent;
    private volatile Duration later = Duration.ZERO;

    @BeforeEach
    void open() throws IOException {
        left = new DatagramSocket(0, HERE);
        right = new DatagramSocket(0, HERE);
        source = source("lo");
    }

    @AfterEach
    void close() {
        source.close();
        left.close();
        right.close();
    }

    @Test
    void whatPassesIsHeardWhileSomebodyListens() throws IOException {
        assertThat(source.problem()).isEmpty();
        assertThat(source.adapters().getFirst().counters().read()).isZero();
        source.add(heard);
        talk(100);
        await(() -> source.totals().get("packets.audio") == 99);
        await(() -> heard.sessions.size() == 1 && heard.sessions.getFirst().audio(Side.FIRST).length == 16_000);
        source.remove(heard);
        await(() -> heard.sessions.getFirst().interrupted);

        assertThat(heard.sessions).singleElement().satisfies(session -> {
            assertThat(session.audio(Side.FIRST)).hasSize(16_000);
            assertThat(session.interrupted).isTrue();
            assertThat(session.broken).isEmpty();
        });
    }

    @Test
    void whoComesBackSoonFindsTheCallsThatBeganBefore() throws IOException {
        source.add(heard);
        talk(100);
        await(() -> source.totals().get("packets.audio") == 99);
        source.remove(heard);
        HeardSessions back = new HeardSessions();
        source.add(back);
        await(() -> back.sessions.size() == 1);
        source.remove(back);

        later = Duration.ofMinutes(9);
        source.retry();
        long before = source.totals().get("packets");
        talk(10);
        await(() -> source.totals().get("packets") >= before + 10);
        later = Duration.ofMinutes(10).plusSeconds(1);
        source.retry();
        long after = source.totals().get("packets");
        talk(10);
        assertThat(source.counters()).containsEntry("sessions.open", 0L).containsEntry("packets", after);
    }

    @Test
    void settingsHoldAtOnceAndSessionsGoOn() throws IOException {
        source.add(heard);
        talk(50);
        await(() -> source.totals().get("packets.audio") == 49);
        source.apply(new CaptureSettings(List.of("lo"), "", List.of(), List.of(new PortRange(1, 65_535)), List.of(5060, 5062),
                List.of("127.0.0.1"), 8, ""));
        talk(50);
        await(() -> source.totals().get("packets.audio") == 99);
        source.apply(settings());
        source.close();

        assertThat(heard.sessions).singleElement().satisfies(session -> assertThat(session.audio(Side.FIRST)).hasSize(16_000));
        assertThat(source.problem()).get().satisfies(problem -> assertThat(problem.code()).isEqualTo("capture.no-interface"));
    }

    @Test
    void anAdapterThatIsNotThereIsToldOfAndTriedAgain() {
        source.close();
        source = source("no-such0", "lo");
        source.add(heard);

        assertThat(source.problem()).get().satisfies(problem -> {
            assertThat(problem.input()).isEqualTo("no-such0");
            assertThat(problem.remedy()).isNotEmpty();
        });
        assertThat(alerts.active()).singleElement()
                .satisfies(alert -> assertThat(alert.condition().key()).isEqualTo("capture.interface:no-such0"));
        source.retry();
        assertThat(alerts.active()).hasSize(1);
        assertThat(source.adapters()).extracting(adapter -> adapter.problem() == null).containsExactly(false, true);

        source.apply(settings("lo"));
        assertThat(alerts.active()).isEmpty();
    }

    @Test
    void packetsMirroredFromElsewhereAreHeard() throws IOException {
        int port;
        try (DatagramSocket free = new DatagramSocket(0, HERE)) {
            port = free.getLocalPort();
        }
        source.apply(new CaptureSettings(List.of(), "127.0.0.1:" + port, List.of("127.0.0.1"), List.of(), List.of(5060),
                List.of(), 1, ""));
        source.add(heard);
        Wire wire = new Wire();
        for (int i = 0; i < 20; i++) {
            wire.rtp("10.0.0.1:4000", "10.0.0.9:5000", 8, 7, i);
        }
        byte[] frame = new byte[1500];
        for (int length = wire.read(frame, 0, 1500); length > 0; length = wire.read(frame, 0, 1500)) {
            // TZSP: version 1, a packet received, Ethernet, no more tags (type 1).
            byte[] mirrored = ByteBuffer.allocate(5 + length).put(new byte[] {1, 0, 0, 1, 1}).put(frame, 0, length).array();
            left.send(new DatagramPacket(mirrored, mirrored.length, HERE, port));
        }
        await(() -> source.totals().get("packets.audio") == 19);
        source.close();

        assertThat(heard.sessions).singleElement().satisfies(session -> assertThat(session.audio(Side.FIRST)).hasSize(3200));
    }

    @Test
    void captureFilesInTheFolderAreReadOnce(@TempDir Path folder) throws IOException {
        Files.copy(MirrorSourceTest.class.getResourceAsStream("sip-registrations-and-calls.pcap"), folder.resolve("a.pcap"));
        Files.writeString(folder.resolve("b.pcapng"), "no capture file");
        source.apply(new CaptureSettings(List.of(), "", List.of(), List.of(), List.of(5060), List.of(), 8, folder.toString()));
        source.add(heard);
        source.retry();
        await(() -> heard.sessions.size() == 2 && heard.sessions.getLast().ended != null);
        source.retry();
        source.close();

        assertThat(heard.sessions).hasSize(2);
    }

    private void talk(int frames) throws IOException {
        for (int i = 0; i < frames; i++, sent++) {
            byte[] packet = ByteBuffer.allocate(172).put((byte) 0x80).put((byte) 8).putShort((short) sent)
                    .putInt(sent * 160).putInt(77).array();
            left.send(new DatagramPacket(packet, packet.length, HERE, right.getLocalPort()));
        }
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private MirrorSource source(String... interfaces) {
        return new MirrorSource(settings(interfaces), alerts, () -> Instant.now().plus(later), 1);
    }

    private CaptureSettings settings(String... interfaces) {
        int low = Math.min(left.getLocalPort(), right.getLocalPort());
        int high = Math.max(left.getLocalPort(), right.getLocalPort());
        List<PortRange> ranges = interfaces.length == 0 ? List.of() : List.of(new PortRange(low, low), new PortRange(high, high));
        return new CaptureSettings(List.of(interfaces), "", List.of(), ranges, List.of(5060), List.of(), 8, "");
    }
}
