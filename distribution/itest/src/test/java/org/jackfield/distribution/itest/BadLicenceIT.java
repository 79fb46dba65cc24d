package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Licences that are not good, and a clock that is set back: said plainly by REST and by an alert, while calls, and the licence
 * that is in force, go on.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadLicenceIT {
    private static final String BAD = "bad.licence";
    private static final Duration TOLD = Duration.ofSeconds(20);

    private static Instance jackfield;
    private static Issuer issuer;
    private static Rest rest;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("bad-licence").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        rest = new Rest(jackfield);
        SimulatedOffice.in(jackfield, "callsPerHour = 400", "talkSeconds = 60", "trunks = 20", "speed = 20");
        issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("ip-smdr"));
        jackfield.start();
        SimulatedOffice.awaitFollowed(rest);
        awaitState("ip-smdr", "ACTIVE");
    }

    @AfterAll
    static void stop() {
        rest.close();
        jackfield.close();
    }

    /** What was bad is gone, and nothing more is said of it. */
    @AfterEach
    void forgetTheBadFile() throws IOException {
        if (Files.deleteIfExists(bad())) {
            await("no alert").atMost(TOLD).untilAsserted(() ->
                    assertThat(rest.alerts().keySet()).noneMatch(key -> key.startsWith("licence.")));
        }
    }

    /** Every byte of it is tried by the test of the format; here, one of each part. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.6, 0.97})
    void oneChangedByteIsRefused(double where) throws IOException {
        byte[] licence = Files.readAllBytes(issuer.issue("ip-smdr", "night-mode"));
        licence[(int) (where * licence.length)] ^= 1;
        drop(licence);

        assertThat(awaitRefused()).containsAnyOf("licence.changed", "licence.malformed", "licence.unknown-issuer");
    }

    @Test
    void anotherMachinesIsRefusedAndThisOneIsNamed() throws IOException {
        drop(issuer.issue(List.of("--mac", "02:00:00:00:be:ef"), "ip-smdr", "night-mode"));

        assertThat(awaitRefused()).contains("licence.machine", "02:00:00:00:be:ef", "bound to another machine");
    }

    @Test
    void oneThatHasExpiredIsRefused() throws IOException {
        Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        drop(issuer.issue(List.of("--any-machine", "--issued", yesterday.minusSeconds(60).toString(), "--expires",
                yesterday.toString()), "ip-smdr", "night-mode"));

        assertThat(awaitRefused()).contains("licence.expired", yesterday.toString());
    }

    @Test
    void oneOfTomorrowIsRefused() throws IOException {
        drop(issuer.issue(List.of("--any-machine", "--issued",
                Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString()), "ip-smdr", "night-mode"));

        assertThat(awaitRefused()).contains("licence.clock");
    }

    @Test
    void oneOfAGigabyteIsNotRead() throws IOException {
        Path huge = jackfield.path("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(1L << 30);
        }
        Files.move(huge, bad(), StandardCopyOption.ATOMIC_MOVE);

        assertThat(awaitRefused()).contains("licence.too-large");
    }

    @Test
    void aFolderAndAPipeInItsPlaceAreRefused() throws IOException {
        Files.createDirectory(bad());
        assertThat(awaitRefused()).contains("licence.unreadable", "a folder");
        Files.delete(bad());

        Commands.run(10, List.of("mkfifo", bad().toString()));
        assertThat(awaitRefused()).contains("licence.unreadable", "a pipe");
        assertThat(jackfield.shell("licence:verify " + bad())).contains("a pipe");
    }

    /** Comes last, for the process is started anew with a clock of its own, two hours behind. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aClockSetBackTakesTheLicenceOutOfForce() {
        jackfield.kill();
        // the last one, or timed waits return at once: they go by the monotonic clock, which is left alone
        jackfield.with("LD_PRELOAD", faketime().toString()).with("FAKETIME", "-2h")
                .with("FAKETIME_DONT_FAKE_MONOTONIC", "1").with("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        jackfield.start();
        SimulatedOffice.awaitFollowed(rest);

        awaitState("ip-smdr", "UNLICENSED");
        assertThat(rest.read("features/ip-smdr").get("reason").asText()).contains("clock", "set back");
        assertThat(rest.read("licence").get("problems").toString()).contains("licence.clock", "Set the clock right");
        await("the alert").atMost(TOLD).untilAsserted(() ->
                assertThat(rest.alerts()).containsKey("licence.refused:site.licence"));
        rest.awaitMoreCalls();
    }

    /** {@return all that is said of the file, the alert included} The licence in force and the calls go on. */
    private static String awaitRefused() {
        String key = "licence.refused:" + BAD;
        await("the alert").atMost(TOLD).untilAsserted(() -> assertThat(rest.alerts()).containsKey(key));
        JsonNode alert = rest.alerts().get(key);
        assertThat(alert.get("remedy").asText()).isNotEmpty();
        JsonNode problem = rest.read("licence").get("problems").get(0);
        assertThat(problem.get("input").asText()).startsWith(BAD);
        assertThat(problem.get("remedy").asText()).isNotEmpty();
        assertThat(jackfield.shell("licence:show")).contains(BAD);
        awaitState("ip-smdr", "ACTIVE");
        awaitState("night-mode", "UNLICENSED");
        rest.awaitMoreCalls();
        return problem + alert.get("detail").asText();
    }

    /** The library that sets the clock of one process; a package of Debian. */
    private static Path faketime() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(folder -> folder.resolve("faketime/libfaketime.so.1")).filter(Files::exists).findFirst()
                    .orElseThrow(() -> new AssertionError("this test needs libfaketime: apt-get install libfaketime"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitState(String feature, String state) {
        await(feature + " is " + state).atMost(TOLD).untilAsserted(() ->
                assertThat(rest.read("features/" + feature).get("state").asText()).isEqualTo(state));
    }

    private static Path bad() {
        return jackfield.path("etc/licence").resolve(BAD);
    }

    private static void drop(Path licence) throws IOException {
        drop(Files.readAllBytes(licence));
    }

    private static void drop(byte[] licence) {
        MarkedBundle.drop(jackfield, "etc/licence/" + BAD, licence);
    }
}
