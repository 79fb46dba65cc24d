package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jackfield.distribution.itest.bundle.AccountsActivator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people of the built-in profiles reach of a running instance, and that the rest is refused and audited. */
class AccessIT {

    private static final String WORD = "Tulip-Field-";
    private static final List<String> PROFILES =
            List.of("Supervisor", "User", "Recording Only", "Reporting Only", "Admin", "Phone Manager Only");

    /** Who gets what: {@code x} for an answer; columns as {@link #PROFILES}. */
    private static final Map<String, String> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("calls", "x x - - x -");
        TABLE.put("calls/live", "x x - - x -");
        TABLE.put("alerts", "x - - - x -");
        TABLE.put("audit", "x - - - x -");
        TABLE.put("tasks", "x - - - x -");
        TABLE.put("phone-systems", "- - - - x -");
        TABLE.put("devices", "- - - - x -");
        TABLE.put("licence", "- - - - x -");
        TABLE.put("health", "- - - - x -");
        TABLE.put("access/roles", "- - - - x -");
        TABLE.put("access/profiles", "- - - - x -");
    }

    private static Instance jackfield;
    private static Rest engineer;
    private static final Map<String, Rest> PEOPLE = new LinkedHashMap<>();

    @BeforeAll
    static void start() throws Exception {
        jackfield = Instance.fresh("access").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD).start();
        engineer = new Rest(jackfield);
        List<String> accounts = new ArrayList<>();
        for (String profile : PROFILES) {
            String name = profile.toLowerCase(Locale.ROOT).replace(" ", "-");
            accounts.add(name + " " + password(profile) + " " + role(profile));
            PEOPLE.put(profile, engineer.as(name, password(profile)));
        }
        Files.write(jackfield.path("accounts"), accounts);
        MarkedBundle maker = MarkedBundle.plain("com.example.accounts")
                .header("Bundle-Activator", AccountsActivator.class.getName())
                .and("Import-Package", "org.jackfield.api.security");
        MarkedBundle.drop(jackfield, "deploy/com.example.accounts-1.0.0.jar", maker.jar());
        await("accounts").atMost(Instance.START).until(() -> maker.marksIn(jackfield).contains("made"));
    }

    /** {@return one that does not hold the name of the account, which is refused} */
    private static String password(String profile) {
        return WORD + PROFILES.indexOf(profile);
    }

    /** Makes a role of a built-in profile that reaches every call of the site. */
    private static String role(String profile) {
        for (JsonNode each : engineer.read("access/profiles")) {
            if (each.get("name").asText().equals(profile)) {
                Rest.Answer made = engineer.send("POST", "access/roles", "application/json", """
                        {"name": "%s people", "description": "", "profile": "%s", "scope": "SITE", "filters": []}"""
                        .formatted(profile, each.get("id").asText()));
                assertThat(made.status()).isEqualTo(200);
                return made.body().get("id").asText();
            }
        }
        throw new AssertionError("no profile " + profile);
    }

    @AfterAll
    static void stop() {
        PEOPLE.values().forEach(Rest::close);
        engineer.close();
        jackfield.close();
    }

    @Test
    void everyProfileReachesWhatItsTicksOpenAndNothingElse() {
        TABLE.forEach((path, row) -> {
            String[] ticks = row.split(" ");
            for (int i = 0; i < PROFILES.size(); i++) {
                Rest.Answer answer = PEOPLE.get(PROFILES.get(i)).get(path);
                assertThat(answer.status()).as("%s as %s", path, PROFILES.get(i)).isEqualTo(ticks[i].equals("x") ? 200 : 403);
                if (answer.status() == 403) {
                    assertThat(answer.body().get("code").asText()).isEqualTo("security.forbidden");
                }
            }
            assertThat(engineer.get(path).status()).as("%s as engineer", path).isEqualTo(200);
        });
    }

    @Test
    void whatSetsASiteUpIsRefusedToWhoeverMayNotConfigure() {
        String unknown = "00000000-0000-7000-8000-0000000000ff";
        for (String profile : List.of("User", "Recording Only", "Reporting Only")) {
            Rest person = PEOPLE.get(profile);
            for (String path : List.of("phone-systems", "phone-systems/test", "phone-systems/discovery")) {
                assertThat(person.send("POST", path, "application/json", "{\"type\": \"oai\"}").status())
                        .as("%s as %s", path, profile)
                        .isEqualTo(403);
            }
            assertThat(person.get("phone-systems/discovery/" + unknown).status()).isEqualTo(403);
            assertThat(person.get("contacts/directories/rejected/" + unknown).status()).isEqualTo(403);
            assertThat(person.send("POST", "contacts/directories/" + unknown + "/file", "text/csv", "id,name,number1\n").status())
                    .isIn(403, 404);
        }
        for (String profile : List.of("User", "Recording Only")) {
            assertThat(PEOPLE.get(profile).send("DELETE", "alerts/" + unknown, "application/json", "").status())
                    .as("clear as %s", profile)
                    .isEqualTo(403);
        }
        assertThat(engineer.send("DELETE", "alerts/" + unknown, "application/json", "").status()).isEqualTo(404);
    }

    @Test
    void aRefusalIsInTheAuditTrailWithWhoAndWhat() {
        assertThat(PEOPLE.get("User").send("POST", "access/roles", "application/json", "{}").status()).isEqualTo(403);

        JsonNode lines = engineer.read("audit?action=security.refused&subject=user&size=100").get("items");
        Set<String> objects = new HashSet<>();
        lines.forEach(line -> objects.add(line.get("object").asText()));
        assertThat(objects).contains("access.configure");
    }

    @Test
    void nobodyButAdministratorsReachesTheCommandLine() {
        String refused = "";
        try {
            refused = jackfield.shell("supervisor", password("Supervisor"), "access:roles");
        } catch (RuntimeException e) {
            refused = "no log-in";
        }
        assertThat(refused).isEqualTo("no log-in");
        assertThat(jackfield.shell("access:roles")).contains("Supervisor people", "SITE");
        assertThat(jackfield.shell("access:explain user alerts.view")).contains("alerts.view", "no role of user grants");
        assertThat(jackfield.shell("access:explain supervisor calllog.view")).contains("yes", "Supervisor people", "all of the site");
    }

    @Test
    void everyPermissionBelongsToExactlyOneOption() {
        Map<String, Integer> options = new HashMap<>();
        engineer.read("access/options").forEach(option ->
                option.get("permissions").forEach(permission -> options.merge(permission.asText(), 1, Integer::sum)));
        Set<String> permissions = new TreeSet<>();
        jackfield.shell("access:explain engineer").lines()
                .map(line -> line.strip().split(" ")[0])
                .filter(word -> word.matches("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+"))
                .forEach(permissions::add);

        assertThat(permissions).contains("web.use", "calllog.view", "access.configure", "licence.view");
        assertThat(options.keySet()).containsExactlyInAnyOrderElementsOf(permissions);
        assertThat(options.values()).containsOnly(1);
    }
}
