package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The process is killed while the office is busy: nothing that anybody was shown is lost. */
class KillIT {
    private static final int KILLS = Integer.getInteger("jackfield.kills", 3);
    private static final int CALLS_BEFORE_A_KILL = 15;

    private final Set<String> ended = new HashSet<>();
    private final Map<String, JsonNode> live = new HashMap<>();
    private Instance jackfield;
    private Rest rest;

    @BeforeEach
    void start() {
        jackfield = Instance.fresh("kill").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "callsPerHour = 400", "talkSeconds = 60", "trunks = 20", "speed = 20");
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("ip-smdr", "night-mode"));
        jackfield.start();
        rest = new Rest(jackfield);
    }

    @AfterEach
    void stop() {
        rest.close();
        jackfield.close();
    }

    @Test
    void whatWasShownBeforeAKillIsThereAfterIt() {
        awaitServing();
        SmdrReader.switchOn(rest);
        JsonNode settings = rest.read("smdr").get("settings");
        JsonNode licence = rest.read("licence").get("licence");
        for (int kill = 1; kill <= KILLS; kill++) {
            watchUntilBusy();
            jackfield.kill();
            Instant killed = Instant.now();
            jackfield.start();
            awaitServing();
            report(kill, killed);

            assertThat(rest.read("smdr").get("settings")).as("settings after kill %s", kill).isEqualTo(settings);
            assertThat(rest.read("licence").get("licence")).as("licence after kill %s", kill).isEqualTo(licence);
            for (String id : ended) {
                assertThat(rest.get("calls/" + id).status()).as("ended call %s after kill %s", id, kill).isEqualTo(200);
            }
            live.forEach((id, call) -> assertRecovered(id, call, killed));
            assertThat(rest.read("alerts?active=false").get("items").findValuesAsText("key"))
                    .as("alerts after kill %s", kill).noneMatch(key -> key.startsWith("calllog."));
        }
    }

    /** Reads, as fast as it is answered, until there are enough calls that ended and calls in progress. */
    private void watchUntilBusy() {
        int enough = ended.size() + CALLS_BEFORE_A_KILL;
        await("a busy office").atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> {
            rest.read("calls?size=100").get("items").forEach(call -> {
                if (call.hasNonNull("ended")) {
                    ended.add(call.get("id").asText());
                }
            });
            live.clear();
            rest.read("calls/live?size=100").get("items").forEach(call -> live.put(call.get("id").asText(), call));
            return ended.size() >= enough && live.values().stream().anyMatch(KillIT::lasts);
        });
        live.values().removeIf(call -> !lasts(call));
    }

    /** A line for whoever wants to see the numbers, in {@code kills.txt} of the instance. */
    private void report(int kill, Instant killed) {
        jackfield.append("kills.txt", "kill %d: %d ended calls and %d in progress were shown, serving again after %d ms%n"
                .formatted(kill, ended.size(), live.size(), Duration.between(killed, Instant.now()).toMillis()));
    }

    /** An inbound call that was answered: it is nobody's consultation, which would go over into another call. */
    private static boolean lasts(JsonNode call) {
        return call.get("direction").asText().equals("INBOUND") && call.hasNonNull("answered");
    }

    /** The telephone system forgot it with the process, so it has ended: in time, or while nobody listened. */
    private void assertRecovered(String id, JsonNode before, Instant killed) {
        await("call " + id + " recovered").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            JsonNode call = rest.read("calls/" + id);
            assertThat(call.get("started")).isEqualTo(before.get("started"));
            assertThat(call.hasNonNull("ended")).isTrue();
            if (Instant.parse(call.get("ended").asText()).isAfter(killed)) {
                assertThat(call.get("marks")).extracting(JsonNode::asText).contains("INTERRUPTED");
            }
        });
    }

    private void awaitServing() {
        SimulatedOffice.awaitFollowed(rest);
        await("features run").atMost(Duration.ofSeconds(30)).until(() -> rest.get("smdr").status() == 200);
    }
}
