package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each app and each connector is stopped and started twenty times, and leaves nothing behind. */
class CyclesIT {
    private static final int CYCLES = 20;
    /** The command line's threads and files stay for a while after the commands of this test. */
    private static final Duration IDLE = Duration.ofSeconds(90);

    /** Each with a class of its own, which is in memory as often as the bundle has class loaders. */
    private static final Map<String, String> BUNDLES = Map.of(
            "org.jackfield.apps.alarms", "org.jackfield.apps.alarms.AlarmsComponent",
            "org.jackfield.apps.groupmessaging", "org.jackfield.apps.groupmessaging.GroupMessagingComponent",
            "org.jackfield.apps.hotdesking", "org.jackfield.apps.hotdesking.HotDeskingComponent",
            "org.jackfield.apps.nightmode", "org.jackfield.apps.nightmode.NightModeComponent",
            "org.jackfield.apps.recording", "org.jackfield.apps.recording.RecordingComponent",
            "org.jackfield.apps.smdr", "org.jackfield.apps.smdr.SmdrComponent",
            "org.jackfield.connectors.oai", "org.jackfield.connectors.oai.OaiComponent",
            "org.jackfield.connectors.simulator", "org.jackfield.connectors.simulator.SimulatorComponent",
            "org.jackfield.connectors.asterisk", "org.jackfield.connectors.asterisk.AsteriskComponent");

    private static Instance jackfield;
    private static Rest rest;
    private static Jvm jvm;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("cycles").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "scenarioOffice = smdr");
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue(
                "ip-smdr", "night-mode", "alarm-notification", "group-messaging", "hot-desking", "recording-ip-sip=4"));
        jackfield.start();
        jackfield.shell("feature:install jackfield-asterisk");
        rest = new Rest(jackfield);
        jvm = new Jvm(jackfield.pid());
        SimulatedOffice.awaitFollowed(rest);
        await("features run").atMost(Duration.ofSeconds(30)).until(() -> rest.get("nightmode").status() == 200);
        await("recording runs").atMost(Duration.ofSeconds(60)).until(() -> rest.get("recordings/live").status() == 200);
        SmdrReader.switchOn(rest);
    }

    @AfterAll
    static void stop() {
        rest.close();
        jackfield.close();
    }

    @Test
    void twentyCyclesOfEachLeaveNothingBehind() {
        BUNDLES.keySet().forEach(bundle -> cycle(bundle, 2));
        Map<String, Integer> threads = jvm.threads();
        int services = Footing.of(jackfield).services().size();
        int sockets = Listeners.of(jackfield.pid()).size();
        long files = openFiles();

        BUNDLES.keySet().forEach(bundle -> cycle(bundle, CYCLES));

        await("no more of anything").atMost(IDLE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            assertThat(Listeners.of(jackfield.pid())).as("listening sockets").hasSize(sockets);
            assertThat(openFiles() - files).as("more open files: one each cycle would be %s", CYCLES).isLessThan(CYCLES / 2);
            jvm.threads().forEach((name, count) -> assertThat(count - threads.getOrDefault(name, 0))
                    .as("more \"%s\": one each cycle would be %s", name, CYCLES).isLessThan(CYCLES / 2));
        });
        await("no more services").atMost(IDLE).pollInterval(Duration.ofSeconds(5)).untilAsserted(() ->
                assertThat(Footing.of(jackfield).services()).hasSize(services));
        BUNDLES.values().forEach(component -> await("one class loader").atMost(IDLE).pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(jvm.loadersOf(component)).as(component).isOne()));
    }

    /**
     * Refreshed each time, so that each start has a class loader of its own. Each cycle is a command of its own: a refresh goes
     * on behind the command that asked for it, and while it does the framework may refuse to start anything.
     */
    private static void cycle(String bundle, int times) {
        String once = "bundle:stop " + bundle + "; bundle:refresh " + bundle + "; bundle:start " + bundle + "; echo done";
        for (int cycle = 0; cycle < times; cycle++) {
            assertThat(jackfield.shell(once)).contains("done").doesNotContain("Error");
        }
        SimulatedOffice.awaitFollowed(rest);
        await(bundle + " runs").atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(1)).until(() ->
                jackfield.shell("bundle:status " + bundle).contains("Active"));
    }

    private static long openFiles() {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(jackfield.pid()), "fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new AssertionError("the process is gone", e);
        }
    }
}
