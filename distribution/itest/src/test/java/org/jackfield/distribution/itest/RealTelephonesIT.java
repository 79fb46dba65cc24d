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
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration TALK = Duration.ofSeconds(5);
    /** As far as the ends of a recording may be from those of its segment, in milliseconds. */
    private static final long PRECISION = 100;
    /** How late a machine with much to do may tell a telephone what to do, in milliseconds. */
    private static final long LATE = 150;
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

    @Test
    void theAsteriskIsFoundInTheNetwork() {
        JsonNode search = rest.send("POST", "phone-systems/discovery", "application/json",
                "{\"ranges\": \"" + office.address() + "\"}").body();
        JsonNode ended = await("the search ends").atMost(Duration.ofSeconds(120))
                .until(() -> rest.read("phone-systems/discovery/" + search.get("id").asText()), found -> !found.get("running").asBoolean());

        assertThat(ended.get("found").toString())
                .contains("\"type\":\"asterisk\"", "\"host\":\"" + office.address() + "\"", "\"port\":" + RealOffice.AMI_PORT);
    }

    @Test
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

        assertInbound(recorded, "6101");
        assertLasts(recorded, TALK);
        assertSaid(recorded, anna, customer);
        assertAsAsterisk(recorded, CUSTOMER, "6101", "-to", "-from");
    }

    @Test
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

    /** The second time because what was learned of the first call, and of where it came from, must not disturb the next ones. */
    @RepeatedTest(3)
    void aCallThatIsHeldAndRetrieved() throws IOException {
        Duration spell = Duration.ofSeconds(3);
        call(customer, "5556101", anna);
        RealOffice.letPass(spell);
        anna.tell("hold");
        RealOffice.letPass(spell);
        anna.tell("resume");
        RealOffice.letPass(spell);
        customer.tell("hangup");

        JsonNode recorded = awaitSegments(1).getFirst();

        assertInbound(recorded, "6101");
        assertThat(recorded.get("holdMillis").asLong()).isCloseTo(spell.toMillis(), within(PRECISION + LATE));
        assertLasts(recorded, spell.multipliedBy(2));
        // baresip reads on while it holds, so that one place holds for what is said before and after
        for (int channel = 0; channel < 2; channel++) {
            Sound heard = heard(recorded, channel);
            Sound said = (channel == 0 ? anna : customer).said();
            int begin = assertLike("before it is held", heard.between(0, 2500), said, 0.99);
            int after = heard.millis() - 2500;
            int again = assertLike("after it is retrieved", heard.between(after, heard.millis() - 100), said, 0.99);
            assertThat(again * 1000L / Sound.RATE).as("nothing is shifted").isCloseTo(after + begin * 1000L / Sound.RATE, within(20L));
            assertThat(heard.between(3500, 5500).loudest()).as("while it is held").isZero();
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

        assertInbound(recorded.getFirst(), "6101");
        assertInbound(recorded.getLast(), "6102");
        assertThat(recorded.getFirst().get("call")).isEqualTo(recorded.getLast().get("call"));
        recorded.forEach(segment -> assertLasts(segment, TALK));
        assertSaid(recorded.getFirst(), anna, customer);
        assertSaid(recorded.getLast(), bert, customer);
    }

    @Test
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

        assertInbound(recorded.getFirst(), "6101");
        assertInbound(recorded.getLast(), "6102");
        recorded.forEach(segment -> assertLasts(segment, TALK));
        Sound first = heard(recorded.getFirst(), 1);
        assertLike("the customer before the consultation", first.between(0, 4500), customer.said(), 0.99);
        assertLike("Anna all the time", heard(recorded.getFirst(), 0), anna.said(), 0.99);
        Sound consulted = first.between(first.millis() - 4000, first.millis() - 200);
        int place = assertLike("Bert in the consultation", consulted, bert.said(), 0.99);
        long bertAnswered = millis(recorded.getLast(), "answered") - millis(recorded.getFirst(), "answered");
        assertThat(place * 1000L / Sound.RATE).as("where it was said")
                .isCloseTo(first.millis() - 4000 - bertAnswered, within(PRECISION + LATE));
        Sound second = heard(recorded.getLast(), 1);
        assertLike("Bert all the time", heard(recorded.getLast(), 0), bert.said(), 0.99);
        assertLike("Anna in the consultation", second.between(500, 4000), anna.said(), 0.99);
        // Asterisk has a second to carry it out
        assertLike("the customer after it", second.between(second.millis() - 4000, second.millis() - 200), customer.said(), 0.99);
    }

    @Test
    void aCallInGsmIsAsAlikeAsTheCodecAllows() throws IOException {
        jackfield.shell("recording:format gsm");
        try {
            call(customer, "5556101", anna);
            RealOffice.letPass(TALK);
            customer.tell("hangup");

            JsonNode recorded = awaitSegments(1).getFirst();

            assertLasts(recorded, TALK);
            Sound heard = Sound.ofWav(rest.octets("recordings/" + id(recorded) + "/audio"), 0);
            Sound both = Sound.mixed(heard.samples().length, heard, customer.said(), anna.said());
            double likeness = heard.likeness(both, 0);
            System.out.printf("both in GSM: likeness %.5f%n", likeness);
            assertThat(likeness).as("both mixed").isGreaterThan(0.9);
        } finally {
            jackfield.shell("recording:format g711");
        }
    }

    private static void assertInbound(JsonNode segment, String extension) {
        assertThat(segment.get("extension").asText()).isEqualTo(extension);
        assertThat(segment.get("outsideNumber").asText()).isEqualTo(CUSTOMER);
        assertThat(segment.get("ddi").asText()).isEqualTo("5556101");
        assertThat(segment.get("direction").asText()).isEqualTo("INBOUND");
        assertThat(segment.get("trunk").asText()).isEqualTo("trunk1");
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
        long lasted = segment.get("talkMillis").asLong() + segment.get("holdMillis").asLong();
        assertThat(segment.get("talkMillis").asLong()).isGreaterThanOrEqualTo(talked.toMillis() - PRECISION);
        assertThat(part.get("durationMillis").asLong()).isCloseTo(lasted, within(PRECISION));
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
        assertLike("said at " + device.number, inner(heard(segment, 0)), device.said(), 0.99);
        assertLike("said at " + other.number, inner(heard(segment, 1)), other.said(), 0.99);
    }

    /** Without the last tenth of a second: who hangs up is silent before the phone system tells of it. */
    private static Sound inner(Sound heard) {
        return heard.between(0, heard.millis() - (int) PRECISION);
    }

    private static int assertLike(String what, Sound heard, Sound said, double limit) {
        int begin = said.begins(heard);
        double likeness = heard.likeness(said, -begin);
        System.out.printf("%s: at %d ms, likeness %.5f%n", what, begin * 1000L / Sound.RATE, likeness);
        assertThat(likeness).as(what).isGreaterThan(limit);
        return begin;
    }

    /**
     * Both sides begin where Asterisk's own recording of the call begins, and are as long. Asterisk writes by its own clock and leaves
     * out or repeats a frame when it is late; so it is compared from the middle on where it is not all alike.
     */
    private static void assertAsAsterisk(JsonNode segment, String from, String to, String device, String other) throws IOException {
        for (int channel = 0; channel < 2; channel++) {
            Sound heard = heard(segment, channel);
            Sound reference = office.recordedByAsterisk(from, to, channel == 0 ? device : other);
            int alike = 0;
            for (int at = 0; at + 500 < heard.millis(); at += 500) {
                Sound piece = heard.between(at, at + 500);
                int begin = reference.begins(piece);
                boolean placed = Math.abs(begin * 1000L / Sound.RATE - at) < PRECISION;
                alike += placed && piece.likeness(reference, -begin) > 0.99 ? 1 : 0;
            }
            System.out.printf("Asterisk's %s: %d of %d half seconds, %d ms and %d ms%n", channel == 0 ? device : other, alike,
                    heard.millis() / 500, heard.millis(), reference.millis());
            assertThat(alike).as("half seconds that are as in Asterisk's own recording").isGreaterThanOrEqualTo(heard.millis() / 500 - 2);
            assertThat((long) heard.millis()).isCloseTo(reference.millis(), within(2 * PRECISION));
        }
    }
}
