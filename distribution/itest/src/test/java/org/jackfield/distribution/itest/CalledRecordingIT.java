package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Recording by calls to us: SIPp calls as a phone system does (record-a-call) and as a recording client does (SIPREC), the audio
 * is that of SIPp's captured speech, and what is kept of it is compared sample by sample.
 */
class CalledRecordingIT {
    private static final Path SPEECH = Path.of(
            "../../bundles/apps/recording/src/test/resources/org/jackfield/apps/recording/incoming/g711a.pcap");
    private static final Path SCENARIOS = Path.of("src/test/sipp").toAbsolutePath();
    private static final String ALLOWED = "127.61.0.5";
    private static final String STRANGER = "127.61.0.6";
    private static final String US = "127.0.0.1";
    private static final Duration SOON = Duration.ofSeconds(60);

    private static Instance jackfield;
    private static Rest rest;
    private static int sipPort;
    private static Path folder;
    private static List<byte[]> speech;

    private final Set<String> before = new HashSet<>();
    private Process sipp;

    @BeforeAll
    static void start() throws IOException {
        sipPort = FreePorts.udp();
        speech = Rtp.packets(SPEECH);
        jackfield = Instance.fresh("called-recording").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD)
                .with("JACKFIELD_SIP_PORT", String.valueOf(sipPort));
        SimulatedOffice.in(jackfield, "office = false");
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("recording-small-business=4", "nodes=1"));
        jackfield.start();
        rest = new Rest(jackfield);
        folder = Files.createDirectories(jackfield.path("sipp"));
        SimulatedOffice.awaitFollowed(rest);
        await("recording runs").atMost(Duration.ofSeconds(60)).until(() -> rest.get("recordings/live").status() == 200);
        jackfield.shell("recording:devices --add 1003 --method record-a-call");
        jackfield.shell("recording:devices --add 1004 --method siprec");
        jackfield.shell("recording:format g711");
        jackfield.shell("recording:sources --on --allow " + ALLOWED + " --announce record-a-call");
        jackfield.shell("recording:sources --on --allow " + ALLOWED + " siprec");
        await("the SIP port is open").atMost(SOON).until(() -> jackfield.shell("sip:status").contains(String.valueOf(sipPort)));
    }

    @AfterAll
    static void stop() {
        jackfield.close();
        rest.close();
    }

    @BeforeEach
    void look() {
        rest.read("recordings?unrecorded=true&size=100").get("items").forEach(one -> before.add(one.get("segment").asText()));
    }

    @Test
    void aCallThatIsRecordedByCallingUsHearsTheAnnouncementAndIsKeptSampleBySample() throws Exception {
        talk("1003");
        try (Rtp media = new Rtp(ALLOWED)) {
            Path answered = call("record-a-call", ALLOWED, "device", "1003", "first", String.valueOf(media.port()));
            int port = Integer.parseInt(awaitFile(answered).strip());
            Thread voice = Thread.ofPlatform().start(() -> media.send(speech, US, port));
            List<byte[]> announcement = media.received(Duration.ofSeconds(2));
            voice.join();
            awaitEnd();
            jackfield.shell("simulator:clear 1001");

            JsonNode recorded = awaitRecorded();

            assertThat(recorded.get("extension").asText()).isEqualTo("1003");
            assertThat(recorded.get("source").asText()).isEqualTo("record-a-call");
            assertKept(recorded, 0, speech);
            assertThat(Rtp.aLaw(announcement).loudest()).as("somebody speaks in the announcement").isGreaterThan(1000);
            assertThat(Rtp.aLaw(announcement).millis()).isGreaterThan(1000);
        }
    }

    @Test
    void aForkedCallIsKeptStreamByStreamThroughItsChange() throws Exception {
        talk("1004");
        List<byte[]> other = Rtp.bySource(speech.subList(30, 110), 0x22);
        List<byte[]> third = Rtp.bySource(speech.subList(60, 200), 0x33);
        try (Rtp first = new Rtp(ALLOWED); Rtp second = new Rtp(ALLOWED); Rtp moved = new Rtp(ALLOWED)) {
            Path answered = call("siprec", ALLOWED, "device", "1004", "other", "1001", "third", "1009",
                    "first", String.valueOf(first.port()), "second", String.valueOf(second.port()),
                    "moved", String.valueOf(moved.port()));
            String[] ports = awaitFile(answered).strip().split(" ");
            Thread voice = Thread.ofPlatform().start(() -> first.send(speech, US, Integer.parseInt(ports[0])));
            second.send(other, US, Integer.parseInt(ports[1]));
            String[] changed = awaitFile(folder.resolve("changed")).strip().split(" ");
            moved.send(third, US, Integer.parseInt(changed[1]));
            voice.join();
            awaitEnd();
            jackfield.shell("simulator:clear 1001");

            JsonNode recorded = awaitRecorded();

            assertThat(recorded.get("extension").asText()).isEqualTo("1004");
            assertThat(recorded.get("source").asText()).isEqualTo("siprec");
            assertKept(recorded, 0, speech);
            assertKept(recorded, 1, other);
            assertKept(recorded, 1, third);
        }
    }

    @Test
    void nobodyElseIsAnswered() throws Exception {
        talk("1003");
        long refused = refused();
        try (Rtp media = new Rtp(STRANGER)) {
            Path answered = call("record-a-call", STRANGER, "device", "1003", "first", String.valueOf(media.port()));
            await("it was refused").atMost(SOON).until(() -> refused() > refused);
            assertThat(answered).doesNotExist();
            assertThat(rest.read("recordings/live").findValuesAsText("audio")).doesNotContain("true");
        }
        RealOffice.end(sipp);
        jackfield.shell("simulator:clear 1001");
        await("it is told").atMost(SOON).untilAsserted(() -> assertThat(onlyNew().get("state").asText()).isEqualTo("FAILED"));
    }

    private static long refused() {
        return jackfield.shell("sip:status").lines().filter(line -> line.contains("wrong-source"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(0);
    }

    private static void talk(String device) {
        jackfield.shell("simulator:place 1001 " + device);
        jackfield.shell("simulator:answer " + device);
        await("they talk").atMost(SOON).until(() -> rest.read("recordings/live").size() == 1);
    }

    /** Has SIPp call from an address. {@return the file that is there once it was answered} */
    private Path call(String scenario, String from, String... keys) throws IOException {
        Path answered = folder.resolve("answered");
        Files.deleteIfExists(answered);
        Files.deleteIfExists(folder.resolve("changed"));
        List<String> line = new ArrayList<>(List.of("sipp", "-sf", SCENARIOS.resolve(scenario + ".xml").toString(), "-nostdin", "-m", "1",
                "-i", from, "-p", String.valueOf(FreePorts.udp()), "-key", "answered", answered.toString(),
                "-key", "changed", folder.resolve("changed").toString()));
        for (int i = 0; i < keys.length; i += 2) {
            line.addAll(List.of("-key", keys[i], keys[i + 1]));
        }
        line.add(US + ":" + sipPort);
        sipp = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve(scenario + ".out").toFile()).redirectInput(Path.of("/dev/null").toFile()).start();
        return answered;
    }

    private String awaitFile(Path file) throws IOException {
        await("SIPp is answered").atMost(SOON).until(() -> Files.exists(file) || !sipp.isAlive());
        return Files.readString(file);
    }

    private void awaitEnd() throws InterruptedException {
        await("SIPp is done").atMost(SOON).until(() -> !sipp.isAlive());
        assertThat(sipp.exitValue()).as("SIPp says that all went as it should").isZero();
    }

    private JsonNode onlyNew() {
        List<JsonNode> found = new ArrayList<>();
        rest.read("recordings?unrecorded=true&size=100").get("items").forEach(one -> {
            if (!before.contains(one.get("segment").asText())) {
                found.add(one);
            }
        });
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private JsonNode awaitRecorded() {
        await("it is kept").atMost(SOON).untilAsserted(() -> assertThat(onlyNew().get("state").asText()).isEqualTo("RECORDED"));
        return onlyNew();
    }

    /** Every sample that was sent is in the channel, without a break. */
    private static void assertKept(JsonNode segment, int channel, List<byte[]> sent) {
        Sound heard = Sound.ofWav(rest.octets("recordings/" + segment.get("segment").asText() + "/audio"), channel);
        Sound said = Rtp.aLaw(sent);
        int begin = heard.begins(said);
        assertThat(begin).isBetween(0, heard.samples().length - said.samples().length);
        double[] there = Arrays.copyOfRange(heard.samples(), begin, begin + said.samples().length);
        assertThat(there).as("what was sent is what is kept").isEqualTo(said.samples());
        assertThat(rest.read("recordings/" + segment.get("segment").asText() + "/integrity").get("verdict").asText()).isEqualTo("GENUINE");
    }
}
