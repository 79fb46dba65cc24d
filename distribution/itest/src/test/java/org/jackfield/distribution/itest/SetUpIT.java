package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A new site is set up: its licence in the wizard, its phone system found in the network, its contacts brought in by a program. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpIT {

    private static Instance jackfield;
    private static Issuer issuer;
    private static Rest engineer;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("set-up").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        issuer = new Issuer(jackfield);
        SimulatedOffice.in(jackfield);
        jackfield.start();
        engineer = new Rest(jackfield);
    }

    @AfterAll
    static void stop() {
        engineer.close();
        jackfield.close();
    }

    @Test
    @Order(1)
    void theWizardRefusesAFileThatIsNoLicenceAndOneOfAnotherMachineAndTakesTheRightOne() throws Exception {
        Path wrong = Files.writeString(jackfield.path("wrong.licence"), "Dear customer, please find enclosed");
        Path foreign = issuer.issue(List.of("--mac", "02:00:00:00:00:99"), "night-mode");
        Path right = issuer.issue("night-mode", "ip-smdr");
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/");
            browser.logIn("engineer", Rest.PASSWORD);
            browser.awaitTitle("Set-up wizard");

            browser.upload("vaadin-upload", wrong);
            browser.awaitText("not a licence");
            browser.upload("vaadin-upload", foreign);
            browser.awaitText("bound to another machine");
            assertThat(engineer.read("licence").toString()).doesNotContain("itest-");

            browser.upload("vaadin-upload", right);
            browser.awaitText("The licence is good");
            assertThat(browser.errors()).isEmpty();
        }
        await("it is in force").atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(engineer.read("licence").toString()).contains("itest-2"));
        assertThat(new String(engineer.octets("audit/export.csv?action=licence.install"), StandardCharsets.UTF_8).lines())
                .as("the wrong ones are no change")
                .hasSize(2);
    }

    @Test
    @Order(2)
    void thePhoneSystemIsFoundInTheNetworkTriedAndFollowed() {
        SimulatedOffice.awaitFollowed(engineer);
        int port = jackfield.port(Instance.Port.OAI);
        JsonNode search = post("phone-systems/discovery", "{\"ranges\": \"127.0.0.1:%d\"}".formatted(port));
        await("the search ends").atMost(Duration.ofSeconds(60)).until(() -> !found(search).get("running").asBoolean());
        assertThat(found(search).get("found").toString()).contains("\"host\":\"127.0.0.1\"", "\"port\":" + port);

        assertThat(engineer.send("POST", "phone-systems/discovery", "application/json", "{\"ranges\": \"8.8.8.0/24\"}").status())
                .as("public addresses")
                .isEqualTo(400);
        assertThat(engineer.send("POST", "phone-systems/test", "application/json",
                                "{\"type\": \"asterisk\", \"host\": \"127.0.0.1\", \"port\": 1, \"user\": \"u\", \"password\": \"p\"}")
                        .body()
                        .path("success")
                        .asBoolean(true))
                .as("nobody listens there")
                .isFalse();
        assertThat(engineer.send("POST", "phone-systems", "application/json", "{\"type\": \"none\", \"name\": \"N\"}").status())
                .isEqualTo(404);
    }

    private static JsonNode found(JsonNode search) {
        return engineer.read("phone-systems/discovery/" + search.get("id").asText());
    }

    @Test
    @Order(3)
    void anAlertIsClearedOnceAndAudited() throws Exception {
        Files.writeString(jackfield.path("deploy/broken.jar"), "no archive");
        JsonNode alert = await("it is told").atMost(Duration.ofSeconds(60)).until(
                () -> engineer.alerts().values().stream().filter(each -> each.toString().contains("broken.jar")).findFirst(),
                Optional::isPresent).orElseThrow();
        String address = "alerts/" + alert.get("id").asText();

        assertThat(engineer.send("DELETE", address, "application/json", "").status()).isBetween(200, 204);
        assertThat(engineer.send("DELETE", address, "application/json", "").status()).isEqualTo(404);
        assertThat(new String(engineer.octets("audit/export.csv?action=alerts.clear"), StandardCharsets.UTF_8))
                .contains(alert.get("key").asText());
        Files.delete(jackfield.path("deploy/broken.jar"));
    }

    @Test
    @Order(4)
    void contactsGoInAndOutOverRestAndRowsThatMakeNoneComeBackWithTheirReason() {
        JsonNode directory = post("contacts/directories", "{\"name\": \"Suppliers\", \"global\": true}");
        String at = "contacts/directories/" + directory.get("id").asText();
        JsonNode started = engineer.send("POST", at + "/file", "text/csv",
                        "id,name,number1\n1,=Calc & Co,02079460201\n2,,02079460202\n3,Third,no number\n")
                .body();
        String task = started.get("task").asText();
        await("the import ends").atMost(Duration.ofSeconds(60))
                .until(() -> engineer.read("tasks/" + task).get("state").asText().equals("SUCCEEDED"));

        assertThat(engineer.read(at.substring(0, at.lastIndexOf('/'))).toString()).contains("\"contacts\":1");
        assertThat(text("contacts/directories/rejected/" + task))
                .contains("\"3\",\"It is missing.", "02079460202", "\"4\",\"This is no telephone number.", "no number");
        assertThat(text(at + "/file")).contains("'=Calc & Co", "02079460201");
        assertThat(engineer.get("contacts/directories/rejected/" + directory.get("id").asText()).status()).isEqualTo(404);
    }

    @Test
    @Order(5)
    void howFarTheSetUpIsIsToldAndChangedWithoutABrowser() {
        JsonNode told = engineer.read("set-up");
        assertThat(told.get("state").asText()).isEqualTo("OPEN");
        assertThat(told.get("steps").findValuesAsText("id")).containsSubsequence(
                "licence", "phone-system", "dial-plan", "user-creation", "email");
        assertThat(told.get("open").toString()).contains("\"email\"").doesNotContain("\"licence\"", "\"phone-system\"");

        assertThat(setUp("{\"state\": \"DISMISSED\"}")).isEqualTo(200);
        assertThat(jackfield.shell("jackfield:set-up")).contains("The wizard is dismissed");
        assertThat(jackfield.shell("jackfield:set-up --resume email")).contains("The wizard is open and goes on at the step email.");
        assertThat(engineer.read("set-up").get("next").asText()).isEqualTo("email");

        assertThat(setUp("{\"step\": \"none\"}")).isEqualTo(404);
        assertThat(setUp("{}")).isEqualTo(400);
        assertThat(jackfield.shell("jackfield:set-up --finish")).contains("The wizard is finished");
    }

    private static int setUp(String change) {
        return engineer.send("PUT", "set-up", "application/json", change).status();
    }

    private static String text(String path) {
        return new String(engineer.octets(path), StandardCharsets.UTF_8);
    }

    private static JsonNode post(String path, String body) {
        Rest.Answer answer = engineer.send("POST", path, "application/json", body);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
