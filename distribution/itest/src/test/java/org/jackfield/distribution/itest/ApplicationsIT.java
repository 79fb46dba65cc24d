package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jackfield.distribution.itest.bundle.AccountsActivator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;

/** Alarms and group messaging at work: told, cleared, lit, killed, healed, and gone with their licence. */
class ApplicationsIT {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final By IN_THE_ALERT = By.xpath("//vaadin-notification-card//vaadin-button[normalize-space(.)='Clear']");
    private static final By CONFIRM = By.xpath(
            "//*[self::vaadin-dialog or self::vaadin-dialog-overlay]//vaadin-button[normalize-space(.)='Clear']");
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
        issuer.exchange(issuer.issue("alarm-notification", "group-messaging", "phone-manager-team-leader=2"));
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
        anAlarmIsClearedInTheBrowserOfOneTeamLeaderAndGoesFromTheOthers();

        jackfield.shell("simulator:do alarm 1004 124 text Before");
        await("the alarm stands").atMost(SOON).until(() -> standing("Before") == 1);
        jackfield.kill();
        jackfield.start();
        SimulatedOffice.awaitFollowed(rest);

        await("apps run").atMost(SOON).until(() -> rest.get("alarms").status() == 200);
        assertThat(rest.read("alarms?text=Before").get("total").asInt()).isEqualTo(1);
        assertThat(notice("Before").get("state").asText()).as("mail waits for a server").isEqualTo("TO_SEND");
        mailWaitsForItsServerThroughAKillAndArrivesOnce();
        // the simulated phone system was killed as well: messages have to be left again
        lampsAreLitOnTheTelephonesOfTheGroup();

        endsWithTheLicenceUnderOpenBrowsers();
    }

    private static void endsWithTheLicenceUnderOpenBrowsers() {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/alarms");
            browser.logIn("engineer", Rest.PASSWORD);
            browser.awaitTitle("Alarms");
            await("a seat is taken").atMost(SOON).until(() -> jackfield.shell("licence:leases").contains("phone-manager-team-leader"));
            endsWithTheLicence();
        }
    }

    private static void endsWithTheLicence() {
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

    /** One has an administrator's telephone; the other has none, and is told all the same; a third finds no seat. */
    private static void anAlarmIsClearedInTheBrowserOfOneTeamLeaderAndGoesFromTheOthers() {
        String system = rest.read("phone-systems").get("items").get(0).get("id").asText();
        teamLeader("pat", """
                [{"kind": "EXTENSION", "rank": "PRIMARY", "phoneSystem": "%s", "number": "1000"}]""".formatted(system));
        teamLeader("kim", "[]");
        passwords("pat", "kim");
        try (Browser pat = browser("pat", Browser.WIDE); Browser kim = browser("kim", Browser.NARROW)) {
            try (Browser engineer = Browser.open(jackfield, Browser.WIDE)) {
                engineer.go("/alarms");
                engineer.logIn("engineer", Rest.PASSWORD);
                engineer.awaitText("You are not alerted in this browser");
            }
            jackfield.shell("simulator:do alarm 1005 125 text Lift");
            pat.awaitText("Lift");
            kim.awaitText("Lift");
            assertThat(kim.script("return [...document.querySelectorAll('vaadin-notification-card vaadin-button')]"
                    + ".map(each => each.innerText.trim())").toString()).contains("Show alarms").doesNotContain("Clear");

            // it slides in; a click on its way would miss it
            pat.awaitTrue("[...document.querySelectorAll('vaadin-notification-card')].every("
                    + "each => each.getAnimations({subtree: true}).every(one => one.playState === 'finished'))");
            pat.await(IN_THE_ALERT).click();
            pat.await(CONFIRM).click();

            await("it is cleared on the phone system").atMost(SOON).until(() -> standing("Lift") == 0);
            String gone = "![...document.querySelectorAll('vaadin-notification-card')].some(each => each.innerText.includes('Lift'))";
            pat.awaitTrue(gone);
            kim.awaitTrue(gone);
            assertThat(pat.errors()).isEmpty();
            assertThat(kim.errors()).isEmpty();
            // a tab that is left says so; a browser that is shot does not
            pat.goTo("about:blank");
            kim.goTo("about:blank");
        }
        JsonNode over = rest.read("alarms?text=Lift").get("items").get(0);
        assertThat(over.get("clearedBy").asText()).isEqualTo("1000");
        assertThat(over.get("askedBy").asText()).isEqualTo("pat");
        await("the seats are free").atMost(LONG).until(
                () -> !jackfield.shell("licence:leases").contains("phone-manager-team-leader"));
    }

    private static void teamLeader(String name, String devices) {
        Rest.Answer user = rest.send("POST", "users", "application/json",
                "{\"firstName\": \"%s\", \"lastName\": \"Leader\", \"devices\": %s}".formatted(name, devices));
        assertThat(user.status()).as("%s", user.body()).isEqualTo(200);
        assertThat(rest.send("POST", "security/accounts", "application/json",
                "{\"id\": %s, \"name\": \"%s\", \"roles\": [\"administrator\"]}".formatted(user.body().get("id"), name)).status())
                .isEqualTo(200);
    }

    private static void passwords(String... names) {
        try {
            Files.write(jackfield.path("accounts"), Stream.of(names).map(each -> each + " " + Rest.PASSWORD + " administrator").toList());
            MarkedBundle maker = MarkedBundle.plain("com.example.accounts")
                    .header("Bundle-Activator", AccountsActivator.class.getName())
                    .and("Import-Package", "org.jackfield.api.security");
            Path dropped = MarkedBundle.drop(jackfield, "deploy/com.example.accounts-1.0.0.jar", maker.jar());
            await("passwords").atMost(Instance.START).until(() -> maker.marksIn(jackfield).contains("made"));
            Files.delete(dropped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Browser browser(String name, Dimension size) {
        Browser browser = Browser.open(jackfield, size);
        browser.go("/alerts");
        browser.enterCredentials(name, Rest.PASSWORD);
        browser.awaitTitle("Licence agreement");
        browser.click("I accept");
        browser.awaitTitle("Alerts");
        return browser;
    }

    private static void mailWaitsForItsServerThroughAKillAndArrivesOnce() {
        int port = FreePorts.find().get(Instance.Port.HTTP);
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/settings/email");
            browser.logIn("engineer", Rest.PASSWORD);
            Map<String, String> server = new LinkedHashMap<>();
            server.put("Mail server", "127.0.0.1");
            server.put("Port", Integer.toString(port));
            server.put("Protection", "None");
            server.put("User", "site");
            server.put("Password", Rest.PASSWORD);
            server.put("Sender's address", "site@example.org");
            browser.save(0, server);
            // the server is down: the mail is tried, kept, and the page says that it waits and why
            await("the mail is tried").atMost(LONG).untilAsserted(() -> {
                JsonNode waits = notice("Before");
                assertThat(waits.get("state").asText()).isEqualTo("HANDED_OVER");
                assertThat(waits.get("problem").asText()).isNotEmpty();
            });
            assertThat(rest.alerts()).containsKey("mail.server");
            assertThat(rest.metrics()).containsPattern("mail_attempts_failed[a-z_]*(\\{[^}]*})? [1-9]");
            browser.go("/alarms");
            browser.awaitText("mail waits, the mail server does not take it");
        }
        int waiting = alarmMail().size();
        assertThat(waiting).isEqualTo(3);
        jackfield.kill();
        jackfield.start();
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        GreenMail mail = new GreenMail(setup);
        mail.setUser("site@example.org", "site", Rest.PASSWORD);
        mail.start();
        try {
            await("mail is there").atMost(LONG).until(() -> rest.get("mail").status() == 200);
            jackfield.shell("mail:retry");
            await("all mail has come").atMost(LONG).until(
                    () -> alarmMail().stream().allMatch(each -> each.get("state").asText().equals("SENT")));
            await("the history knows").atMost(LONG).until(() -> notice("Before").get("state").asText().equals("SENT"));
            // each went to one recipient and one copy
            List<String> subjects = new ArrayList<>();
            for (MimeMessage message : mail.getReceivedMessages()) {
                if (message.getSubject().startsWith("Support: ")) {
                    subjects.add(message.getSubject());
                }
            }
            assertThat(subjects).hasSize(2 * waiting);
            assertThat(new HashSet<>(subjects)).hasSize(waiting);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } finally {
            mail.stop();
        }
        SimulatedOffice.awaitFollowed(rest);
    }

    private static List<JsonNode> alarmMail() {
        List<JsonNode> mails = new ArrayList<>();
        rest.read("mail?size=100").get("items").forEach(mails::add);
        mails.removeIf(each -> !each.get("subject").asText().startsWith("Support: "));
        return mails;
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
