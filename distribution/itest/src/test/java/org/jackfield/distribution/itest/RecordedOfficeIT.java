package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is said in the simulated office is what one hears in its recordings: from the telephones' sockets over the mirrored
 * packets, capture, recorder, encrypted file and player to the ear.
 */
class RecordedOfficeIT {
    private static final Path VOICES = Path.of("../../bundles/connectors/simulator/src/main/resources/voices");
    private static final int RATE = 8000;
    private static final int FRAME = 160;
    /** Turns of both sides lie by the clock within this, in samples. */
    private static final int APART = RATE / 20;
    private static final int TALK_SECONDS = 8;

    private static Instance jackfield;
    private static Rest rest;

    @BeforeAll
    static void start() throws IOException {
        jackfield = Instance.fresh("recorded-office").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        String network = "127." + (30 + ProcessHandle.current().pid() % 200);
        int mirror = FreePorts.udp();
        SimulatedOffice.in(jackfield, "office = false", "media = true", "mediaNetwork = " + network,
                "mirrorTo = 127.0.0.1:" + mirror);
        Files.writeString(jackfield.path("etc/org.jackfield.core.capture.cfg"), """
                remote = 127.0.0.1:%d
                remoteSenders = 127.0.0.1
                phoneSystems = %s.0.1
                """.formatted(mirror, network));
        Files.writeString(jackfield.path("etc/org.jackfield.apps.recording.devices.cfg"), """
                phoneSystem = Office
                extensions = 1004, 1006@%s.10.6
                """.formatted(network));
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("recording-ip-sip=4"));
        jackfield.start();
        rest = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(rest);
        await("recording runs").atMost(Duration.ofSeconds(60)).until(() -> rest.get("recordings").status() == 200);
        await("the devices are recorded").atMost(Duration.ofSeconds(30))
                .until(() -> jackfield.shell("recording:devices").contains("1006"));
        SimulatedOffice.awaitHeard(jackfield);
    }

    @AfterAll
    static void stop() {
        // First, because an instance that did not get ready has no REST.
        jackfield.close();
        rest.close();
    }

    @Test
    void aTelephoneWithSipIsHeardAsItSpoke() throws IOException {
        heard("1004", "1001");
    }

    @Test
    void aTelephoneThatIsKnownByItsAddressAloneIsHeardAsWell() throws IOException {
        heard("1006", "1005");
    }

    private static void heard(String recorded, String caller) throws IOException {
        assertThat(jackfield.shell("simulator:place " + caller + ' ' + recorded)).doesNotContain("Error");
        assertThat(jackfield.shell("simulator:answer " + recorded)).doesNotContain("Error");
        Instant answered = Instant.now();
        await("they have talked").pollInterval(Duration.ofMillis(100)).atMost(Duration.ofSeconds(30))
                .until(() -> Instant.now().isAfter(answered.plusSeconds(TALK_SECONDS)));
        jackfield.shell("simulator:do hangup " + recorded);

        JsonNode recording = await("it is recorded").atMost(Duration.ofMinutes(3)).until(() -> of(recorded), found -> found != null);

        assertThat(recording.get("caller").asText()).isEqualTo(caller);
        assertThat(recording.get("talkMillis").asLong()).isBetween(TALK_SECONDS * 1000L, 30_000L);
        double[] ear = samples(rest.octets("recordings/" + recording.get("segment").asText() + "/audio"));
        assertThat(ear.length * 1000L / RATE).isCloseTo(recording.get("talkMillis").asLong(),
                offset(100L));
        List<Turn> turns = turns("internal-1-internal");
        assertThat(turns).hasSize(2).allSatisfy(turn -> assertThat(likeness(ear, turn)).as("turn at %d", turn.begin()).isGreaterThan(0.9));
    }

    private static JsonNode of(String extension) {
        for (JsonNode each : rest.read("recordings").get("items")) {
            if (each.get("extension").asText().equals(extension) && each.get("state").asText().equals("RECORDED")) {
                return each;
            }
        }
        return null;
    }

    /** What somebody says, and how many samples after the talk began. */
    private record Turn(int begin, double[] samples) {
    }

    /** The turns of a piece, from the files of the simulator; see the README beside src/main/voices/make. */
    private static List<Turn> turns(String piece) throws IOException {
        byte[] speech = Files.readAllBytes(VOICES.resolve(piece + ".al"));
        String line = Files.readAllLines(VOICES.resolve("index")).stream().filter(each -> each.startsWith(piece + ' ')).findFirst()
                .orElseThrow();
        List<Turn> turns = new ArrayList<>();
        int begin = 0;
        int read = 0;
        for (String word : line.substring(line.indexOf(' ') + 1).split(" ")) {
            int length = Integer.parseInt(word.substring(2)) * FRAME;
            if (!word.startsWith("-")) {
                double[] samples = new double[length];
                for (int i = 0; i < length; i++) {
                    samples[i] = linear(speech[read + i]);
                }
                turns.add(new Turn(begin, samples));
                read += length;
            }
            begin += length;
        }
        return turns;
    }

    /** ITU-T G.711, A-law. */
    private static double linear(byte octet) {
        int code = octet ^ 0x55;
        int segment = code >> 4 & 7;
        int step = ((code & 0xF) << 4) + 8;
        int magnitude = segment == 0 ? step : step + 0x100 << segment - 1;
        return (code & 0x80) != 0 ? magnitude : -magnitude;
    }

    private static double[] samples(byte[] wav) {
        ByteBuffer buffer = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(wav, 0, 4)).isEqualTo("RIFF");
        assertThat(buffer.getShort(22)).as("one channel").isEqualTo((short) 1);
        assertThat(buffer.getInt(24)).isEqualTo(RATE);
        int at = 12;
        while (!new String(wav, at, 4).equals("data")) {
            at += 8 + buffer.getInt(at + 4);
        }
        double[] samples = new double[(wav.length - at - 8) / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = buffer.getShort(at + 8 + 2 * i);
        }
        return samples;
    }

    /** The correlation where it is highest, near the place where the turn belongs. */
    private static double likeness(double[] ear, Turn turn) {
        double best = 0;
        for (int shift = -APART; shift <= APART; shift++) {
            double both = 0;
            double heard = 1;
            double said = 1;
            for (int i = 0; i < turn.samples().length; i++) {
                int at = turn.begin() + shift + i;
                if (at >= 0 && at < ear.length) {
                    both += ear[at] * turn.samples()[i];
                    heard += ear[at] * ear[at];
                    said += turn.samples()[i] * turn.samples()[i];
                }
            }
            best = Math.max(best, both / Math.sqrt(heard * said));
        }
        return best;
    }
}
