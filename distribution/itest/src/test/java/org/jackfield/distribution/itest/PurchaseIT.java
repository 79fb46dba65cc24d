package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A purchase from the order to the move: activated with files on a site that reaches no portal, extended by vouchers and an
 * upgrade, through a proxy that wants a log-in, a portal that is down and a site that is killed, and moved to another installation.
 */
class PurchaseIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration IN_FORCE = Duration.ofSeconds(60);

    private static LicensingPortal portal;
    private static Instance first;
    private static Instance second;
    private static Rest here;
    private static Rest there;

    @BeforeAll
    static void start() throws IOException {
        portal = new LicensingPortal("purchase-portal").start();
        first = site("purchase-first");
        second = site("purchase-second");
        first.awaitReady();
        second.awaitReady();
        here = new Rest(first);
        there = new Rest(second);
    }

    private static Instance site(String name) throws IOException {
        Instance site = Instance.fresh(name).with("JACKFIELD_ADMIN_PASSWORD", Rest.PASSWORD);
        Files.copy(portal.issuer(), site.path("etc/licence-keys/portal.pub"));
        return site.launch();
    }

    @AfterAll
    static void stop() throws Exception {
        // whatever of them there is: what failed to start must not go on either
        for (AutoCloseable one : Arrays.asList(here, there, first, second, portal)) {
            if (one != null) {
                one.close();
            }
        }
    }

    @Test
    void aPurchaseIsPlayedThroughFromTheOrderToTheMove() throws IOException {
        portal.operator("POST", "resellers", "{\"id\":\"R-1\",\"name\":\"Reseller\",\"email\":\"\"}");
        String order = portal.operator("POST", "orders", "{\"reseller\":\"R-1\",\"reference\":\"PO 1\"}").get("number").asText();
        JsonNode sold = goods(order, "SITE", "\"night-mode\"", "1.0").get("licences").get(0);
        JsonNode vouchers = goods(order, "ADDITION", "\"ip-smdr\"", null).get("vouchers");
        String machine = here.read("licence/activation").get("machines").get(0).get("mac").asText();

        activateWithFiles(sold, machine);
        addVouchers(vouchers.get(0).get("code").asText());
        updateThroughAProxyThatWantsALogIn();
        upgradeThroughAKillInBetween(sold.get("siteId").asText());
        move(sold, machine);
    }

    private static void activateWithFiles(JsonNode sold, String machine) {
        String request = done(here, "activate", activation(sold, machine, true)).get("file").asText();
        String answer = portal.carry(request);
        assertThat(portal.carry(request)).as("a lost answer is had again").isEqualTo(answer);
        assertThat(refused(there, "answer", Map.of("file", answer))).isEqualTo("activation.not-asked");
        assertThat(refused(here, "answer", Map.of("file", answer.replaceFirst("answered: 20", "answered: 21"))))
                .isEqualTo("activation.changed");

        done(here, "answer", Map.of("file", answer));

        awaitState(here, "night-mode", "ACTIVE");
        awaitState(here, "ip-smdr", "UNLICENSED");
        assertThat(refused(here, "answer", Map.of("file", answer))).as("a replay").isEqualTo("activation.not-asked");
        connect(there);
        assertThat(refused(there, "activate", activation(sold, machine, false))).isEqualTo("activation.elsewhere");
    }

    private static void addVouchers(String code) {
        assertThat(refused(here, "vouchers", Map.of("vouchers", List.of(code)))).isEqualTo("licence.portal-missing");
        here.put("licence/activation/portal",
                Map.of("address", portal.address(), "certificate", "AB".repeat(32), "proxy", ""));
        assertThat(refused(here, "vouchers", Map.of("vouchers", List.of(code))))
                .as("a portal with another certificate").isEqualTo("licence.portal-unreachable");
        connect(here);

        done(here, "vouchers", Map.of("vouchers", List.of(code)));

        awaitState(here, "ip-smdr", "ACTIVE");
        JsonNode twice = here.send("POST", "licence/activation/vouchers", "application/json",
                json(Map.of("vouchers", List.of(code)))).body();
        assertThat(twice.toString()).contains("vouchers.refused", code);
    }

    private static void updateThroughAProxyThatWantsALogIn() {
        try (LogInProxy proxy = new LogInProxy(first.path("proxy"))) {
            through(proxy, "", null);
            assertThat(refused(here, "update", Map.of())).isEqualTo("licence.portal-proxy-login");
            through(proxy, LogInProxy.USER, "wrong");
            assertThat(refused(here, "send", Map.of())).isEqualTo("licence.portal-proxy-login");
            assertThat(state(here, "night-mode")).isEqualTo("ACTIVE");

            through(proxy, LogInProxy.USER, LogInProxy.PASSWORD);
            done(here, "send", Map.of());

            through(proxy, LogInProxy.USER, null);
            done(here, "update", Map.of());
            assertThat(proxy.log()).contains("CONNECT " + portal.address().replaceFirst("https://", ""));
            assertThat(here.read("licence/activation/portal").toString()).contains(LogInProxy.USER).doesNotContain(LogInProxy.PASSWORD);
            assertThat(new String(here.octets("audit/export.csv?action=settings."), StandardCharsets.UTF_8))
                    .contains("settings.write").doesNotContain(LogInProxy.PASSWORD);
        }
        connect(here);
    }

    /** Without a password the one that was entered before is kept. */
    private static void through(LogInProxy proxy, String user, String password) {
        Map<String, String> portalSettings = new HashMap<>(Map.of(
                "address", portal.address(), "certificate", portal.fingerprint(), "proxy", proxy.address(), "proxyUser", user));
        if (password != null) {
            portalSettings.put("proxyPassword", password);
        }
        here.put("licence/activation/portal", portalSettings);
    }

    /** The portal is asked and says nothing; the site is killed while it waits, and gets its answer after all. */
    private static void upgradeThroughAKillInBetween(String siteId) {
        portal.operator("POST", "licences/" + siteId + "/upgrade",
                "{\"version\":\"1.0\",\"supportUntil\":\"2031-01-01\",\"entitlements\":[\"tapi=7\"]}");
        portal.signal("STOP");
        Thread update = Thread.ofVirtual().start(() -> {
            try {
                here.send("POST", "licence/activation/update", "application/json", "{}");
            } catch (RuntimeException | AssertionError killed) {
                // what became of it is asked below
            }
        });
        Path waiting = first.path("activation/waiting.request");
        await("it asks").atMost(Duration.ofSeconds(60)).until(() -> Files.exists(waiting));
        first.kill();
        portal.signal("CONT");
        portal.kill();
        join(update);
        first.start();
        awaitState(here, "night-mode", "ACTIVE");
        assertThat(refused(here, "send", Map.of())).as("the portal is down").isEqualTo("licence.portal-unreachable");
        assertThat(state(here, "night-mode")).isEqualTo("ACTIVE");
        portal.start();

        done(here, "send", Map.of());

        await("seven clients").atMost(IN_FORCE).untilAsserted(() -> assertThat(limit(here, "tapi")).isEqualTo(7));
        assertThat(here.read("licence/activation").path("waiting").isMissingNode()
                || here.read("licence/activation").get("waiting").isNull()).isTrue();
    }

    private static void move(JsonNode sold, String machine) throws IOException {
        byte[] old = Files.readAllBytes(first.path("etc/licence/activated.licence"));
        assertThat(first.shell("engineer", Rest.PASSWORD, "licence:request"))
                .contains("Activated here: site " + sold.get("siteId").asText(), "No request waits", machine);

        done(here, "deactivate", Map.of());

        awaitState(here, "night-mode", "UNLICENSED");
        Files.write(first.path("etc/licence/again.licence"), old);
        await("it is refused").atMost(IN_FORCE).untilAsserted(() ->
                assertThat(here.read("licence").get("problems").toString()).contains("licence.deactivated"));
        assertThat(state(here, "night-mode")).isEqualTo("UNLICENSED");

        done(there, "activate", activation(sold, machine, false));

        awaitState(there, "night-mode", "ACTIVE");
        awaitState(there, "ip-smdr", "ACTIVE");
        assertThat(limit(there, "tapi")).isEqualTo(7);
        assertThat(refused(here, "activate", activation(sold, machine, false))).isEqualTo("activation.elsewhere");
    }

    private static JsonNode goods(String order, String kind, String entitlement, String version) {
        return portal.operator("POST", "orders/" + order + "/goods", "{\"kind\":\"" + kind + "\",\"pieces\":1,\"entitlements\":["
                + entitlement + "]" + (version == null ? "" : ",\"version\":\"" + version + "\"") + ",\"supportMonths\":12}");
    }

    private static Map<String, Object> activation(JsonNode sold, String machine, boolean offline) {
        return Map.of("siteId", sold.get("siteId").asText(), "serial", sold.get("serial").asText(), "siteName", "Harbour Hotel",
                "machine", machine, "offline", offline);
    }

    private static void connect(Rest site) {
        site.put("licence/activation/portal",
                Map.of("address", portal.address(), "certificate", portal.fingerprint(), "proxy", ""));
    }

    private static JsonNode done(Rest site, String act, Map<String, ?> body) {
        Rest.Answer answer = site.send("POST", "licence/activation/" + act, "application/json", json(body));
        assertThat(answer.status()).as("%s: %s", act, answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String refused(Rest site, String act, Map<String, ?> body) {
        Rest.Answer answer = site.send("POST", "licence/activation/" + act, "application/json", json(body));
        assertThat(answer.status()).as("%s: %s", act, answer.body()).isGreaterThanOrEqualTo(400);
        return answer.body().get("code").asText();
    }

    private static String json(Map<String, ?> body) {
        return JSON.valueToTree(body).toString();
    }

    private static void awaitState(Rest site, String feature, String state) {
        await(feature + " is " + state).atMost(IN_FORCE).pollInterval(Duration.ofMillis(300)).untilAsserted(() ->
                assertThat(state(site, feature)).isEqualTo(state));
    }

    private static String state(Rest site, String feature) {
        return site.read("features/" + feature).get("state").asText();
    }

    private static int limit(Rest site, String entitlement) {
        for (JsonNode one : site.read("licence").get("entitlements")) {
            if (one.get("id").asText().equals(entitlement)) {
                return one.get("limit").asInt();
            }
        }
        throw new AssertionError(entitlement + " is not listed");
    }

    private static void join(Thread... threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
