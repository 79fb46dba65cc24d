package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What no well-behaved person or program sends, to every port of the product, and from a phone system: each is told what is wrong, and calls go on
 * meanwhile.
 */
class BadInputIT {
    private static final Duration TOLD = Duration.ofSeconds(40);
    private static final int NOISE = 64 * 1024;
    private static final List<Instance.Port> WAYS_IN = List.of(Instance.Port.values());

    private static Instance jackfield;
    private static RudePhoneSystem rude;
    private static Rest rest;
    private static SmdrReader reader;

    private long calls;
    private int lines;

    /** Two phone systems: one that never says anything right, and the office, which the simulator enters after it. */
    @BeforeAll
    static void start() throws IOException {
        jackfield = Instance.fresh("bad-input").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        rude = new RudePhoneSystem(RudePhoneSystem.frame(Integer.MAX_VALUE, "000,RS,0"), RudePhoneSystem.frame(-1, "000,RS,0"),
                RudePhoneSystem.frame(500, "000,RS,0,02:04"), noise());
        SimulatedOffice.in(jackfield, "enter = Rude", "port = " + rude.port());
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("ip-smdr"));
        jackfield.start();
        rest = new Rest(jackfield);
        await("entered").atMost(Duration.ofSeconds(30)).until(() -> rest.read("phone-systems").get("total").asInt() == 1);
        SimulatedOffice.in(jackfield, "callsPerHour = 400", "talkSeconds = 60", "trunks = 20", "speed = 20");
        SimulatedOffice.awaitFollowed(rest);
        await("features run").atMost(Duration.ofSeconds(30)).until(() -> rest.get("smdr").status() == 200);
        SmdrReader.switchOn(rest);
        reader = SmdrReader.connect(jackfield.port(Instance.Port.SMDR));
        reader.awaitWelcome(rest);
    }

    @AfterAll
    static void stop() throws IOException {
        reader.close();
        rude.close();
        rest.close();
        jackfield.close();
    }

    @BeforeEach
    void count() {
        calls = rest.calls();
        lines = reader.lines().size();
    }

    @AfterEach
    void callsWentOn() {
        await("calls and SMDR lines go on").atMost(Duration.ofSeconds(60)).until(() ->
                rest.calls() > calls && reader.lines().size() > lines);
        assertThat(reader.isOpen()).isTrue();
        assertThat(rest.metrics()).containsPattern("jackfield_[a-z_]*telephony_link_up\\{[^}]*} 1");
    }

    /** It talked as soon as it was entered, so that the attempts were not far apart yet. */
    @Test
    void aPhoneSystemThatTalksNonsenseIsLeftWithTheReasonAndTriedAgain() {
        await("another attempt after all of it").atMost(TOLD).until(rude::isAskedAgain);

        assertThat(jackfield.logTail(Integer.MAX_VALUE))
                .contains("2147483647 bytes was announced, the limit is 4194304", "4294967295 bytes was announced, the limit is 4194304");
        JsonNode system = rudeSystem();
        assertThat(system.get("link").get("state").asText()).isNotEqualTo("UP");
        assertThat(system.get("link").get("detail").asText()).isNotEmpty();
        assertThat(rest.alerts()).containsKey("telephony.link-lost:" + system.get("id").asText());
    }

    /** Noise, a frame beyond all measure, half a message that never goes on; many at once, on every port. */
    @Test
    void nonsenseOnAnyPortHarmsNobodyElse() throws IOException {
        List<byte[]> nonsense = List.of(noise(), RudePhoneSystem.frame(Integer.MAX_VALUE, "_NO,1"),
                RudePhoneSystem.frame(-1, ""), new byte[] {6, 0, 0, 0, (byte) 0x87}, "GET / HTTP/1.1\r\nHost: x\r\nX: ".getBytes(),
                "SSH-2.0-nonsense\r\n".getBytes(), new byte[0]);
        try (Visitors visitors = new Visitors()) {
            for (Instance.Port port : WAYS_IN) {
                nonsense.forEach(bytes -> visitors.say(jackfield.port(port), bytes));
            }
            assertThat(jackfield.shell("jaas:whoami")).contains(Instance.ADMIN);
            callsWentOn();
        }
        assertThat(Visitors.ask(jackfield.port(Instance.Port.HTTP), "NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400");
        assertThat(Visitors.ask(jackfield.port(Instance.Port.HTTP),
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(NOISE) + "\r\n\r\n")).startsWith("HTTP/1.1 431");
        for (String path : List.of("/../../etc/users.properties", "/api/v1/calls/..%2f..%2f..%2fetc%2fusers.properties")) {
            assertThat(Visitors.ask(jackfield.port(Instance.Port.HTTP), "GET " + path + " HTTP/1.1\r\nHost: x\r\n"
                    + "Connection: close\r\n\r\n")).startsWith("HTTP/1.1 400");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{                          | application/json | 400 | rest.json-malformed",
        "{\"enabled\": \"perhaps\"} | application/json | 400 | rest.json-invalid",
        "{\"enabled\": {\"a\": 1}}  | application/json | 400 | rest.json-invalid",
        "[1, 2]                     | application/json | 400 | rest.json-invalid",
        "null                       | application/json | 400 | rest.json-invalid",
        "MISSPELT                   | application/json | 400 | rest.json-unknown",
        "enabled=true               | text/plain       | 415 | rest.unsupported-media-type",
        "LEVELS                     | application/json | 400 | rest.json-invalid",
        "HUGE                       | application/json | 413 | rest.body-too-large"})
    void aBodyThatIsWrongIsRefusedWithItsCode(String body, String type, int status, String code) {
        JsonNode before = rest.read("smdr").get("settings");
        String sent = switch (body) {
            case "MISSPELT" -> ((ObjectNode) before.deepCopy()).put("enablde", true).toString();
            case "LEVELS" -> "{\"enabled\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
            case "HUGE" -> "\"" + "x".repeat(20_000_000) + "\"";
            default -> body;
        };

        Rest.Answer answer = rest.send("PUT", "smdr/settings?revision=1", type, sent);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().get("code").asText()).isEqualTo(code);
        assertThat(answer.body().get("remedy").asText()).isNotEmpty();
        assertThat(rest.read("smdr").get("settings")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing/at/all, 404, rest.not-found",
        "calls/not-a-uuid, 404, ",
        "calls?from=yesterday, 400, rest.parameter-invalid",
        "calls?page=99999999999999999999, 400, rest.parameter-invalid",
        "calls?device=%00, 200, ",
        "calls?nothing=1, 400, rest.parameter-unknown"})
    void aPathOrParameterThatIsWrongIsRefused(String path, int status, String code) {
        Rest.Answer answer = rest.get(path);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        if (code != null) {
            assertThat(answer.body().get("code").asText()).isEqualTo(code);
        }
    }

    private static byte[] noise() {
        byte[] noise = new byte[NOISE];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static JsonNode rudeSystem() {
        for (JsonNode system : rest.read("phone-systems").get("items")) {
            if (system.get("name").asText().equals("Rude")) {
                return system;
            }
        }
        throw new AssertionError("no such phone system");
    }
}
