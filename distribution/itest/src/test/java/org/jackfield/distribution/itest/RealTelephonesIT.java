package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Real telephones at a real Asterisk, seen at the mirror port of its switch, their calls told by its manager interface: what is
 * kept is what each said, for as long as they talked, under the right numbers. What Asterisk records itself is the measure.
 */
class RealTelephonesIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration TALK = Duration.ofSeconds(5);
    /** As far as the ends of a recording may be from those of its segment, in milliseconds. */
    private static final long PRECISION = 100;
    private static final String CUSTOMER = "07700900123";

    private static RealOffice office;
    private static Instance jackfield;
    private static Rest rest;
    private static Phone anna;
    private static Phone bert;
    private static Phone customer;

    private final Set<String> before = new HashSet<>();

    @BeforeAll
    static void start() throws IOException {
        office = RealOffice.started(Path.of(System.getProperty("jackfield.instances")).toAbsolutePath().resolve("real-office"));
        anna = office.telephone(6101, Sound.spoken("customer-1-topic-1", "customer-1-topic-2", "customer-1-topic-3", "mailbox",
                "internal-1-topic-1"));
        bert = office.telephone(6102, Sound.spoken("customer-2-topic-1", "customer-2-topic-2", "internal-1-topic-2", "attendant",
                "announcement", "customer-2-inbound"));
        customer = office.outside(CUSTOMER, Sound.spoken("customer-1-inbound", "internal-1-internal", "customer-2-outbound",
                "customer-1-outbound", "internal-1-topic-1", "customer-2-topic-2"));
        jackfield = Instance.fresh("real-telephones").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        Files.writeString(jackfield.path("etc/org.jackfield.core.capture.cfg"), """
                interfaces = %s
                ports = 10000-10100, 30000-30200
                signallingPorts = %d
                phoneSystems = %s
                """.formatted(office.mirrorPort(), RealOffice.SIP_PORT, office.address()));
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("recording-ip-sip=4", "nodes=1"));
        jackfield.start();
        rest = new Rest(jackfield);
        Path secret = Files.writeString(jackfield.path("ami-password"), "s3cret\n");
        jackfield.shell("telephony:add-system --host " + office.address() + " --port " + RealOffice.AMI_PORT
                + " --user jackfield --password-file " + secret + " --option context=internal asterisk Asterisk");
        await("Asterisk is followed").atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                assertThat(rest.metrics()).containsPattern("jackfield_[a-z_]*telephony_link_up\\{[^}]*} 1"));
        await("recording runs").atMost(Duration.ofSeconds(60)).until(() -> rest.get("recordings/live").status() == 200);
        jackfield.shell("recording:devices --add 6101,6102");
        jackfield.shell("recording:format g711");
        await("it captures").atMost(SOON).until(() -> jackfield.shell("capture:status").contains("captured"));
    }

    @AfterAll
    static void stop() throws IOException {
        jackfield.close();
        rest.close();
        office.close();
    }

    @BeforeEach
    void look() {
        rest.read("recordings?unrecorded=true&size=100").get("items").forEach(one -> before.add(id(one)));
        anna.reset();
        bert.reset();
        customer.reset();
    }

    @RepeatedTest(1)
    void anInternalCall() throws IOException {
        call(anna, "6102", bert);
        RealOffice.letPass(TALK);
        anna.tell("hangup");

        JsonNode recorded = awaitSegments(1).getFirst();

        assertThat(recorded.get("extension").asText()).isEqualTo("6102");
        assertThat(recorded.get("caller").asText()).isEqualTo("6101");
        assertThat(recorded.get("type").asText()).isEqualTo("INTERNAL");
        assertLasts(recorded, TALK);
        assertSaid(recorded, bert, anna);
        assertAsAsterisk(recorded, "6101", "6102", "-to", "-from");
    }

    @Test
    void aCallFromOutside() throws IOException {
        call(customer, "5556101", anna);
        RealOffice.letPass(TALK);
        customer.tell("hangup");

        JsonNode recorded = awaitSegments(1).getFirst();

        assertThat(recorded.get("extension").asText()).isEqualTo("6101");
        assertThat(recorded.get("outsideNumber").asText()).isEqualTo(CUSTOMER);
        assertThat(recorded.get("direction").asText()).isEqualTo("INBOUND");
        assertThat(recorded.get("trunk").asText()).isEqualTo("trunk1");
        assertLasts(recorded, TALK);
        assertSaid(recorded, anna, customer);
        assertAsAsterisk(recorded, CUSTOMER, "6101", "-to", "-from");
    }

    @RepeatedTest(1)
    void aCallToTheOutside() throws IOException {
        call(anna, "9" + CUSTOMER, customer);
        RealOffice.letPass(TALK);
        customer.tell("hangup");

        JsonNode recorded = awaitSegments(1).getFirst();

        assertThat(recorded.get("extension").asText()).isEqualTo("6101");
        assertThat(recorded.get("outsideNumber").asText()).isEqualTo(CUSTOMER);
        assertThat(recorded.get("direction").asText()).isEqualTo("OUTBOUND");
        assertThat(recorded.get("trunk").asText()).isEqualTo("trunk1");
        assertLasts(recorded, TALK);
        assertSaid(recorded, anna, customer);
    }

    @RepeatedTest(5)
    void aCallThatIsHeldAndRetrieved() throws IOException {
        call(customer, "5556101", anna);
        RealOffice.letPass(Duration.ofSeconds(3));
        anna.tell("hold");
        RealOffice.letPass(Duration.ofSeconds(3));
        anna.tell("resume");
        RealOffice.letPass(Duration.ofSeconds(3));
        customer.tell("hangup");

        JsonNode recorded = awaitSegments(1).getFirst();

        System.out.println(recorded);
        System.out.println(rest.read("recordings/" + id(recorded) + "/timeline"));
        Sound a = heard(recorded, 0), b = heard(recorded, 1);
        a.writeWav(Path.of("/tmp/proof-hold-a.wav"));
        b.writeWav(Path.of("/tmp/proof-hold-b.wav"));
        for (int i = 0; i + 500 < a.millis(); i += 500) {
            System.out.printf("%d: %.0f %.0f | %d %d%n", i, a.between(i, i + 500).loudest(), b.between(i, i + 500).loudest(),
                    anna.said().begins(a.between(i, i + 500)) / 8, customer.said().begins(b.between(i, i + 500)) / 8);
        }
    }

    @Test
    void aBlindTransfer() throws IOException {
        call(customer, "5556101", anna);
        RealOffice.letPass(TALK);
        anna.tell("transfer", "6102");
        bert.awaitEvent("CALL_INCOMING");
        RealOffice.letPass(Duration.ofSeconds(1));
        bert.tell("accept");
        bert.awaitEvent("CALL_ESTABLISHED");
        RealOffice.letPass(TALK);
        customer.tell("hangup");

        List<JsonNode> recorded = awaitSegments(2);
        recorded.forEach(System.out::println);
        assertSaid(recorded.get(0), anna, customer);
        assertSaid(recorded.get(1), bert, customer);
    }

    @RepeatedTest(1)
    void aTransferAfterAConsultation() throws IOException {
        call(customer, "5556101", anna);
        RealOffice.letPass(TALK);
        anna.press("*2");
        RealOffice.letPass(Duration.ofSeconds(1));
        anna.press("6102");
        bert.awaitEvent("CALL_INCOMING");
        bert.tell("accept");
        bert.awaitEvent("CALL_ESTABLISHED");
        RealOffice.letPass(TALK);
        anna.tell("hangup");
        RealOffice.letPass(TALK);
        customer.tell("hangup");

        List<JsonNode> recorded = awaitSegments(2);
        recorded.forEach(System.out::println);
        for (JsonNode r : recorded) {
            System.out.println(rest.read("recordings/" + id(r) + "/timeline"));
            Sound a = heard(r, 0), b = heard(r, 1);
            for (int i = 0; i + 500 < a.millis(); i += 500) {
                System.out.printf("%d: %.0f %.0f | %d %d %d %d%n", i, a.between(i, i + 500).loudest(), b.between(i, i + 500).loudest(),
                    anna.said().begins(a.between(i, i + 500)) / 8, customer.said().begins(b.between(i, i + 500)) / 8,
                    bert.said().begins(a.between(i, i + 500)) / 8, bert.said().begins(b.between(i, i + 500)) / 8);
            }
        }
    }

    private static void call(Phone caller, String number, Phone called) {
        caller.tell("dial", number);
        called.awaitEvent("CALL_INCOMING");
        called.tell("accept");
        called.awaitEvent("CALL_ESTABLISHED");
        caller.awaitEvent("CALL_ESTABLISHED");
    }

    /** {@return the segments that were not there before, all of them decided, in the order of their beginning} */
    private List<JsonNode> awaitSegments(int count) {
        List<JsonNode> found = new ArrayList<>();
        await(count + " segments").atMost(SOON).untilAsserted(() -> {
            found.clear();
            rest.read("recordings?unrecorded=true&size=100").get("items").forEach(one -> {
                if (!before.contains(id(one))) {
                    found.addFirst(one);
                }
            });
            assertThat(found).hasSize(count).allSatisfy(one -> assertThat(one.get("state").asText()).isEqualTo("RECORDED"));
        });
        return found;
    }

    private static String id(JsonNode segment) {
        return segment.get("segment").asText();
    }

    private static JsonNode part(JsonNode segment) {
        assertThat(segment.get("parts")).hasSize(1);
        return segment.get("parts").get(0);
    }

    private static void assertLasts(JsonNode segment, Duration talked) {
        JsonNode part = part(segment);
        assertThat(segment.get("talkMillis").asLong()).isGreaterThanOrEqualTo(talked.toMillis() - PRECISION);
        assertThat(part.get("durationMillis").asLong()).isCloseTo(segment.get("talkMillis").asLong(), within(PRECISION));
        assertThat(millis(part, "started")).isCloseTo(millis(segment, "answered"), within(PRECISION));
        assertThat(millis(part, "ended")).isCloseTo(millis(segment, "ended"), within(PRECISION));
        for (String lost : List.of("lostNetwork", "lostCapture", "lostDisk")) {
            assertThat(part.get(lost).asLong()).as(lost).isZero();
        }
        assertThat(rest.read("recordings/" + id(segment) + "/integrity").get("verdict").asText()).isEqualTo("GENUINE");
    }

    private static long millis(JsonNode where, String field) {
        return Instant.parse(where.get(field).asText()).toEpochMilli();
    }

    private static Sound heard(JsonNode segment, int channel) {
        byte[] wav = rest.octets("recordings/" + id(segment) + "/audio");
        assertThat(Sound.channels(wav)).as("the sides apart").isEqualTo(2);
        return Sound.ofWav(wav, channel);
    }

    /** What is in the two channels is what the telephone of the segment said, and what the other one said. */
    private static void assertSaid(JsonNode segment, Phone device, Phone other) throws IOException {
        assertLike("said at " + device.number, heard(segment, 0), device.said(), 0.99);
        assertLike("said at " + other.number, heard(segment, 1), other.said(), 0.99);
    }

    private static int assertLike(String what, Sound heard, Sound said, double limit) {
        int begin = said.begins(heard);
        double likeness = heard.likeness(said, -begin);
        System.out.printf("%s: begins at %d ms, likeness %.5f%n", what, begin * 1000L / Sound.RATE, likeness);
        if (likeness < 0.999) {
            for (int i = 0; i + 500 < heard.millis(); i += 500) {
                Sound w = heard.between(i, i + 500);
                int at = said.begins(w);
                System.out.printf("   %d: at %.3f ms likeness %.4f%n", i, at / 8.0 - i, w.likeness(said, -at));
            }
        }
        assertThat(likeness).as(what).isGreaterThan(limit);
        return begin;
    }

    /** Both sides begin where Asterisk's own recording of the call begins, and are as long. */
    private static void assertAsAsterisk(JsonNode segment, String from, String to, String device, String other) throws IOException {
        for (int channel = 0; channel < 2; channel++) {
            Sound heard = heard(segment, channel);
            Sound reference = office.recordedByAsterisk(from, to, channel == 0 ? device : other);
            int begin = assertLike("Asterisk " + from + ' ' + to + ' ' + channel, heard, reference, 0.99);
            assertThat((long) begin * 1000 / Sound.RATE).as("begins when Asterisk's does").isCloseTo(0, within(PRECISION));
            System.out.printf("  lasts %d ms, Asterisk's %d ms%n", heard.millis(), reference.millis());
            assertThat((long) heard.millis()).isCloseTo(reference.millis(), within(2 * PRECISION));
        }
    }
}
