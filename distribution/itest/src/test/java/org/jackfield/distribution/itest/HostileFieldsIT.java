package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever is written into a text field of a licensed feature, of filters and of the site is text wherever it is shown. For the fields
 * of users, contacts, roles and shares see {@link HostileTextIT}, for those of a recording {@link PlaybackIT}.
 */
class HostileFieldsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** Short enough for every field; runs in an attribute and between tags. */
    private static final String SCRIPT = "x%d'\"><img src=x onerror=ran=%1$d>";
    private static final String ID = "00000000-0000-7000-8000-0000000000f1";

    private static Instance jackfield;
    private static Rest engineer;
    private static String phoneSystem;
    private static String report;
    private static int written;

    /** The texts that a page is to show, by its address. */
    private static final Map<String, List<String>> SHOWN = new LinkedHashMap<>();

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("hostile-fields").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        SimulatedOffice.in(jackfield, "callsPerHour = 0");
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue(
                "alarm-notification", "group-messaging", "call-logging", "report-scheduling", "recording-ip-sip=4", "nodes=1"));
        jackfield.start();
        engineer = new Rest(jackfield);
        SimulatedOffice.awaitFollowed(engineer);
        for (String feature : List.of("alarms/profiles", "groupmessaging", "reports", "schedules", "recordings/tags")) {
            await(feature).atMost(SOON).until(() -> engineer.get(feature).status() == 200);
        }
        phoneSystem = engineer.read("phone-systems").get("items").get(0).get("id").asText();
        report = engineer.read("reports").get("items").get(0).get("id").asText();
    }

    @AfterAll
    static void stop() {
        engineer.close();
        jackfield.close();
    }

    /**
     * Writes a document in which each {@code $} is a hostile text, and each {@code %} one that is kept but not shown in a list.
     *
     * @param page that is to show it
     */
    private static JsonNode write(String page, String method, String path, String document) {
        StringBuilder filled = new StringBuilder();
        for (char letter : document.replace('\'', '"').toCharArray()) {
            if (letter == '$' || letter == '%') {
                String text = SCRIPT.formatted(++written);
                filled.append(text.replace("\"", "\\\""));
                if (letter == '$') {
                    SHOWN.computeIfAbsent(page, each -> new ArrayList<>()).add(text);
                }
            } else {
                filled.append(letter);
            }
        }
        SHOWN.computeIfAbsent(page, each -> new ArrayList<>());
        Rest.Answer answer = engineer.send(method, path, "application/json", filled.toString());
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static long revision(String path) {
        return engineer.read(path).get("revision").asLong();
    }

    private static void writeEverything() {
        write("calls/filters", "POST", "filters", "{'name': '$', 'texts': {'CONTACT_NAME': '%', 'NOTE': '%', 'ACCOUNT_CODE': '%'}}");
        write("security/access-filters", "POST", "access/filters",
                "{'name': '$', 'mode': 'DENY', 'texts': {'NOTE': '%'}, 'kinds': [], 'status': 'ANY', 'units': []}");
        write("alarms/profiles", "PUT", "alarms/profiles?revision=" + revision("alarms/profiles"),
                "{'id': '" + ID + "', 'description': '$', 'enabled': false, 'allAlarms': true, 'alarms': [], 'sendEmail': false,"
                        + " 'to': '', 'copies': '', 'alertTeamLeaders': false, 'repeatMinutes': 0}");
        write("groupmessaging", "PUT", "groupmessaging/rules?revision=" + revision("groupmessaging"),
                "{'id': '" + ID + "', 'description': '$', 'phoneSystem': '" + phoneSystem + "', 'enabled': false, 'source': '2000',"
                        + " 'target': 'HUNT_GROUP', 'huntGroup': '2000', 'extensions': []}");
        write("contacts/directories", "POST", "contacts/directories",
                "{'name': '$', 'global': true, 'labels': {'numbers': ['%'], 'fields': ['%', '%']}}");
        write("dial-plan", "PUT", "dial-plan/formats",
                "{'items': [{'pattern': '(0[0-9]{2})([0-9]{8})', 'written': '%'}], 'revision': " + revision("dial-plan/formats") + "}");
        write("phone-systems", "POST", "phone-systems",
                "{'name': '$', 'type': 'oai', 'host': '127.0.0.1', 'port': 1, 'password': '', 'options': {}}");
        write("phone-systems", "PUT", "phone-systems/" + phoneSystem + "/nodes/1",
                "{'description': '%', 'localAddress': '', 'localSipPort': 5060, 'natAddress': '', 'natSipPort': 5060,"
                        + " 'voicemailDid': '', 'attendantDid': '', 'dialWaitMillis': 1000}");
        JsonNode folder = write("recording/folders", "POST", "recordings/folders", "{'name': '$', 'comment': '%'}");
        write("recording/folders", "POST", "recordings/folders/" + folder.get("id").asText() + "/items",
                "{'name': '%', 'comment': '%', 'url': 'https://example.org/'}");
        write("recordings", "PUT", "recordings/tags",
                "{'names': ['%', '%', '', '', ''], 'revision': " + revision("recordings/tags") + "}");
        JsonNode shared = write("reports", "POST", "reports/" + report + "/share", "{'name': '$', 'category': '$'}");
        write("reports/schedules", "POST", "schedules",
                "{'name': '$', 'description': '%', 'enabled': false, 'timing': {'start': '2030-01-01T08:00:00', 'zone': 'UTC',"
                        + " 'recurrence': {'unit': 'DAY', 'every': 1}}, 'missed': 'SKIP',"
                        + " 'reports': [{'report': '" + shared.get("report").get("id").asText() + "', 'range': {'kind': 'YESTERDAY'}}],"
                        + " 'delivery': {'kind': 'EMAIL', 'format': 'csv', 'to': ['a@example.org'], 'subject': '%', 'text': '%'}}");
        SHOWN.put("audit", List.of("filters.", "access."));
    }

    @Test
    void whateverIsWrittenIntoAFieldIsTextWhereItIsShown() {
        writeEverything();
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/settings/provider");
            browser.logIn("engineer", Rest.PASSWORD);
            String title = SCRIPT.formatted(++written);
            browser.save(0, Map.of(
                    "Name on the log-in page", title, "Issuer", "https://id.example.org", "Client id", "x",
                    "Address of this site", "https://site.example.org", "People log in by it", "on"));
            SHOWN.forEach((page, texts) -> {
                browser.go("/" + page);
                browser.awaitTrue("document.querySelector('vaadin-app-layout h1') !== null");
                texts.forEach(browser::awaitText);
                assertNothingRan(browser, page);
            });
        }
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/login");
            browser.awaitText(SCRIPT.formatted(written));
            assertNothingRan(browser, "login");
        }
    }

    private static void assertNothingRan(Browser browser, String where) {
        assertThat(browser.script("return window.ran === undefined && !document.querySelector('img[src=x]')"))
                .as("nothing ran on " + where).isEqualTo(true);
    }
}
