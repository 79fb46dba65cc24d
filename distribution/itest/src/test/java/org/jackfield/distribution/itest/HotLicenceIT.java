package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A licence is exchanged while everything runs: the feature it no longer covers ends, one it covers again begins, and
 * nothing else notices.
 */
class HotLicenceIT {
    private static final int CYCLES = 20;
    private static final Duration IN_FORCE = Duration.ofSeconds(60);
    /** The command line's threads stay for a minute after the commands of this test. */
    private static final Duration THREADS_IDLE = Duration.ofSeconds(90);
    private static final String A_CLASS = "org.jackfield.apps.nightmode.NightModeComponent";

    private static Instance jackfield;
    private static Rest rest;
    private static Issuer issuer;
    private static Path with;
    private static Path without;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("hot-licence").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "scenarioOffice = smdr");
        issuer = new Issuer(jackfield);
        without = issuer.issue("ip-smdr");
        with = issuer.issue("ip-smdr", "night-mode");
        issuer.exchange(with);
        jackfield.start();
        rest = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(rest);
        await("features run").atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(rest.get("smdr").status()).isEqualTo(200);
            assertThat(rest.get("nightmode").status()).isEqualTo(200);
        });
    }

    @AfterAll
    static void stop() {
        rest.close();
        jackfield.close();
    }

    @Test
    void aFeatureEndsAndReturnsWithItsLicenceAndNothingElseNotices() {
        Jvm jvm = new Jvm(jackfield.pid());
        SmdrReader.switchOn(rest);
        try (SmdrReader reader = SmdrReader.connect(jackfield.port(Instance.Port.SMDR))) {
            reader.awaitWelcome(rest);
            jackfield.shell("simulator:do arrive 92108 from 07700900456 to 441614960000");
            jackfield.shell("simulator:do answer 1843");
            List<String> told = new ArrayList<>(List.of("RINGING", "ANSWERED"));
            assertThat(reader.awaitEvents(told)).isEqualTo(told);
            JsonNode call = onlyLiveCall();

            cycle();
            int services = services();
            Map<String, Integer> threads = jvm.threads();
            long loaders = jvm.loadersOf(A_CLASS);
            assertThat(loaders).as("the feature runs, once").isEqualTo(1);

            for (int cycle = 0; cycle < CYCLES; cycle++) {
                cycle();
                jackfield.shell("simulator:do hold 1843");
                jackfield.shell("simulator:do retrieve 1843");
                told.addAll(List.of("HOLD", "CONNECTED"));
                assertThat(reader.awaitEvents(told)).as("cycle %s", cycle).isEqualTo(told);
            }

            JsonNode after = onlyLiveCall();
            assertThat(after.get("id")).isEqualTo(call.get("id"));
            assertThat(after.get("started")).isEqualTo(call.get("started"));
            assertThat(after.get("marks")).isEmpty();
            assertThat(services()).as("services").isEqualTo(services);
            await("no more threads").atMost(THREADS_IDLE).pollInterval(Duration.ofSeconds(5)).untilAsserted(() ->
                    jvm.threads().forEach((name, count) -> assertThat(count - threads.getOrDefault(name, 0))
                            .as("more \"%s\": one each cycle would be %s", name, CYCLES).isLessThan(CYCLES / 2)));
            await("one class loader").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(jvm.loadersOf(A_CLASS)).isEqualTo(1));

            withdraw();
            assertThat(jvm.threads().keySet()).noneMatch(name -> name.toLowerCase().contains("nightmode"));
            await("no class loader").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(jvm.loadersOf(A_CLASS)).isZero());

            jackfield.shell("simulator:do hangup 92108");
            told.add("DISCONNECTED");
            assertThat(reader.awaitEvents(told)).isEqualTo(told);
            await("the call is logged").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                JsonNode logged = rest.read("calls/" + call.get("id").asText());
                assertThat(logged.get("ended").isNull()).isFalse();
                assertThat(logged.get("marks")).isEmpty();
            });
            assertThat(reader.isOpen()).isTrue();
        }
    }

    /** Without and with. */
    private static void cycle() {
        withdraw();
        issuer.exchange(with);
        await("the feature returns").atMost(IN_FORCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(rest.read("features/night-mode").get("state").asText()).isEqualTo("ACTIVE");
            assertThat(rest.get("nightmode").status()).isEqualTo(200);
        });
    }

    private static void withdraw() {
        issuer.exchange(without);
        await("the feature ends").atMost(IN_FORCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(rest.read("features/night-mode").get("state").asText()).isEqualTo("UNLICENSED");
            assertThat(rest.get("nightmode").status()).isEqualTo(404);
        });
        assertThat(rest.read("features/ip-smdr").get("state").asText()).isEqualTo("ACTIVE");
    }

    private static int services() {
        return (int) jackfield.shell("service:list").lines().filter(line -> line.strip().startsWith("service.bundleid")).count();
    }

    private static JsonNode onlyLiveCall() {
        JsonNode live = rest.read("calls/live").get("items");
        assertThat(live).hasSize(1);
        return live.get(0);
    }
}
