package org.jackfield.distribution.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.licence.activation.ActivationRequest.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The portal as a process: what goes over the wire, what a kill leaves, and what it does not let through. */
@Timeout(180)
class PortalProcessTest {

    private static final int LICENCES = 40;
    private static final int ANSWERED_BEFORE_THE_KILL = 8;
    private static final Pattern LICENCE = Pattern.compile("\"siteId\":\"([0-9]+)\",\"serial\":\"([0-9A-Z-]+)\"");

    @TempDir
    private Path root;

    private Path folder;

    @BeforeEach
    void chooseFolder() {
        folder = root.resolve("portal");
    }

    @Test
    void aLicenceIsSoldActivatedAndDeactivatedOverTheWire() throws Exception {
        try (PortalProcess portal = new PortalProcess(folder).withOperator("op").start()) {
            Site site = sell(portal, 1).getFirst();
            TestSite here = TestSite.on("00:11:22:aa:bb:cc");

            HttpResponse<byte[]> activated = portal.ask(here.activate(site));
            HttpResponse<byte[]> elsewhere = portal.ask(TestSite.on("00:11:22:aa:bb:dd").activate(site));
            HttpResponse<byte[]> gone = portal.ask(here.deactivate(site));

            assertThat(activated.statusCode()).isEqualTo(200);
            assertThat(text(activated)).startsWith("jackfield-licence-activation: 1\n").contains("action: activate");
            assertThat(elsewhere.statusCode()).isEqualTo(409);
            assertThat(text(elsewhere)).contains("\"code\":\"activation.elsewhere\"", "Deactivate it there first");
            assertThat(elsewhere.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(text(gone)).contains("action: deactivate").doesNotContain("\nlicence: ");
        }
    }

    @Test
    void whatWasAnsweredBeforeAKillIsAnsweredTheSameAfterIt() throws Exception {
        List<byte[]> requests = new ArrayList<>();
        Map<Integer, String> answered = new ConcurrentHashMap<>();
        try (PortalProcess portal = new PortalProcess(folder).withOperator("op").start()) {
            sell(portal, LICENCES).forEach(site -> requests.add(TestSite.on("00:11:22:aa:bb:cc").activate(site)));
            CountDownLatch some = new CountDownLatch(ANSWERED_BEFORE_THE_KILL);
            List<Thread> sites = new ArrayList<>();
            for (int i = 0; i < LICENCES; i++) {
                int number = i;
                sites.add(Thread.ofVirtual().start(() -> {
                    try {
                        HttpResponse<byte[]> answer = portal.ask(requests.get(number));
                        if (answer.statusCode() == 200) {
                            answered.put(number, text(answer));
                            some.countDown();
                        }
                    } catch (IOException | InterruptedException killed) {
                        // it asks again below
                    }
                }));
            }
            some.await();
            portal.kill();
            for (Thread site : sites) {
                site.join();
            }
        }
        try (PortalProcess portal = new PortalProcess(folder).start()) {
            for (int i = 0; i < LICENCES; i++) {
                HttpResponse<byte[]> again = portal.ask(requests.get(i));
                assertThat(again.statusCode()).as(text(again)).isEqualTo(200);
                assertThat(text(again)).isEqualTo(answered.getOrDefault(i, text(again)));
            }
        }
        assertThat(answered.size()).isGreaterThanOrEqualTo(ANSWERED_BEFORE_THE_KILL);
    }

    @Test
    void nobodyCanLogInUntilAnAccountWasMade() throws Exception {
        try (PortalProcess portal = new PortalProcess(folder).start()) {
            for (String name : List.of("admin", "op", "engineer")) {
                assertThat(portal.as(name, name, "GET", "/api/v1/orders", "").statusCode()).isEqualTo(401);
            }
            assertThat(portal.send(portal.request("/orders")).headers().firstValue("Location")).contains("/login");
        }
    }

    @Test
    void whoGuessesAtPasswordsOrSerialsIsHeldUp() throws Exception {
        try (PortalProcess portal = new PortalProcess(folder).withOperator("op").start()) {
            Site site = sell(portal, 1).getFirst();
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                statuses.add(portal.as("op", "guess number " + i, "GET", "/api/v1/orders", "").statusCode());
            }
            assertThat(statuses).containsExactly(401, 401, 401, 401, 401, 429, 429);
            assertThat(portal.as("op", PortalProcess.PASSWORD, "GET", "/api/v1/orders", "").statusCode())
                    .as("the right one is not told from a wrong one now").isEqualTo(429);

            TestSite thief = TestSite.on("00:11:22:aa:bb:dd");
            statuses.clear();
            for (int i = 0; i < 12; i++) {
                statuses.add(portal.ask(thief.activate(new Site(site.siteId(), "GUESS-" + i))).statusCode());
            }
            assertThat(statuses.subList(0, 10)).containsOnly(404);
            assertThat(statuses.subList(10, 12)).containsOnly(429);
        }
    }

    @Test
    void aFormThatAnotherSiteSentIsRefused() throws Exception {
        try (PortalProcess portal = new PortalProcess(folder).withOperator("op").start()) {
            HttpResponse<String> in = portal.send(form(portal, "/login", "name=op&password=" + PortalProcess.PASSWORD));
            String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(in.statusCode()).isEqualTo(303);
            assertThat(cookie).contains("__Host-portal=", "Secure", "HttpOnly", "SameSite=Strict");
            String session = cookie.substring(0, cookie.indexOf(';'));

            String page = portal.send(portal.request("/resellers").header("Cookie", session)).body();
            Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page);
            assertThat(token.find()).isTrue();
            String fields = "id=R-7&name=%3Cb%3EEvil%3C%2Fb%3E&email=";

            assertThat(portal.send(form(portal, "/resellers", fields).header("Cookie", session)).statusCode()).isEqualTo(403);
            String whole = fields + "&token=" + token.group(1);
            assertThat(portal.send(form(portal, "/resellers", whole).header("Cookie", session)
                    .header("Origin", "https://evil.example")).statusCode()).isEqualTo(403);
            assertThat(portal.send(form(portal, "/resellers", whole).header("Cookie", session)).statusCode()).isEqualTo(303);
            assertThat(portal.send(portal.request("/resellers").header("Cookie", session)).body())
                    .contains("&lt;b&gt;Evil&lt;/b&gt;").doesNotContain("<b>Evil");
        }
    }

    @Test
    void aResellerSeesItsOwnAndNothingElse() throws Exception {
        try (PortalProcess portal = new PortalProcess(folder).withOperator("op").start()) {
            Site site = sell(portal, 1).getFirst();
            operator(portal, "POST", "/api/v1/resellers", "{\"id\":\"R-2\",\"name\":\"Other\",\"email\":\"\"}");
            String password = invite(portal, "other", "R-2");
            assertThat(portal.as("other", password, "GET", "/api/v1/licences", "").statusCode())
                    .as("a one-time password is for the pages only").isEqualTo(401);
            String own = "Quiet-Harbour-12";
            changePassword(portal, "other", password, own);

            assertThat(portal.as("other", own, "GET", "/api/v1/licences", "").body()).contains("\"total\":0");
            assertThat(portal.as("other", own, "GET", "/api/v1/audit", "").statusCode()).isEqualTo(403);
            assertThat(portal.as("other", own, "POST", "/api/v1/orders", "{\"reseller\":\"R-2\"}").statusCode()).isEqualTo(403);
            assertThat(portal.as("other", own, "POST", "/api/v1/licences/" + site.siteId() + "/release",
                    "{\"reason\":\"mine now\"}").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void noSecretGetsIntoTheLogAndTheKeyIsItsOwnersAlone() throws Exception {
        try (PortalProcess portal = new PortalProcess(folder).withOperator("op").start()) {
            Site site = sell(portal, 1).getFirst();
            portal.ask(TestSite.on("00:11:22:aa:bb:cc").activate(site));
            portal.ask("nonsense".getBytes(StandardCharsets.UTF_8));
            portal.as("op", "a wrong password", "GET", "/api/v1/orders", "");

            assertThat(portal.log()).doesNotContain(PortalProcess.PASSWORD, site.serial(), "a wrong password", "PRIVATE");
            for (String path : List.of("/keys/issuer.key", "/issuer.key", "/../keys/issuer.key")) {
                assertThat(portal.send(portal.request(path)).body()).doesNotContain("PRIVATE KEY");
            }
            assertThat(portal.send(portal.request("/issuer.pub")).body()).contains("BEGIN PUBLIC KEY");
            assertThat(Files.getPosixFilePermissions(folder.resolve("keys/issuer.key"))).hasSize(2);
            assertThat(Files.getPosixFilePermissions(folder)).hasSize(3);
        }
    }

    private static List<Site> sell(PortalProcess portal, int pieces) throws Exception {
        operator(portal, "POST", "/api/v1/resellers", "{\"id\":\"R-1\",\"name\":\"Reseller\",\"email\":\"\"}");
        String order = operator(portal, "POST", "/api/v1/orders", "{\"reseller\":\"R-1\",\"reference\":\"PO 1\"}");
        Matcher number = Pattern.compile("\"number\":\"([0-9]+)\"").matcher(order);
        assertThat(number.find()).as(order).isTrue();
        String sold = operator(portal, "POST", "/api/v1/orders/" + number.group(1) + "/goods", """
                {"kind": "SITE", "pieces": %d, "entitlements": ["night-mode", "tapi=5"], "version": "1.0", "supportMonths": 12}
                """.formatted(pieces));
        List<Site> sites = new ArrayList<>();
        Matcher each = LICENCE.matcher(sold);
        while (each.find()) {
            sites.add(new Site(each.group(1), each.group(2)));
        }
        assertThat(sites).as(sold).hasSize(pieces);
        return sites;
    }

    private static String operator(PortalProcess portal, String method, String path, String json) throws Exception {
        HttpResponse<String> answer = portal.as("op", PortalProcess.PASSWORD, method, path, json);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        return answer.body();
    }

    private static String invite(PortalProcess portal, String name, String reseller) throws Exception {
        String session = logIn(portal, "op", PortalProcess.PASSWORD);
        String page = portal.send(form(portal, "/accounts", "name=" + name + "&reseller=" + reseller + "&token="
                + token(portal, session, "/accounts")).header("Cookie", session)).body();
        Matcher password = Pattern.compile("<code class=\"big\">([^<]+)</code>").matcher(page);
        assertThat(password.find()).as(page).isTrue();
        return password.group(1);
    }

    private static void changePassword(PortalProcess portal, String name, String old, String fresh) throws Exception {
        String session = logIn(portal, name, old);
        assertThat(portal.send(portal.request("/licences").header("Cookie", session)).headers().firstValue("Location"))
                .as("nothing else before the password is changed").contains("/password");
        assertThat(portal.send(form(portal, "/password", "old=" + old + "&fresh=" + fresh + "&token="
                + token(portal, session, "/password")).header("Cookie", session)).statusCode()).isEqualTo(303);
    }

    private static String logIn(PortalProcess portal, String name, String password) throws Exception {
        String cookie = portal.send(form(portal, "/login", "name=" + name + "&password=" + password))
                .headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static String token(PortalProcess portal, String session, String path) throws Exception {
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                .matcher(portal.send(portal.request(path).header("Cookie", session)).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static HttpRequest.Builder form(PortalProcess portal, String path, String fields) {
        return portal.request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
