package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.DirectoryServer.Encryption;
import org.jackfield.api.testkit.directory.OpenLdap;
import org.jackfield.api.testkit.provider.CertifiedProvider;
import org.jackfield.api.testkit.shares.Samba;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A site among its neighbours, each a real server on this machine: mail, files, directory and provider of log-ins. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SiteIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWN = "Brass, ebony and 7 cords";
    private static final String SECRET = "Mail-Server-7";
    /** More are made by {@code -Djackfield.people}, in as many units as {@code -Djackfield.units}. */
    private static final int PEOPLE = Integer.getInteger("jackfield.people", 40);

    private static final int UNITS = Integer.getInteger("jackfield.units", 4);

    private static Instance jackfield;
    private static Rest engineer;
    private static Path folder;
    private static KeyFile mailKey;
    private static GreenMail mail;
    private static OpenLdap directory;
    private static CertifiedProvider provider;
    private static Samba files;

    @BeforeAll
    static void start() throws Exception {
        jackfield = Instance.fresh("site").with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD).launch();
        folder = jackfield.path("neighbours");
        mailKey = KeyFile.selfSigned(Files.createDirectories(folder).resolve("mail.p12"), "localhost");
        mailKey.useForGreenMail();
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
        setup.setServerStartupTimeout(60_000);
        mail = new GreenMail(setup);
        mail.setUser("site@example.org", "site", SECRET);
        mail.start();
        directory = new OpenLdap(Files.createDirectory(folder.resolve("directory")), "localhost", people());
        provider = new CertifiedProvider(folder, address());
        files = new Samba(Files.createDirectory(folder.resolve("files")));
        jackfield.awaitReady();
        engineer = new Rest(jackfield);
    }

    @AfterAll
    static void stop() throws Exception {
        engineer.close();
        jackfield.close();
        files.close();
        provider.close();
        directory.close();
        mail.stop();
    }

    private static String address() {
        return "http://127.0.0.1:" + jackfield.port(Instance.Port.HTTP);
    }

    private static String people() {
        StringBuilder all = new StringBuilder();
        for (int unit = 0; unit < UNITS; unit++) {
            all.append(OpenLdap.unit(unit(unit)));
        }
        for (int person = 0; person < PEOPLE; person++) {
            all.append(person("person" + person, person % UNITS));
        }
        return all + person("clara", 0) + person("ben", 1);
    }

    private static String unit(int number) {
        return "ou=unit" + number + ",ou=people," + OpenLdap.BASE;
    }

    private static String person(String uid, int unit) {
        return "dn: cn=" + uid + "," + unit(unit) + "\nobjectClass: inetOrgPerson\ncn: " + uid
                + "\ngivenName: " + uid + "\nsn: Directory\nuid: " + uid + "\nmail: " + uid + "@example.org\nuserPassword: "
                + SECRET + uid + "\n\n";
    }

    /** Opens a section of the settings as the engineer. */
    private static Browser settings(String section) {
        Browser browser = Browser.open(jackfield, Browser.WIDE);
        browser.go("/settings/" + section);
        browser.logIn("engineer", Rest.PASSWORD);
        browser.awaitTitle("Settings");
        return browser;
    }

    @Test
    @Order(1)
    void aTestMailSaysWhatIsWrongAndThenArrives() throws Exception {
        Map<String, String> server = new LinkedHashMap<>();
        server.put("Mail server", "localhost");
        server.put("Port", Integer.toString(mail.getSmtps().getPort()));
        server.put("Protection", "TLS");
        server.put("User", "site");
        server.put("Password", SECRET);
        server.put("Sender's address", "site@example.org");
        server.put("Web address of this site", address());
        try (Browser browser = settings("email")) {
            browser.save(0, server);
            browser.enter("To", "ann@example.org");
            browser.click("Send a test mail");
            browser.awaitText("certificate");
            assertThat(mail.getReceivedMessages()).as("a server that nobody vouches for gets nothing").isEmpty();

            browser.save(0, Map.of("Trusted certificate", mailKey.pem()));
            browser.click("Send a test mail");
            browser.awaitText("The mail was handed over");
            assertThat(browser.errors()).isEmpty();
        }
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getAllRecipients()[0]).hasToString("ann@example.org");
        assertThat(new String(engineer.octets("audit/export.csv?action=settings."))).contains("settings.write").doesNotContain(SECRET);
    }

    @Test
    @Order(2)
    void aForgottenPasswordIsReplacedByTheMailedLinkOnce() throws Exception {
        JsonNode user = post("users", "{\"firstName\": \"Fay\", \"lastName\": \"Forgetful\", \"email\": \"fay@example.org\"}");
        post("security/accounts", "{\"id\": %s, \"name\": \"fay\", \"roles\": [\"administrator\"]}".formatted(user.get("id")));
        int before = mail.getReceivedMessages().length;
        try (Browser browser = Browser.open(jackfield, Browser.NARROW)) {
            browser.go("/forgotten");
            browser.fill("vaadin-text-field input", "fay");
            browser.awaitText("a link is on its way");
            await("the mail").atMost(Duration.ofSeconds(60)).until(() -> mail.getReceivedMessages().length > before);
            Matcher link = Pattern.compile(Pattern.quote(address()) + "(/forgotten/[\\w-]+)")
                    .matcher(GreenMailUtil.getBody(mail.getReceivedMessages()[before]).replace("=\r\n", ""));
            assertThat(link.find()).isTrue();

            browser.go(link.group(1));
            browser.fill("vaadin-password-field input", OWN, OWN);
            browser.awaitText("Your password is changed");
            assertThat(engineer.as("fay", OWN).get("calls").status()).isEqualTo(200);

            browser.go(link.group(1));
            browser.fill("vaadin-password-field input", OWN + "!", OWN + "!");
            browser.awaitText("This link is unknown, was used before or is too old");
            assertThat(new String(engineer.octets("audit/export.csv?action=security.")))
                    .contains("security.password-link-use").doesNotContain(link.group(1).substring(11));
        }
    }

    @Test
    @Order(3)
    void aShareIsReachedAndALogInThatIsRefusedIsTold() {
        assertThat(engineer.send("PUT", "shares/login", "application/json",
                "{\"domain\": \"\", \"user\": \"%s\", \"password\": \"%s\"}".formatted(files.user(), Samba.PASSWORD)).status())
                .isLessThan(300);
        JsonNode share = post("shares", """
                {"description": "Archive", "host": "127.0.0.1", "port": %d, "name": "data", "folder": "jackfield"}"""
                .formatted(files.port()));
        String look = "shares/" + share.get("id").asText() + "/look";
        assertThat(post(look, "").get("state").asText()).isEqualTo("OK");
        try (Browser browser = Browser.open(jackfield, Browser.NARROW)) {
            browser.go("/shares");
            browser.logIn("engineer", Rest.PASSWORD);
            browser.awaitText("Archive");
            assertThat(browser.errors()).isEmpty();
        }
        engineer.send("PUT", "shares/login", "application/json",
                "{\"domain\": \"\", \"user\": \"%s\", \"password\": \"wrong\"}".formatted(files.user()));
        assertThat(post(look, "").get("state").asText()).isEqualTo("REFUSED");
    }

    @Test
    @Order(4)
    void peopleLogInByTheDirectory() {
        DirectoryServer reached = directory.settings(Encryption.LDAPS);
        Map<String, String> server = new LinkedHashMap<>();
        server.put("Server", reached.host());
        server.put("Port", Integer.toString(reached.port()));
        server.put("Trusted certificates", directory.certificate());
        server.put("Distinguished name that reads", reached.bindName());
        server.put("Its password", "secret");
        server.put("Look for people below", reached.base());
        try (Browser browser = settings("directory")) {
            browser.save(0, server);
            browser.save(1, Map.of(
                    "People log in by it", "on", "Make an account for whom it knows and this site does not", "on",
                    "Role of such an account", "administrator"));
        }
        try (Browser browser = Browser.open(jackfield, Browser.NARROW)) {
            browser.go("/alerts");
            browser.enterCredentials("clara", "no password of hers");
            browser.awaitText("wrong");
            browser.enterCredentials("clara", SECRET + "clara");
            browser.awaitTitle("Licence agreement");
            browser.click("I accept");
            browser.awaitTitle("Alerts");
        }
        assertThat(account("clara").get("binding").get("source").asText()).isEqualTo("DIRECTORY");
    }

    /** Imported and found in the time that the issue gives them; cancelled in the middle and done again. */
    @Test
    @Order(6)
    void thePeopleOfTheDirectoryAreImportedAndAreWhoLogsIn() throws Exception {
        for (int unit = 0; unit < UNITS; unit++) {
            post("units", "{\"name\": \"Unit %d\", \"directoryUnit\": \"%s\"}".formatted(unit, unit(unit)));
        }
        try (Browser browser = settings("user-creation")) {
            browser.save(0, Map.of("Create users", "Create users via Active Directory or LDAP"));
            browser.save(1, Map.of("User name field", "uid"));
            browser.click("Import now");
            String first = importTask(0);
            engineer.send("POST", "tasks/" + first + "/cancel", "application/json", "");
            await("it ends").atMost(Duration.ofMinutes(5))
                    .until(() -> List.of("CANCELLED", "SUCCEEDED").contains(engineer.read("tasks/" + first).get("state").asText()));
            browser.go("/settings/user-creation");
            browser.click("Import now");
        }
        String second = importTask(1);
        long begun = System.nanoTime();
        await("everybody is there").atMost(Duration.ofMinutes(15))
                .until(() -> engineer.read("tasks/" + second).get("state").asText().equals("SUCCEEDED"));
        assertThat(engineer.read("tasks/" + second).get("note").asText()).contains("0 left out");
        assertThat(engineer.read("users?size=1").get("total").asInt()).isGreaterThanOrEqualTo(PEOPLE + 2);
        String measured = "%d people in %d units imported in %d s%n".formatted(PEOPLE, UNITS, (System.nanoTime() - begun) / 1_000_000_000);
        for (String question : List.of("units?size=1000", "users?search=person7", "users?search=zzz", "users?size=50&page=3")) {
            measured += "%s: %d ms%n".formatted(question, median(question));
        }
        Files.writeString(folder.resolve("measured.txt"), measured);

        JsonNode ben = engineer.read("users?search=ben").get("items").get(0);
        try (Browser browser = Browser.open(jackfield, Browser.NARROW)) {
            browser.go("/alerts");
            browser.enterCredentials("ben", SECRET + "ben");
            browser.awaitTitle("Licence agreement");
        }
        assertThat(account("ben").get("id")).as("imported, then logged in").isEqualTo(ben.get("id"));
        JsonNode clara = engineer.read("users?search=clara").get("items").get(0);
        assertThat(account("clara").get("id")).as("logged in, then imported").isEqualTo(clara.get("id"));
    }

    private static String importTask(int before) {
        List<String> found = new ArrayList<>();
        await("the import is a task").atMost(Duration.ofSeconds(30)).until(() -> {
            found.clear();
            engineer.read("tasks?size=100").get("items").forEach(task -> {
                if (task.get("type").asText().equals("users.directory-import")) {
                    found.add(task.get("id").asText());
                }
            });
            return found.size() > before;
        });
        return found.getFirst();
    }

    private static long median(String question) {
        long[] nanos = new long[21];
        for (int i = 0; i < nanos.length; i++) {
            long begun = System.nanoTime();
            engineer.read(question);
            nanos[i] = System.nanoTime() - begun;
        }
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1_000_000;
    }

    @Test
    @Order(7)
    void peopleLogInByTheProvider() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("Name on the log-in page", "Example ID");
        settings.put("Issuer", provider.issuer());
        settings.put("Client id", CertifiedProvider.CLIENT);
        settings.put("Client secret", CertifiedProvider.SECRET);
        settings.put("Address of this site", address());
        settings.put("Make an account for whom it knows and this site does not", "on");
        settings.put("Role of such an account", "administrator");
        settings.put("People log in by it", "on");
        try (Browser browser = settings("provider")) {
            browser.save(0, settings);
        }
        try (Browser browser = Browser.open(jackfield, Browser.NARROW)) {
            browser.go("/alerts");
            browser.click("Log in with Example ID");
            browser.await(By.name("login")).sendKeys("olga");
            browser.await(By.name("password")).sendKeys("any");
            browser.await(By.cssSelector("button[type=submit]")).click();
            browser.await(By.xpath("//button[contains(., 'Continue')]")).click();
            browser.awaitTitle("Licence agreement");
            browser.click("I accept");
            browser.awaitTitle("Alerts");
        }
        JsonNode binding = account("olga-name").get("binding");
        assertThat(binding.get("source").asText()).isEqualTo("OIDC");
        assertThat(binding.get("name").asText()).isEqualTo("olga");
    }

    @Test
    @Order(8)
    void rowsThatCannotBeTakenKeepNoOthersAway() throws Exception {
        String users = "First name,Last name,E-mail,Unit\r\nRow,One,one@example.org,Rows\r\nRow,Two,no address,Rows\r\nRow,Three,,Rows\r\n";
        String task = engineer.send("POST", "users/file", "text/csv", users).body().get("task").asText();
        ended(task);
        assertThat(new String(engineer.octets("users/file/reports/" + task)))
                .contains("2,created,Row One", "3,refused,Row Two", "4,created,Row Three");

        JsonNode shared = post("contacts/directories", "{\"name\": \"Customers\", \"global\": true}");
        Path file = Files.writeString(folder.resolve("contacts.csv"),
                "id;name;number1\r\n1;Größe & Söhne;02079460101\r\n2;;02079460102\r\n1;Twice;02079460103\r\n4;\"Four \"\"4\"\"\";02079 460 104\r\n");
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/contacts?directory=" + shared.get("id").asText());
            browser.logIn("engineer", Rest.PASSWORD);
            browser.click("Import");
            browser.upload("vaadin-upload", file);
            browser.click("Import");
            browser.awaitText("Rejected rows");
            assertThat(browser.errors()).isEmpty();
        }
        assertThat(engineer.read("contacts?text=four").get("items")).hasSize(1);
        assertThat(engineer.read("contacts/match?number=02079460104").toString()).contains("Four \\\"4\\\"");
    }

    /** What the units of the tree look like after a drag with the mouse, and after the same with keys alone. */
    @Test
    @Order(5)
    void unitsAreMovedByMouseAndByKeys() {
        JsonNode north = post("units", "{\"name\": \"North\"}");
        JsonNode south = post("units", "{\"name\": \"South\"}");
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/users");
            browser.logIn("engineer", Rest.PASSWORD);
            browser.awaitText("North");
            browser.drag(cell("South"), cell("North"));
            await("dropped").atMost(Duration.ofSeconds(20)).until(() -> parent(south).equals(north.get("id").asText()));

            browser.awaitText("South");
            browser.await(cell("South")).click();
            browser.click("Move business unit");
            browser.await(By.cssSelector("vaadin-dialog vaadin-combo-box input, vaadin-dialog-overlay vaadin-combo-box input"));
            browser.press(Keys.ENTER);
            browser.click("Move");
            await("at the top").atMost(Duration.ofSeconds(20)).until(() -> parent(south).isEmpty());
            assertThat(browser.errors()).isEmpty();
        }
    }

    private static By cell(String unit) {
        return By.xpath("//*[contains(@class, 'jf-people-unit') and normalize-space(.)='" + unit + "']");
    }

    private static String parent(JsonNode unit) {
        return engineer.read("units/" + unit.get("id").asText()).path("parent").asText("");
    }

    private static void ended(String task) {
        await("the task ends").atMost(Duration.ofSeconds(60))
                .until(() -> engineer.read("tasks/" + task).get("state").asText().equals("SUCCEEDED"));
    }

    private static JsonNode account(String name) {
        for (JsonNode account : engineer.read("security/accounts?size=1000").get("items")) {
            if (account.get("name").asText().equals(name)) {
                return account;
            }
        }
        throw new AssertionError("no account " + name);
    }

    private static JsonNode post(String path, String body) {
        Rest.Answer answer = engineer.send("POST", path, "application/json", body);
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        return answer.body();
    }
}
