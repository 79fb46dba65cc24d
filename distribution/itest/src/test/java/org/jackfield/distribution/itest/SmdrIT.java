package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The four SMDR scenarios of the manual (§7.1.2.5), played by the simulator and read from the wire. The expected lines are
 * text files; of the real lines only time stamp and call id are masked, after they were checked.
 */
class SmdrIT {
    private static final String AT = "YYYY-MM-DD hh:mm:ss";
    private static final int CALL_ID_BEGINS = 26;
    private static final int CALL_ID_ENDS = 48;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final Set<String> CALL_IDS = new HashSet<>();
    private static Instance jackfield;
    private static Rest rest;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("smdr").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "scenarioOffice = smdr");
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("ip-smdr"));
        jackfield.start();
        rest = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(rest);
        await("IP SMDR runs").atMost(Duration.ofSeconds(30)).until(() -> rest.get("smdr").status() == 200);
        SmdrReader.switchOn(rest);
    }

    @AfterAll
    static void stop() {
        rest.close();
        jackfield.close();
    }

    /** The outbound one takes the first trunk away and is the last therefore; the others come in on it. */
    @ParameterizedTest
    @CsvSource({"inbound, 100", "hold, 100", "transfer, 100", "outbound, 1000"})
    void aScenarioOfTheManualIsToldLineByLine(String scenario, int speed) throws IOException {
        List<String> expected = expected(scenario);
        try (SmdrReader reader = SmdrReader.connect(jackfield.port(Instance.Port.SMDR))) {
            reader.awaitWelcome(rest);
            LocalDateTime before = LocalDateTime.now().minusSeconds(1);

            jackfield.shell("simulator:speed " + speed);
            assertThat(jackfield.shell("simulator:scenario smdr-" + scenario)).contains("Played");

            List<String> lines = reader.awaitLines(expected.size());
            assertThat(lines.stream().map(SmdrIT::masked)).containsExactlyElementsOf(expected);
            assertThat(lines).extracting(line -> LocalDateTime.parse(line.substring(0, AT.length()), STAMP))
                    .isSorted().allMatch(at -> !at.isBefore(before) && !at.isAfter(LocalDateTime.now()));
            assertThat(lines).extracting(line -> line.substring(CALL_ID_BEGINS, CALL_ID_ENDS))
                    .allMatch(id -> id.matches("\\d{22}")).containsOnly(lines.getFirst().substring(CALL_ID_BEGINS, CALL_ID_ENDS));
            assertThat(CALL_IDS.add(lines.getFirst().substring(CALL_ID_BEGINS, CALL_ID_ENDS))).as("a new call id").isTrue();
        }
    }

    @Test
    void anInternalCallIsNotTold() {
        try (SmdrReader reader = SmdrReader.connect(jackfield.port(Instance.Port.SMDR))) {
            reader.awaitWelcome(rest);
            long told = endedCalls();
            jackfield.shell("simulator:speed 1");
            jackfield.shell("simulator:do place 1843 2560");
            jackfield.shell("simulator:do answer 2560");
            jackfield.shell("simulator:do hangup 1843");
            await("the call is logged").atMost(Duration.ofSeconds(60)).until(() -> endedCalls() > told);

            assertThat(reader.lines()).isEmpty();
        }
    }

    private static long endedCalls() {
        return rest.read("calls?type=INTERNAL").get("total").asLong();
    }

    private static String masked(String line) {
        return AT + line.substring(AT.length(), CALL_ID_BEGINS) + "C".repeat(CALL_ID_ENDS - CALL_ID_BEGINS)
                + line.substring(CALL_ID_ENDS);
    }

    private static List<String> expected(String scenario) throws IOException {
        try (InputStream in = SmdrIT.class.getResourceAsStream("/smdr/" + scenario + ".txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines().toList();
            assertThat(lines).isNotEmpty().allMatch(line -> line.length() == SmdrReader.LINE_LENGTH);
            return lines;
        }
    }
}
