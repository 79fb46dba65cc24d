package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Calls of recorded devices, from the datagrams of their telephones to what is played: the office makes SIP and RTP, mirrors
 * it, and everything behind is the product.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RecordingIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int HEADER = 44;
    private static final int RATE = 8000;
    /** As far as a recording's ends may be from its segment's, in milliseconds. */
    private static final long PRECISION = 100;
    private static final String NETWORK = "127.23";

    private static Instance jackfield;
    private static Rest rest;
    private static Issuer issuer;
    private static Path with;
    private static Path without;

    private final Set<String> before = new HashSet<>();

    @BeforeAll
    static void start() throws IOException {
        jackfield = Instance.fresh("recording").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        int mirror = freePort();
        int sip = freePort();
        SimulatedOffice.in(jackfield, "office = false", "media = true", "mediaNetwork = " + NETWORK, "sipPort = " + sip,
                "mirrorTo = 127.0.0.1:" + mirror);
        Files.writeString(jackfield.path("etc/org.jackfield.core.capture.cfg"), """
                remote = 127.0.0.1:%d
                remoteSenders = 127.0.0.1
                ports = 16384-32767
                signallingPorts = %d
                phoneSystems = %s.0.1
                """.formatted(mirror, sip, NETWORK));
        Files.writeString(jackfield.path("etc/org.jackfield.apps.recording.devices.cfg"), """
                phoneSystem = Office
                extensions = 1001
                """);
        issuer = new Issuer(jackfield);
        without = issuer.issue("ip-smdr", "nodes=1");
        with = issuer.issue("recording-ip-sip=2", "pci-compliance", "ip-smdr", "nodes=1");
        issuer.exchange(with);
        jackfield.start();
        rest = new Rest(jackfield);
        awaitServing();
    }

    @AfterAll
    static void stop() {
        rest.close();
        jackfield.close();
    }

    @BeforeEach
    void look() {
        rest.read("recordings?unrecorded=true&size=100").get("items").forEach(one -> before.add(one.get("segment").asText()));
    }

    @Test
    @Order(1)
    void aCallIsRecordedForAsLongAsItWasTalkedAndIsGenuine() {
        talk();
        speak(Duration.ofSeconds(5));
        hangUp();

        JsonNode recorded = awaitSegment("RECORDED");

        assertThat(recorded.get("extension").asText()).isEqualTo("1003");
        assertThat(recorded.get("caller").asText()).isEqualTo("1001");
        assertThat(onlyPart(recorded).get("durationMillis").asLong())
                .isCloseTo(recorded.get("talkMillis").asLong(), within(PRECISION));
        short[] samples = audio(recorded, 1);
        assertThat(samples.length * 1000L / RATE).isEqualTo(onlyPart(recorded).get("durationMillis").asLong());
        assertThat(loudest(samples, 0, samples.length)).as("somebody is heard").isGreaterThan(1000);
        assertThat(verdict(recorded)).isEqualTo("GENUINE");
    }

    @Test
    @Order(2)
    void nothingThatIsSaidInAPauseIsKept() {
        talk();
        speak(Duration.ofSeconds(3));
        assertThat(post("recordings/pause", "{\"extension\": \"1001\"}").get(0).get("paused").asBoolean()).isTrue();
        speak(Duration.ofSeconds(3));
        post("recordings/resume", "{\"extension\": \"1001\"}");
        speak(Duration.ofSeconds(3));
        hangUp();

        JsonNode recorded = awaitSegment("RECORDED");

        JsonNode pauses = rest.read("recordings/" + id(recorded) + "/timeline").get("pauses");
        assertThat(pauses).hasSize(1);
        int from = samplesOf(pauses.get(0).get("fromMillis").asLong());
        int to = samplesOf(pauses.get(0).get("toMillis").asLong());
        assertThat(to - from).isGreaterThan(2 * RATE);
        short[] samples = audio(recorded, 1);
        // a frame of GSM is 20 ms, and its filter rings on
        assertThat(loudest(samples, from + RATE / 10, to - RATE / 10)).as("in the pause").isLessThan(50);
        assertThat(loudest(samples, 0, from)).isGreaterThan(1000);
        assertThat(pauses.get(0).get("by").asText()).isEqualTo("engineer");
    }

    @Test
    @Order(3)
    void aFeatureThatEndsLetsItsCallsEndFirst() {
        talk();
        speak(Duration.ofSeconds(3));
        issuer.exchange(without);
        await("ending").atMost(SOON).untilAsserted(() ->
                assertThat(rest.read("features/recording").get("state").asText()).isIn("ENDING", "UNLICENSED"));
        speak(Duration.ofSeconds(3));
        hangUp();
        await("gone").atMost(SOON).untilAsserted(() ->
                assertThat(rest.read("features/recording").get("state").asText()).isEqualTo("UNLICENSED"));
        issuer.exchange(with);
        awaitServing();

        JsonNode recorded = awaitSegment("RECORDED");

        assertThat(onlyPart(recorded).get("interrupted").asBoolean()).isFalse();
        assertThat(onlyPart(recorded).get("durationMillis").asLong())
                .isCloseTo(recorded.get("talkMillis").asLong(), within(PRECISION));
    }

    @Test
    @Order(4)
    void aBundleThatIsStoppedLeavesWhatItHasAndGoesOnInASecondPart() {
        talk();
        speak(Duration.ofSeconds(4));
        jackfield.shell("jackfield:feature-stop recording");
        await("stopped").atMost(SOON).until(() -> rest.get("recordings/live").status() == 404);
        assertThat(rest.read("calls/live").get("items")).as("the call goes on").hasSize(1);
        jackfield.shell("jackfield:feature-start recording");
        awaitServing();
        await("recorded again").atMost(SOON).until(() -> rest.read("recordings/live").size() == 1);
        speak(Duration.ofSeconds(4));
        hangUp();

        JsonNode recorded = awaitParts(2);

        assertThat(recorded.get("parts").get(0).get("interrupted").asBoolean()).isTrue();
        assertThat(recorded.get("parts").get(0).get("durationMillis").asLong()).isGreaterThan(2500);
        assertThat(recorded.get("parts").get(1).get("interrupted").asBoolean()).isFalse();
        for (int part = 1; part <= 2; part++) {
            short[] samples = audio(recorded, part);
            assertThat(loudest(samples, 0, samples.length)).as("part %s", part).isGreaterThan(1000);
        }
    }

    @Test
    @Order(5)
    void whatWasRecordedWhenTheProcessDiesCanBePlayedWithoutAnybodysHelp() {
        talk();
        speak(Duration.ofSeconds(6));
        long told = System.nanoTime();
        String live = rest.read("recordings/live").get(0).get("segment").asText();
        long kept = Duration.ofNanos(System.nanoTime() - told).toMillis();
        jackfield.kill();
        jackfield.start();
        awaitServing();

        JsonNode recorded = awaitParts(1);

        assertThat(id(recorded)).isEqualTo(live);
        assertThat(recorded.get("parts").get(0).get("interrupted").asBoolean()).isTrue();
        assertThat(recorded.get("parts").get(0).get("durationMillis").asLong())
                .as("all but the last second, %s ms after it was asked", kept).isGreaterThan(5000);
        assertThat(loudest(audio(recorded, 1), 0, RATE * 4)).isGreaterThan(1000);
        assertThat(verdict(recorded)).isEqualTo("GENUINE");
    }

    @Test
    @Order(6)
    void aChangedByteIsFound() throws IOException {
        JsonNode first = rest.read("recordings?size=100").get("items").get(0);
        Path file = file(first.get("parts").get(0).get("id").asText());
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(verdict(first)).isEqualTo("ALTERED");

        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(verdict(first)).isEqualTo("GENUINE");
    }

    @Test
    @Order(7)
    void everySegmentOfTheDeviceIsAccountedFor() {
        jackfield.shell("simulator:place 1001 1003");
        hangUp();
        awaitSegment("NO_AUDIO_EXPECTED");

        await("the last one is decided").atMost(SOON).until(() ->
                rest.read("recordings/ledger").get("counts").path("PENDING").asInt() == 0);
        JsonNode counts = rest.read("recordings/ledger").get("counts");
        assertThat(counts.path("UNLICENSED").asInt()).isZero();
        assertThat(rest.read("recordings?unrecorded=true&size=100").get("total").asInt())
                .isEqualTo(sum(counts));
    }

    /** {@return a UDP port that nobody has} */
    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.asInt();
        }
        return sum;
    }

    private static void awaitServing() {
        SimulatedOffice.awaitFollowed(rest);
        await("recording runs").atMost(Duration.ofSeconds(60)).until(() -> rest.get("recordings/live").status() == 200);
        SimulatedOffice.awaitHeard(jackfield);
    }

    private static void talk() {
        jackfield.shell("simulator:place 1001 1003");
        jackfield.shell("simulator:answer 1003");
        await("heard").atMost(SOON).untilAsserted(() -> {
            JsonNode live = rest.read("recordings/live");
            assertThat(live).hasSize(1);
            assertThat(live.get(0).get("audio").asBoolean()).isTrue();
        });
    }

    /** Speech takes its time. */
    private static void speak(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await("time to speak").atMost(time.plusSeconds(10)).pollInterval(Duration.ofMillis(100))
                .until(() -> System.nanoTime() - end >= 0);
    }

    private static void hangUp() {
        jackfield.shell("simulator:clear 1001");
    }

    private static JsonNode post(String path, String body) {
        Rest.Answer answer = rest.send("POST", path, "application/json", body);
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private JsonNode awaitSegment(String state) {
        return await("a segment " + state).atMost(SOON).ignoreExceptions().until(() -> onlyNew(), one ->
                one != null && one.get("state").asText().equals(state));
    }

    private JsonNode awaitParts(int parts) {
        return await(parts + " parts").atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> onlyNew(), one ->
                one != null && one.get("parts").size() == parts && !one.get("state").asText().equals("PENDING"));
    }

    /** {@return the segment that was not there before; null if there is none yet} */
    private JsonNode onlyNew() {
        JsonNode found = null;
        for (JsonNode one : rest.read("recordings?unrecorded=true&size=100").get("items")) {
            if (!before.contains(id(one))) {
                assertThat(found).as("one segment and %s", one).isNull();
                found = one;
            }
        }
        return found;
    }

    private static String id(JsonNode segment) {
        return segment.get("segment").asText();
    }

    private static JsonNode onlyPart(JsonNode segment) {
        assertThat(segment.get("parts")).hasSize(1);
        return segment.get("parts").get(0);
    }

    private static String verdict(JsonNode segment) {
        return rest.read("recordings/" + id(segment) + "/integrity").get("verdict").asText();
    }

    private static short[] audio(JsonNode segment, int part) {
        byte[] wav = rest.octets("recordings/" + id(segment) + "/audio?part=" + part);
        ByteBuffer data = ByteBuffer.wrap(wav, HEADER, wav.length - HEADER).order(ByteOrder.LITTLE_ENDIAN);
        short[] samples = new short[data.remaining() / 2];
        data.asShortBuffer().get(samples);
        return samples;
    }

    private static int samplesOf(long millis) {
        return (int) (millis * RATE / 1000);
    }

    private static int loudest(short[] samples, int from, int to) {
        int loudest = 0;
        for (short sample : Arrays.copyOfRange(samples, from, Math.min(to, samples.length))) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }

    private static Path file(String recording) {
        try (Stream<Path> files = Files.walk(jackfield.path("recordings"))) {
            return files.filter(file -> file.endsWith(recording + ".jrec")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
