package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;

/** Somebody's first log-in and what follows, as that person and an administrator see it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LogInIT {

    private static final String OWN = "Brass, ebony and 7 cords";
    private static final String PASSWORD_FIELDS = "vaadin-password-field input";

    private static Instance jackfield;
    private static Rest engineer;
    private static String ann;
    private static String recoveryCode;
    private static String authenticator;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("log-in").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD).start();
        engineer = new Rest(jackfield);
        ann = post("security/accounts", "{\"name\": \"ann\", \"roles\": [\"administrator\"]}").get("id").asText();
    }

    @AfterAll
    static void stop() {
        engineer.close();
        jackfield.close();
    }

    @Test
    @Order(1)
    void aFirstLogInLeadsToAPasswordOfOnesOwnAndTheAgreement() {
        String given = post("security/accounts/" + ann + "/password-reset", "").get("password").asText();
        assertThat(engineer.as("ann", given).get("calls").status()).isEqualTo(403);
        try (Browser browser = Browser.open(jackfield, Browser.NARROW)) {
            browser.go("/alerts");
            browser.enterCredentials("ann", given);
            browser.awaitTitle("Change password");
            browser.fill(PASSWORD_FIELDS, given, OWN, OWN);
            browser.awaitTitle("Licence agreement");
            browser.go("/alerts");
            browser.awaitTitle("Licence agreement");
            browser.click("I accept");
            browser.awaitTitle("Alerts");
        }
        assertThat(engineer.as("ann", OWN).get("calls").status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void aSecondFactorIsSetUpInTheBrowser() throws Exception {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/my-settings");
            browser.logIn("ann", OWN);
            browser.awaitTitle("My settings");
            browser.click("Set up second factor");
            String key = browser.await(By.cssSelector(".jf-key")).getText().replace(" ", "");
            browser.fill("vaadin-dialog input[type=password], vaadin-dialog-overlay input[type=password]", OWN);
            browser.fill(
                    "vaadin-dialog vaadin-text-field input, vaadin-dialog-overlay vaadin-text-field input", code(key, 0));
            recoveryCode = browser.await(By.cssSelector(".jf-codes code")).getText();
            authenticator = key;
            browser.click("I have kept it");
            browser.awaitText("Recovery codes left: 10");
            assertThat(browser.errors()).isEmpty();
        }
        Rest.Answer answer = engineer.as("ann", OWN).get("calls");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body().get("code").asText()).isEqualTo("security.second-factor");
    }

    /** The code follows the password; the one that enrolled is spent, so it is the next one, which a clock may be ahead by. */
    @Test
    @Order(3)
    void theCommandLineWantsTheCodeToo() throws Exception {
        assertThatThrownBy(() -> jackfield.shell("ann", OWN, "jaas:whoami")).isInstanceOf(Ssh.Refused.class);
        String both = OWN + " " + code(authenticator, 1);
        assertThat(jackfield.shell("ann", both, "jaas:whoami")).contains("ann");
        assertThatThrownBy(() -> jackfield.shell("ann", both, "jaas:whoami")).as("a code opens once").isInstanceOf(Ssh.Refused.class);
    }

    @Test
    @Order(4)
    void theCodeIsAskedForAndAnEndedSessionIsOver() {
        try (Browser annsBrowser = Browser.open(jackfield, Browser.NARROW);
                Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            annsBrowser.go("/alerts");
            annsBrowser.enterCredentials("ann", OWN);
            annsBrowser.fill(".jf-code input", "000000");
            annsBrowser.awaitText("wrong");
            annsBrowser.fill(".jf-code input", recoveryCode);
            annsBrowser.awaitTitle("Alerts");

            browser.go("/sessions");
            browser.logIn("engineer", Rest.PASSWORD);
            browser.awaitText("ann");
            JsonNode sessions = engineer.read("security/sessions").get("items");
            // one more is that of a browser that was closed without logging out
            assertThat(sessions).extracting(session -> session.get("name").asText()).contains("ann", "engineer");
            for (JsonNode session : sessions) {
                if (session.get("name").asText().equals("ann")) {
                    engineer.send("DELETE", "security/sessions/" + session.get("id").asText(), "application/json", "");
                }
            }

            annsBrowser.awaitText("Your session was ended");
            assertThat(engineer.read("security/sessions").get("items")).hasSize(1);
        }
    }

    @Test
    @Order(5)
    void aSpentRecoveryCodeAndAnUnknownLinkOpenNothing() {
        try (Browser browser = Browser.open(jackfield, Browser.NARROW)) {
            browser.go("/");
            browser.enterCredentials("ann", OWN);
            browser.fill(".jf-code input", recoveryCode);
            browser.awaitText("used before");

            browser.go("/forgotten/no-such-link");
            browser.fill(PASSWORD_FIELDS, OWN + "!", OWN + "!");
            browser.awaitText("This link is unknown");
            browser.go("/forgotten");
            browser.fill("vaadin-text-field input", "ann");
            browser.awaitText("cannot send mail");
        }
    }

    @Test
    @Order(6)
    void everythingIsInTheAuditTrail() {
        String trail = new String(engineer.octets("audit/export.csv?action=security."));

        assertThat(trail)
                .contains("security.agree", "security.second-factor-enrol", "security.session-end", "security.password-change")
                .doesNotContain(OWN, recoveryCode);
    }

    private static JsonNode post(String path, String body) {
        Rest.Answer answer = engineer.send("POST", path, "application/json", body);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** {@return the code that an authenticator shows some steps of 30 s from now (RFC 6238)} */
    private static String code(String key, int later) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int held = 0;
        for (char each : key.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each);
            held += 5;
            if (held >= 8) {
                held -= 8;
                bytes.write(buffer >> held);
                buffer &= (1 << held) - 1;
            }
        }
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(bytes.toByteArray(), "HmacSHA1"));
        byte[] hash = mac.doFinal(
                ByteBuffer.allocate(8).putLong(Instant.now().getEpochSecond() / 30 + later).array());
        int number = ByteBuffer.wrap(hash, hash[19] & 0xf, 4).getInt() & Integer.MAX_VALUE;
        return "%06d".formatted(number % 1_000_000);
    }
}
