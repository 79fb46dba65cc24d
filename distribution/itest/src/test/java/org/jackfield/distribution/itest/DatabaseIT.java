package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jackfield.api.testkit.database.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that is not there at the start, comes, goes and comes back: said plainly, and no call is lost. */
class DatabaseIT {
    private static final Duration HEALED = Duration.ofSeconds(90);
    private static final int LINES = 100;
    private static final int CALLS = 10;
    private static final String AWAY = "persistence.database-away";
    private static final List<String> RESOURCES = List.of("phone-systems", "devices", "calls", "calls/live", "features", "licence",
            "alerts", "alerts?active=false", "tasks", "audit", "smdr", "nightmode", "openapi.json", "health");

    private PostgresServer server;
    private Instance jackfield;
    private Rest rest;

    @BeforeEach
    void prepare() {
        server = PostgresServer.create();
        jackfield = Instance.fresh("database").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        jackfield.append("etc/org.jackfield.core.persistence.cfg",
                "url = " + server.url("postgres") + "\nuser = " + server.user() + "\nconnectionTimeoutMillis = 1000\n");
        SimulatedOffice.in(jackfield, "callsPerHour = 400", "talkSeconds = 60", "trunks = 20", "speed = 20");
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("ip-smdr", "night-mode"));
        rest = new Rest(jackfield);
    }

    @AfterEach
    void stop() {
        rest.close();
        jackfield.close();
        server.close();
    }

    @Test
    void itWaitsForADatabaseAndBridgesOneThatGoesAway() {
        jackfield.launch();
        await("an answer without a database").atMost(Instance.START).ignoreExceptions().untilAsserted(() -> {
            assertThat(jackfield.get("/api/v1/health/live").statusCode()).isEqualTo(200);
            assertThat(jackfield.get("/api/v1/health/ready").body()).contains("\"database\"");
            assertUnavailable(rest.get("calls"));
        });

        server.start();
        jackfield.awaitReady();
        SimulatedOffice.awaitFollowed(rest);
        await("features run").atMost(HEALED).untilAsserted(() ->
                assertThat(List.of(rest.get("smdr").status(), rest.get("nightmode").status())).containsOnly(200));
        rest.awaitMoreCalls();

        SmdrReader.switchOn(rest);
        try (SmdrReader reader = SmdrReader.connect(jackfield.port(Instance.Port.SMDR))) {
            reader.awaitWelcome(rest);
            bridgeACrash(reader);
        }
    }

    private void bridgeACrash(SmdrReader reader) {
        Instant crashed = Instant.now();
        server.crash();
        int before = reader.lines().size();
        await("lines go on without a database").atMost(HEALED).until(() -> reader.lines().size() > before + LINES);
        await("it is told").atMost(HEALED).untilAsserted(() -> {
            assertUnavailable(rest.get("calls"));
            assertThat(jackfield.get("/api/v1/health/ready").body()).contains("\"database\"");
            assertThat(jackfield.logTail(Integer.MAX_VALUE)).contains("Alert " + AWAY);
        });
        for (String resource : RESOURCES) {
            assertUnavailable(rest.get(resource));
        }
        try (Rest stranger = rest.as("somebody", "whom nobody knows now")) {
            assertUnavailable(stranger.get("features"));
        }
        assertThat(jackfield.get("/api/v1/health/live").statusCode()).isEqualTo(200);

        Instant back = Instant.now();
        server.start();
        await("healed").atMost(HEALED).untilAsserted(() -> {
            assertThat(jackfield.get("/api/v1/health/ready").body()).contains("\"missing\":[]");
            assertThat(rest.alerts()).doesNotContainKey(AWAY);
        });
        assertThat(rest.read("alerts?active=false&size=1000").get("items").findValuesAsText("key")).contains(AWAY);
        await("calls made meanwhile").atMost(HEALED).until(() ->
                rest.read("calls?size=1&from=" + crashed + "&to=" + back).get("total").asInt() > CALLS);
        assertThat(rest.alerts().keySet()).noneMatch(key -> key.startsWith("calllog."));
        assertThat(jackfield.logTail(Integer.MAX_VALUE)).doesNotContain("A REST request failed");
        rest.awaitMoreCalls();
    }

    private static void assertUnavailable(Rest.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(503);
        assertThat(answer.body().get("status").asInt()).isEqualTo(503);
        assertThat(answer.body().get("code").asText()).isNotEmpty();
        assertThat(answer.body().get("remedy").asText()).isNotEmpty();
    }
}
