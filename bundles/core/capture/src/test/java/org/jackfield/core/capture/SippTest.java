package org.jackfield.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.core.capture.HeardSessions.Heard;
import org.jackfield.core.capture.net.Frame;
import org.jackfield.core.capture.net.FrameReader;
import org.jackfield.core.capture.pcap.PcapSource;
import org.jackfield.core.capture.route.PortRange;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that SIPp makes over the loopback interface, with speech of a file, heard as they pass. */
@Timeout(120)
class SippTest {

    private static final Path SPEECH = Path.of("/usr/share/sip-tester/g711a.pcap");
    private static final int CALLS = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"u1", "t1"})
    void realCallsAreHeardSampleBySample(String transport) throws Exception {
        int answering = freePort();
        int calling = freePort();
        int media = freePort() / 2 * 2;
        int echo = freePort() / 2 * 2;
        HeardSessions heard = new HeardSessions(session -> session.signallingId().length() > 0);
        MirrorSource source = new MirrorSource(
                new CaptureSettings(List.of("lo"), "", List.of(), List.of(new PortRange(media, media + 40), new PortRange(echo, echo + 40)),
                        List.of(answering, calling), List.of(), 16, ""),
                new RecordingAlerts(), InstantSource.system(), 2);
        source.add(heard);
        Process answerer = sipp("answerer", transport, answering, echo, "-rtp_echo");
        if (transport.startsWith("t")) {
            awaitListening(answering);
        }
        Process caller = sipp("caller", transport, calling, media, "127.0.0.1:" + answering,
                "-m", "" + CALLS, "-r", "1", "-rp", "300");

        assertThat(caller.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(caller.exitValue()).isZero();
        while (heard.sessions.size() < CALLS || heard.sessions.stream().anyMatch(each -> each.ended == null)) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        answerer.destroy();
        source.close();

        byte[] sent = speech();
        assertThat(source.totals()).containsEntry("dropped.kernel", 0L).containsEntry("packets.overrun", 0L)
                .containsEntry("sip.malformed", 0L);
        assertThat(heard.sessions).hasSize(CALLS).allSatisfy(call -> check(call, sent));
    }

    private static void check(Heard call, byte[] sent) {
        assertThat(call.session().first().number()).isEqualTo("1001");
        assertThat(call.session().first().name()).isEqualTo("Caller");
        assertThat(call.session().second().number()).isEqualTo("2001");
        assertThat(call.formats).containsExactly(AudioFormat.PCMA);
        assertThat(call.audio(Side.FIRST)).isEqualTo(sent);
        assertThat(call.keys.toString()).contains("7");
        assertThat(call.interrupted).isFalse();
        assertThat(call.broken).isEmpty();
        assertThat(Duration.between(call.session().began(), call.ended)).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(12));
    }

    private Process sipp(String scenario, String transport, int port, int media, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of("sipp", "-sf",
                Path.of("src/test/sipp/" + scenario + ".xml").toAbsolutePath().toString(), "-i", "127.0.0.1", "-mi", "127.0.0.1",
                "-p", "" + port, "-mp", "" + media,
                "-t", transport, "-nostdin"));
        line.addAll(List.of(more));
        return new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve(scenario + ".out").toFile()).start();
    }

    /** The payload of all packets in the file that SIPp plays. */
    private static byte[] speech() {
        ByteArrayOutputStream speech = new ByteArrayOutputStream();
        byte[] buffer = new byte[2048];
        Frame frame = new Frame();
        try (PacketSource file = PcapSource.file(SPEECH, "udp")) {
            for (int length = file.read(buffer, 0, 2048); length > 0; length = file.read(buffer, 0, 2048)) {
                FrameReader.read(file.linkType(), buffer, 0, length, frame);
                speech.write(buffer, frame.payload() + 12, frame.payloadLength() - 12);
            }
        }
        return speech.toByteArray();
    }

    /** A request over UDP is sent again, but a connection is refused only once. */
    private static void awaitListening(int port) throws IOException {
        String listening = "0100007F:%04X 00000000:0000 0A".formatted(port);
        while (!Files.readString(Path.of("/proc/net/tcp")).contains(listening)) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
