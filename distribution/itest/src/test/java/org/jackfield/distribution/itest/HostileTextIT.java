package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * Whatever people, callers and addresses may say is text: it runs in no browser, reaches no file and no database, and is computed
 * by no spreadsheet.
 */
class HostileTextIT {

    /** Runs if it is taken for HTML, in an attribute or between tags; the number tells the fields apart. */
    private static final String SCRIPT = "x%d'\"><img src=x onerror=window.ran=%1$d><script>window.ran=%1$d</script>";

    private static final List<String> INJECTIONS = List.of(
            "' OR '1'='1", "'; DROP TABLE users_user; --", "%", "_", "\\", "*)(uid=*", "x\" OR \"\"=\"", "${jndi:ldap://127.0.0.1/x}");

    private static Instance jackfield;
    private static Rest engineer;
    private static int field;

    /** The texts that a page is to show, by its address. */
    private static final Map<String, List<String>> SHOWN = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("hostile-text").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "callsPerHour = 0");
        jackfield.start();
        engineer = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(engineer);
    }

    @AfterAll
    static void stop() {
        engineer.close();
        jackfield.close();
    }

    private static String hostile(String page) {
        String text = SCRIPT.formatted(++field);
        SHOWN.computeIfAbsent(page, each -> new ArrayList<>()).add(text);
        return text;
    }

    private static JsonNode post(String path, Object body) {
        Rest.Answer answer = engineer.send("POST", path, "application/json", new ObjectMapper().valueToTree(body).toString());
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void noTextThatIsKeptRunsOnAPage() {
        JsonNode unit = post("units", Map.of("name", hostile("users")));
        JsonNode user = post("users", Map.of(
                "firstName", hostile("users"), "lastName", "Last", "unit", unit.get("id").asText()));
        post("security/accounts", Map.of("id", user.get("id").asText(), "name", SCRIPT.formatted(++field), "roles", List.of()));
        JsonNode directory = post("contacts/directories", Map.of("name", hostile("contacts/directories"), "global", true));
        post("contacts", Map.of(
                "directory", directory.get("id").asText(), "name", hostile("contacts"), "numbers", List.of("02079460199"),
                "fields", List.of(SCRIPT.formatted(++field)), "vip", true, "vipText", SCRIPT.formatted(++field)));
        JsonNode profile = post("access/profiles", Map.of(
                "name", hostile("security/profiles"), "description", SCRIPT.formatted(++field), "options", Set.of()));
        post("access/roles", Map.of(
                "name", hostile("security/roles"), "description", SCRIPT.formatted(++field), "profile", profile.get("id").asText(),
                "scope", "SITE", "filters", Set.of()));
        post("shares", Map.of("description", hostile("shares"), "host", "127.0.0.1", "port", 1, "name", "data", "folder", ""));
        // whoever guesses can say anything in place of a name
        engineer.as(hostile("audit"), "x").get("calls");
        String caller = "<img src=x onerror=ran=1>";
        jackfield.shell("simulator:call-in --from 02079460155 --name \"" + caller + "\"");
        SHOWN.put("calls/live", List.of("Live calls"));

        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/alerts");
            browser.logIn("engineer", Rest.PASSWORD);
            SHOWN.forEach((page, texts) -> {
                browser.go("/" + page);
                texts.forEach(browser::awaitText);
                assertNothingRan(browser, page);
            });
            browser.go("/sessions");
            browser.awaitTitle("Sessions");
            assertNothingRan(browser, "sessions");
        }
    }

    @Test
    void noTextOfAnAddressRunsOrLeadsAway() {
        String script = "%22%3E%3Cscript%3Ewindow.ran=1%3C/script%3E%3Cimg%20src=x%20onerror=window.ran=1%3E";
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            for (String address : List.of(
                    "/login?to=//example.org/", "/login?to=javascript:window.ran=1", "/login?ended=" + script,
                    "/forgotten/" + script, "/login/sign-on?state=" + script + "&code=" + script + "&error=" + script)) {
                browser.go(address);
                browser.awaitTrue("document.querySelector('vaadin-button, a') !== null");
                assertNothingRan(browser, address);
            }
            browser.go("/login?to=https://example.org/");
            browser.logIn("engineer", Rest.PASSWORD);
            for (String address : List.of(
                    "/" + script, "/users?unit=" + script, "/contacts?directory=" + script, "/recordings/" + script,
                    "/settings/" + script)) {
                browser.go(address);
                browser.await(By.cssSelector("vaadin-app-layout"));
                assertNothingRan(browser, address);
            }
        }
        HttpResponse<String> answer = jackfield.get("/api/v1/" + script);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("json");
    }

    private static void assertNothingRan(Browser browser, String where) {
        assertThat(browser.script("return window.ran === undefined && !document.querySelector('img[src=x]')"))
                .as("nothing ran on " + where).isEqualTo(true);
    }

    @Test
    void aSearchFindsWhatIsMeantAndNothingElse() {
        post("users", Map.of("firstName", "Single", "lastName", "Person"));
        JsonNode directory = post("contacts/directories", Map.of("name", "Searched", "global", true));
        post("contacts", Map.of("directory", directory.get("id").asText(), "name", "Single Contact", "numbers", List.of("02079460177")));
        for (String injection : INJECTIONS) {
            String text = URLEncoder.encode(injection, StandardCharsets.UTF_8);
            assertThat(engineer.read("users?search=" + text).get("items")).as("users: " + injection).isEmpty();
            assertThat(engineer.read("contacts?text=" + text).get("items")).as("contacts: " + injection).isEmpty();
            assertThat(engineer.get("contacts/match?number=" + text).status()).as("match: " + injection).isEqualTo(404);
            for (String query : List.of("calls?number=", "audit?subject=", "audit?action=", "devices?number=")) {
                Rest.Answer answer = engineer.get(query + text);
                assertThat(answer.status()).as(query + injection + ": " + answer.body()).isIn(200, 400, 404);
            }
            assertThat(engineer.read("audit?subject=" + text).get("items")).as("audit: " + injection).isEmpty();
        }
        assertThat(engineer.read("users?search=single").get("items")).hasSize(1);
    }

    @Test
    void noNameLeavesItsFolder() throws Exception {
        Set<Path> before = files();
        for (String name : List.of("../../escaped", "..%2f..%2fescaped", "/tmp/escaped", "..\\..\\escaped", "a\u0000b")) {
            String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
            for (String path : List.of(
                    "users/file/reports/", "recordings/", "recordings/exports/", "contacts/", "features/", "tasks/", "mail/")) {
                assertThat(engineer.status(path + encoded)).as(path + name).isIn(400, 404);
            }
            assertThat(jackfield.get("/VAADIN/" + encoded).statusCode()).as(name).isIn(400, 403, 404);
            assertThat(engineer.send("POST", "shares", "application/json", """
                    {"description": "d", "host": "127.0.0.1", "name": "data", "folder": %s}"""
                            .formatted(new ObjectMapper().writeValueAsString(name.replace("%2f", "/")))).status())
                    .as("folder " + name).isIn(200, 400);
        }
        assertThat(jackfield.get("/..%2f..%2fetc/users.properties").body()).doesNotContain("CRYPT");
        assertThat(files()).as("files of the instance").containsExactlyInAnyOrderElementsOf(before);
    }

    /** Outside what is written to all the time. */
    private static Set<Path> files() throws Exception {
        try (Stream<Path> all = Files.walk(jackfield.path(""))) {
            return all.filter(file -> !file.startsWith(jackfield.path("data"))).filter(file -> !file.toString().contains("tmp"))
                    .filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    @Test
    void noExportHoldsAFormula() {
        for (String formula : List.of("=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "=cmd|' /C calc'!A0")) {
            engineer.send("POST", "users", "application/json",
                    "{\"firstName\": %s, \"lastName\": \"Formula\"}".formatted(new ObjectMapper().valueToTree(formula)));
            engineer.as(formula, "x").get("calls");
        }
        for (String export : List.of("users/file", "audit/export.csv")) {
            String csv = new String(engineer.octets(export), StandardCharsets.UTF_8);
            assertThat(csv).as(export).contains("1+1");
            assertThat(csv.split("[,\r\n]")).as(export)
                    .noneMatch(cell -> cell.matches("\"?[=+@-][^0-9 ].*|\"?[=+@-]1\\+1.*"));
        }
    }

    /** Browsers let any page open a WebSocket to any site, with that site's cookies. */
    @Test
    void anotherSiteOpensNoWebSocket() {
        assertThat(handshake("https://example.org")).isEqualTo(403);
        assertThat(handshake("null")).isEqualTo(403);
        assertThat(handshake("http://127.0.0.1:" + jackfield.port(Instance.Port.HTTP))).isNotEqualTo(403);
    }

    /** {@return what the server answers to a WebSocket that a page of this origin opens} */
    private static int handshake(String origin) {
        URI address = URI.create("ws://127.0.0.1:" + jackfield.port(Instance.Port.HTTP) + "/VAADIN/push");
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.newWebSocketBuilder().header("Origin", origin).buildAsync(address, new WebSocket.Listener() {}).join().abort();
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException told ? told.getResponse().statusCode() : fail("no answer", e);
        }
    }

    /** A page of another site can send a form with the cookies of this one, or a script what a browser lets it. */
    @Test
    void anotherSiteChangesNothing() throws Exception {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/alerts");
            browser.logIn("engineer", Rest.PASSWORD);
            Path page = Files.writeString(jackfield.path("other-site.html"), """
                    <form id=f method=post enctype=text/plain action="%s"><input name='{"name":"forged","x":"' value='"}'></form>
                    <script>f.submit()</script>""".formatted(jackfield.uri("/api/v1/units")));
            String unit = "forged-" + UUID.randomUUID();
            Files.writeString(page, Files.readString(page).replace("forged", unit));
            browser.goTo(page.toUri().toString());
            await("it was sent").atMost(Duration.ofSeconds(60)).until(() -> browser.url().contains("/api/v1/units"));
            assertThat(engineer.read("units").toString()).doesNotContain(unit);

            browser.go("/alerts");
            browser.awaitTitle("Alerts");
            HttpRequest withCookie = HttpRequest.newBuilder(jackfield.uri("/api/v1/units"))
                    .header("Content-Type", "application/json")
                    .header("Cookie", "JSESSIONID=" + browser.cookie("JSESSIONID").getValue())
                    .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"forged\"}"))
                    .build();
            try (HttpClient client = HttpClient.newHttpClient()) {
                assertThat(client.send(withCookie, HttpResponse.BodyHandlers.discarding()).statusCode())
                        .as("a cookie of the pages is no log-in for REST").isEqualTo(401);
            }
        }
    }
}
