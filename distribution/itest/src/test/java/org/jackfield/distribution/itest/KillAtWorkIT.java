package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The process is killed while a licence is exchanged, settings are written and a bundle in {@code deploy/} is replaced, all
 * at once and without a pause: afterwards each is the old or the new, whole, and goes on working.
 */
class KillAtWorkIT {
    private static final int KILLS = 2;
    private static final int WRITES_BEFORE_A_KILL = 25;
    private static final Duration SETTLED = Duration.ofSeconds(60);
    private static final String DROPPED = "com.example.dropped";

    private final AtomicInteger written = new AtomicInteger(1000);
    private final AtomicInteger dropped = new AtomicInteger();
    private Instance jackfield;
    private Issuer issuer;
    private Path with;
    private Path without;
    private Rest rest;

    @BeforeEach
    void start() {
        jackfield = Instance.fresh("kill-at-work").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "callsPerHour = 400", "talkSeconds = 60", "trunks = 20", "speed = 20");
        issuer = new Issuer(jackfield);
        without = issuer.issue("ip-smdr");
        with = issuer.issue("ip-smdr", "night-mode");
        issuer.exchange(with);
        jackfield.start();
        rest = new Rest(jackfield);
    }

    @AfterEach
    void stop() {
        rest.close();
        jackfield.close();
    }

    @Test
    void whateverIsAtWorkIsOldOrNewAfterAKill() throws InterruptedException {
        for (int kill = 1; kill <= KILLS; kill++) {
            awaitServing();
            killAtWork();
            issuer.exchange(kill % 2 == 0 ? with : without);
            jackfield.start();
            awaitServing();

            int stored = rest.read("smdr").get("settings").get("pushPort").asInt();
            assertThat(stored).as("settings after kill %s", kill).isBetween(written.get(), written.get() + 1);
            awaitState("night-mode", kill % 2 == 0 ? "ACTIVE" : "UNLICENSED");
            String version = "1.0." + dropped.get();
            await("what lies in deploy is what runs").atMost(SETTLED).untilAsserted(() -> {
                JsonNode feature = rest.get("features/" + DROPPED).body();
                assertThat(feature.path("version").asText()).isEqualTo(version);
                assertThat(feature.path("state").asText()).isEqualTo("ACTIVE");
            });
            assertThat(rest.alerts().keySet()).as("alerts after kill %s", kill)
                    .noneMatch(key -> key.matches("(licence|calllog|persistence)\\..*|deploy\\.(?!untrusted:).*"));
            rest.awaitMoreCalls();
        }
    }

    private void killAtWork() throws InterruptedException {
        Thread exchanging = atWork("exchanging", this::exchange);
        Thread writing = atWork("writing", this::write);
        Thread dropping = atWork("dropping", this::drop);
        int enough = written.get() + WRITES_BEFORE_A_KILL;
        int installed = dropped.get() + 2;
        await("all were at work").atMost(SETTLED).pollInterval(Duration.ofMillis(20)).until(() ->
                written.get() >= enough && dropped.get() >= installed);
        jackfield.kill();
        for (Thread thread : new Thread[] {exchanging, writing, dropping}) {
            thread.interrupt();
            thread.join(SETTLED.toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    /** Goes on until it is interrupted or the process is gone. */
    private Thread atWork(String name, Runnable once) {
        return Thread.ofPlatform().name("at-work-" + name).daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted() && jackfield.alive()) {
                try {
                    once.run();
                } catch (RuntimeException | AssertionError e) {
                    // the process is killed under its hands
                }
            }
        });
    }

    /** Counts a value as written when that was acknowledged. */
    private void write() {
        JsonNode smdr = rest.read("smdr");
        int next = written.get() + 1;
        ObjectNode settings = ((ObjectNode) smdr.get("settings")).put("pushPort", next);
        rest.put("smdr/settings?revision=" + smdr.get("revision").asLong(), settings);
        written.set(next);
    }

    private void exchange() {
        issuer.exchange(without);
        awaitState("night-mode", "UNLICENSED");
        issuer.exchange(with);
        awaitState("night-mode", "ACTIVE");
    }

    /** The next version follows as soon as this one is seen to be installed. */
    private void drop() {
        int next = dropped.get() + 1;
        MarkedBundle bundle = MarkedBundle.feature(DROPPED, "none").header("Bundle-Version", "1.0." + next);
        MarkedBundle.drop(jackfield, "deploy/dropped.jar", bundle.jar());
        dropped.set(next);
        await("installed").atMost(SETTLED).until(() ->
                rest.get("features/" + DROPPED).body().path("version").asText().equals("1.0." + next));
    }

    private void awaitServing() {
        SimulatedOffice.awaitFollowed(rest);
        awaitState("ip-smdr", "ACTIVE");
        await("features run").atMost(SETTLED).until(() -> rest.get("smdr").status() == 200);
    }

    private void awaitState(String feature, String state) {
        await(feature + " is " + state).atMost(SETTLED).untilAsserted(() -> assertThat(
                rest.get("features/" + feature).body().path("state").asText()).isEqualTo(state));
    }
}
