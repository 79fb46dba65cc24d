package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jackfield.distribution.itest.bundle.CommandsActivator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every command of the product asks for a permission before it does or tells anything, and the audit trail has the refusal. */
class CommandAccessIT {

    private static final Set<String> SCOPES = Set.of(
            "access", "alarms", "asterisk", "backup", "calllog", "capture", "contacts", "deploy", "filters", "groupmessaging",
            "hotdesking", "http", "jackfield", "licence", "mail", "nightmode", "oai", "recording", "reporting", "secrets", "server",
            "shares", "simulator", "sip", "smdr", "telephony", "users");

    private static Instance jackfield;
    private static Rest engineer;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("command-access").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "callsPerHour = 0");
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue(
                "alarm-notification", "group-messaging", "hot-desking", "ip-smdr", "night-mode", "call-logging", "recording-ip-sip=4"));
        jackfield.start();
        engineer = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(engineer);
    }

    @AfterAll
    static void stop() {
        engineer.close();
        jackfield.close();
    }

    @Test
    void withoutAPermissionNoCommandDoesOrTellsAnything() {
        MarkedBundle asker = MarkedBundle.plain("com.example.commands")
                .header("Bundle-Activator", CommandsActivator.class.getName())
                .and("Import-Package", "org.jackfield.api.security,org.jackfield.api.problem,org.apache.karaf.shell.api.action,"
                        + "org.apache.karaf.shell.api.console");
        MarkedBundle.drop(jackfield, "deploy/com.example.commands-1.0.0.jar", asker.jar());
        await("commands are tried").atMost(Duration.ofSeconds(120)).until(() -> asker.marksIn(jackfield).contains("made"));
        // features come one after the other
        await("those of all bundles").atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            asker.forgetMarksIn(jackfield);
            jackfield.shell("bundle:restart com.example.commands");
            assertThat(marks(asker).stream().map(mark -> mark.substring(0, mark.indexOf(':'))).collect(Collectors.toSet()))
                    .containsAll(SCOPES);
        });
        List<String> marks = marks(asker);

        assertThat(marks).allMatch(mark -> mark.matches("[a-z:-]+ refused [a-z][a-z0-9.-]+"));
        Set<String> asked = marks.stream().map(mark -> mark.substring(mark.lastIndexOf(' ') + 1)).collect(Collectors.toCollection(TreeSet::new));
        Set<String> audited = new TreeSet<>();
        engineer.read("audit?action=security.refused&subject=nobody&size=500").get("items")
                .forEach(line -> audited.add(line.get("object").asText()));
        assertThat(audited).as("in the audit trail").containsAll(asked);
    }

    private static List<String> marks(MarkedBundle asker) {
        return asker.marksIn(jackfield).stream().filter(mark -> mark.contains(":")).toList();
    }
}
