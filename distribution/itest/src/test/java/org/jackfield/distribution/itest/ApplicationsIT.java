package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alarms and group messaging at work: told, cleared, lit, killed, healed, and gone with their licence. */
class ApplicationsIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String RULE = "6f0a4f5e-0a46-4a0e-9d58-6d6c2d1c7f10";
    private static final String PROFILE = "6f0a4f5e-0a46-4a0e-9d58-6d6c2d1c7f11";

    private static Instance jackfield;
    private static Rest rest;
    private static Issuer issuer;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("applications").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "office = false");
        issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("alarm-notification", "group-messaging"));
        jackfield.start();
        rest = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(rest);
        await("apps run").atMost(SOON).untilAsserted(() -> {
            assertThat(rest.get("alarms").status()).isEqualTo(200);
            assertThat(rest.get("groupmessaging").status()).isEqualTo(200);
        });
    }

    @AfterAll
    static void stop() {
        rest.close();
        jackfield.close();
    }

    @Test
    void alarmsAreToldAndClearedAndLampsFollowThroughAKillAndALicence() {
        follow();
        anAlarmIsToldOnceAndClearedFromAnAdministratorsExtension();
        lampsAreLitOnTheTelephonesOfTheGroup();

        jackfield.shell("simulator:do alarm 1004 124 text Before");
        await("the alarm stands").atMost(SOON).until(() -> standing("Before") == 1);
        jackfield.kill();
        jackfield.start();
        SimulatedOffice.awaitFollowed(rest);

        await("apps run").atMost(SOON).until(() -> rest.get("alarms").status() == 200);
        assertThat(rest.read("alarms?text=Before").get("total").asInt()).isEqualTo(1);
        assertThat(notice("Before").get("state").asText()).as("mail waits for a server").isEqualTo("TO_SEND");
        // the simulated phone system was killed as well: messages have to be left again
        lampsAreLitOnTheTelephonesOfTheGroup();

        issuer.exchange(issuer.issue("night-mode"));
        await("lamps are taken back with the licence").atMost(SOON).untilAsserted(() -> {
            assertThat(rest.get("groupmessaging").status()).isEqualTo(404);
            assertThat(rest.get("alarms").status()).isEqualTo(404);
            assertThat(messagesAt("1011")).isZero();
        });
        assertThat(messagesAt("1601")).as("the source's own").isEqualTo(2);
    }

    private static void follow() {
        String system = rest.read("phone-systems").get("items").get(0).get("id").asText();
        put("alarms/profiles?revision=0", """
                {"id": "%s", "description": "Support", "enabled": true, "allAlarms": false,
                 "alarms": ["minor/10", "major"], "sendEmail": true, "to": "pat@example.org",
                 "copies": "kim@example.org", "alertTeamLeaders": true, "repeatMinutes": 60}
                """.formatted(PROFILE));
        put("groupmessaging/rules?revision=0", """
                {"id": "%s", "description": "Hot desk", "phoneSystem": "%s", "enabled": true, "source": "1601",
                 "target": "HUNT_GROUP", "huntGroup": "2002", "extensions": []}
                """.formatted(RULE, system));
    }

    private static void put(String path, String body) {
        Rest.Answer answer = rest.send("PUT", path, "application/json", body);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    }

    private static void anAlarmIsToldOnceAndClearedFromAnAdministratorsExtension() {
        jackfield.shell("simulator:do alarm 1003 10 text First");
        await("the alarm stands").atMost(SOON).until(() -> standing("First") == 1);
        jackfield.shell("simulator:do alarm 1004 10 text Second");
        await("another stands").atMost(SOON).until(() -> standing("Second") == 1);
        assertThat(notice("First").get("state").asText()).isEqualTo("TO_SEND");
        assertThat(notice("First").get("copies").get(0).asText()).isEqualTo("kim@example.org");
        assertThat(notice("Second").get("state").asText()).isEqualTo("HELD_BACK");

        String id = rest.read("alarms?text=Second").get("items").get(0).get("id").asText();
        assertThat(clear(id, "1003").status()).as("1003 is no administrator").isEqualTo(400);
        assertThat(clear(id, "1000").status()).isEqualTo(200);
        await("it is cleared").atMost(SOON).until(() -> standing("Second") == 0);
        JsonNode over = rest.read("alarms/" + id);
        assertThat(over.get("clearedBy").asText()).isEqualTo("1000");
        assertThat(over.get("askedBy").asText()).isEqualTo("engineer");
        assertThat(clear(id, "1000").status()).as("it is over").isEqualTo(409);
    }

    private static Rest.Answer clear(String id, String extension) {
        return rest.send("POST", "alarms/" + id + "/clear", "application/json", "{\"extension\": \"" + extension + "\"}");
    }

    private static int standing(String text) {
        return rest.read("alarms?standing=true&text=" + text).get("total").asInt();
    }

    private static JsonNode notice(String text) {
        return rest.read("alarms?text=" + text).get("items").get(0).get("notices").get(0);
    }

    private static void lampsAreLitOnTheTelephonesOfTheGroup() {
        jackfield.shell("simulator:do message 1601 from 2500 count 2 mailbox 1601");
        await("lamps are lit").atMost(SOON).untilAsserted(() -> {
            JsonNode rule = rest.read("groupmessaging").get("items").get(0);
            assertThat(rule.hasNonNull("problem")).as("%s", rule).isFalse();
            assertThat(rule.get("targets").size()).isPositive();
            assertThat(rule.get("lit").asInt()).isEqualTo(rule.get("targets").size());
            rule.get("targets").forEach(target -> assertThat(messagesAt(target.asText())).isEqualTo(2));
        });
    }

    private static int messagesAt(String extension) {
        return rest.read("devices?number=" + extension).get("items").get(0).get("messagesWaiting").asInt();
    }
}
