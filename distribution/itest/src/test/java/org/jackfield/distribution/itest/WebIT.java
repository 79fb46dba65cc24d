package org.jackfield.distribution.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** The web pages in a real browser. The first test makes the password that the others use; the last locks it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebIT {
    private static final String GIVEN = "patch-panel-1";
    private static final String OWN = "Brass, ebony and 7 cords";
    private static final String PASSWORD_FIELDS = "vaadin-password-field input";

    private static final String LONG_POLLING = """
            return performance.getEntriesByType('resource')
                .some(request => request.name.includes('X-Atmosphere-Transport=long-polling'));
            """;

    private static Instance jackfield;

    @BeforeAll
    static void start() {
        jackfield = Instance.fresh("web").with("JACKFIELD_ADMIN_PASSWORD", GIVEN);
        Issuer issuer = new Issuer(jackfield);
        issuer.exchange(issuer.issue("ip-smdr"));
        jackfield.start();
        await("pages").atMost(Instance.START).until(() -> jackfield.get("/login").statusCode() == 200);
    }

    @AfterAll
    static void stop() {
        jackfield.close();
    }

    @Test
    @Order(1)
    void aPasswordThatWasGivenMustBeChangedBeforeAnythingElse() {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/alerts");
            browser.enterCredentials("engineer", "not the password");
            browser.awaitText("wrong");
            browser.enterCredentials("engineer", GIVEN);
            browser.awaitTitle("Change password");
            browser.go("/dashboard");
            browser.awaitTitle("Change password");
            browser.go("/alerts");
            browser.awaitTitle("Change password");

            browser.fill(PASSWORD_FIELDS, GIVEN, "short", "short");
            browser.awaitText("weak");
            browser.fill(PASSWORD_FIELDS, GIVEN, OWN, OWN + "!");
            browser.awaitText("twice");
            browser.fill(PASSWORD_FIELDS, GIVEN, OWN, OWN);

            browser.awaitTitle("Alerts");
            assertThat(browser.address()).isEqualTo("/alerts");
        }
    }

    @Test
    @Order(2)
    void whoIsNotLoggedInGetsToNoPage() {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/audit");
            browser.awaitTitle("Log in");
            browser.logIn("Engineer", OWN);
            browser.awaitTitle("Audit trail");

            browser.await(By.cssSelector(".jf-user-menu vaadin-menu-bar-button")).click();
            browser.await(By.xpath("//*[@role='menuitem'][contains(., 'Log out')]")).click();
            browser.awaitTitle("Log in");
            browser.go("/audit");
            browser.awaitTitle("Log in");
        }
    }

    @Test
    @Order(3)
    void everyPageOpensWithoutErrorInBothWidths() {
        try (Browser wide = Browser.overHttps(jackfield, Browser.WIDE);
                Browser narrow = Browser.open(jackfield, Browser.NARROW)) {
            wide.go("/");
            wide.logIn("engineer", OWN);
            narrow.go("/");
            narrow.logIn("engineer", OWN);
            assertThat(wide.lines()).contains("Dashboard", "Alerts", "Audit trail", "Settings");
            for (String page : wide.lines()) {
                wide.choose(page);
                wide.awaitTitle(page);
                assertFits(wide, page);
                narrow.go(wide.address());
                narrow.awaitTitle(page);
                assertFits(narrow, page);
            }
            assertThat(wide.errors()).isEmpty();
            assertThat(narrow.errors()).isEmpty();
        }
    }

    @Test
    @Order(4)
    void aPageComesAndGoesInAnOpenBrowserWithoutReload() {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/");
            browser.logIn("engineer", OWN);
            browser.choose("Live calls");
            browser.awaitTitle("Live calls");
            browser.script("window.sameDocument = true");

            jackfield.shell("bundle:stop org.jackfield.web.telephony");
            browser.awaitText("no longer available");
            browser.awaitTitle("Dashboard");
            browser.awaitNoLine("Live calls");
            assertThat(browser.address()).isEqualTo("/dashboard");

            jackfield.shell("bundle:start org.jackfield.web.telephony");
            browser.awaitLine("Live calls");
            browser.choose("Live calls");
            browser.awaitTitle("Live calls");
            assertThat(browser.script("return window.sameDocument")).isEqualTo(true);
        }
    }

    @Test
    @Order(5)
    void onANarrowScreenTheNavigationIsADrawerThatClosesByItself() {
        try (Browser browser = Browser.open(jackfield, Browser.NARROW)) {
            browser.go("/");
            browser.logIn("engineer", OWN);
            browser.awaitTrue("!document.querySelector('vaadin-app-layout').drawerOpened");

            browser.await(By.cssSelector("vaadin-drawer-toggle")).click();
            browser.awaitTrue("document.querySelector('vaadin-app-layout').drawerOpened");
            browser.choose("Alerts");

            browser.awaitTitle("Alerts");
            browser.awaitTrue("!document.querySelector('vaadin-app-layout').drawerOpened");
        }
    }

    @Test
    @Order(6)
    void everythingIsReachedByKeyboard() {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/");
            browser.logIn("engineer", OWN);
            // nothing is set up here, so whoever may do that is led there first
            browser.awaitTitle("Set-up wizard");
            browser.go("/dashboard");
            browser.awaitTitle("Dashboard");

            tabTo(browser, "Skip to the page");
            browser.press(Keys.ENTER);
            browser.awaitTrue("location.hash === '#page'");
            browser.go("/dashboard");
            browser.awaitTitle("Dashboard");
            tabTo(browser, "Alerts");
            browser.press(Keys.ENTER);
            browser.awaitTitle("Alerts");
            tabTo(browser, "Menu of engineer");
            browser.press(Keys.ENTER);
            browser.await(By.xpath("//*[@role='menuitem'][contains(., 'About')]"));
            browser.press(Keys.ESCAPE);
        }
    }

    @Test
    @Order(7)
    void coloursAreRememberedByTheBrowser() {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/");
            browser.logIn("engineer", OWN);
            browser.await(By.cssSelector(".jf-user-menu vaadin-menu-bar-button")).click();
            browser.await(By.xpath("//*[@role='menuitem'][contains(., 'Colours')]")).click();
            browser.await(By.xpath("//*[contains(@role, 'menuitem')][contains(., 'Dark')]")).click();
            browser.awaitTrue("getComputedStyle(document.documentElement).colorScheme === 'dark'");

            browser.go("/dashboard");

            browser.awaitTitle("Dashboard");
            assertThat(browser.script("return getComputedStyle(document.documentElement).colorScheme"))
                    .isEqualTo("dark");
        }
    }

    @Test
    @Order(8)
    void whatTheBrowserIsToldKeepsStrangersOut() {
        HttpResponse<String> answer = jackfield.get("/login");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Set-Cookie")).hasValueSatisfying(cookie -> assertThat(cookie)
                .contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    @Order(9)
    void aSessionGetsANewIdAtLogIn() {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/");
            browser.awaitTitle("Log in");
            String before = browser.cookie("JSESSIONID").getValue();
            browser.logIn("engineer", OWN);

            assertThat(browser.cookie("JSESSIONID").getValue()).isNotEqualTo(before);
        }
    }

    @Test
    @Order(10)
    void overHttpsChangesArePushedThroughAWebSocket() {
        try (Browser browser = Browser.overHttps(jackfield, Browser.WIDE)) {
            browser.go("/");
            browser.logIn("engineer", OWN);

            assertThatPagesComeAndGo(browser);

            assertThat(browser.script(LONG_POLLING)).isEqualTo(false);
            assertThat(browser.cookie("__Host-JSESSIONID").isSecure()).isTrue();
            assertThat(browser.errors()).isEmpty();
        }
    }

    @Test
    @Order(11)
    void whereNoWebSocketGetsThroughChangesComeByLongPolling() {
        try (Browser browser = Browser.withoutWebSocket(jackfield, Browser.WIDE)) {
            browser.go("/");
            browser.logIn("engineer", OWN);

            assertThatPagesComeAndGo(browser);

            assertThat(browser.script(LONG_POLLING)).isEqualTo(true);
        }
    }

    @Test
    @Order(12)
    void anAdministratorStopsAndStartsAFeatureAndItIsWrittenDown() {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/features");
            browser.logIn("engineer", OWN);
            browser.awaitTitle("Features");
            browser.awaitLine("IP SMDR");

            browser.click("Stop IP SMDR");
            browser.awaitText("It stays stopped");
            browser.click("Cancel");
            browser.click("Stop IP SMDR");
            browser.click("Stop");
            browser.await(By.cssSelector("vaadin-button[aria-label='Start IP SMDR']"));
            browser.awaitNoLine("IP SMDR");
            assertThat(jackfield.shell("jackfield:features")).containsPattern("ip-smdr.*STOPPED");

            browser.click("Start IP SMDR");
            browser.awaitText("after every restart");
            browser.click("Start");
            browser.awaitLine("IP SMDR");
            browser.await(By.cssSelector("vaadin-button[aria-label='Stop IP SMDR']"));

            browser.choose("Audit trail");
            browser.awaitText("features.stop");
            browser.awaitText("features.start");
        }
    }

    /** The only test that lasts as long as the shortest session: a minute. */
    @Test
    @Order(13)
    void whoDoesNothingIsWarnedAndThenLoggedOut() {
        try (Browser active = Browser.open(jackfield, Browser.WIDE);
                Browser idle = Browser.open(jackfield, Browser.NARROW)) {
            active.go("/settings/website");
            active.logIn("engineer", OWN);
            active.awaitTitle("Settings");
            active.fill("vaadin-integer-field input", "0");
            active.click("Save");
            active.awaitText("1 to 1440 minutes");
            active.fill("vaadin-integer-field input", "1");
            active.click("Save");
            active.awaitText("Changed by engineer");
            idle.go("/tasks");
            idle.logIn("engineer", OWN);
            idle.awaitTitle("Tasks");

            active.awaitText("you are about to be logged out");
            active.click("Stay logged in");
            active.awaitTrue("!document.querySelector('vaadin-dialog[opened]')");
            idle.awaitTextLong("You were logged out");

            idle.logIn("engineer", OWN);
            idle.awaitTitle("Tasks");
            keepAlive(active);
            active.fill("vaadin-integer-field input", "30");
            active.click("Save");
            active.awaitTrue("!document.querySelector('vaadin-dialog[opened]')");
        }
    }

    @Test
    @Order(100)
    void tooManyWrongPasswordsLockTheAccountEvenForTheRightOne() {
        try (Browser browser = Browser.open(jackfield, Browser.WIDE)) {
            browser.go("/");
            for (int attempt = 0; attempt < 10; attempt++) {
                browser.enterCredentials("engineer", "wrong " + attempt);
                browser.awaitTrue("(form => form.error && !form.disabled)(document.querySelector('vaadin-login-form'))");
            }
            browser.enterCredentials("engineer", OWN);
            browser.awaitText("locked");
        }
    }

    /** Somebody who was logged out meanwhile on a slow machine logs in again; that is no part of the rule. */
    private static void keepAlive(Browser browser) {
        browser.go("/settings/website");
        browser.awaitTrue("document.querySelector('input[name=username], vaadin-integer-field') !== null");
        if (Boolean.TRUE.equals(browser.script("return document.querySelector('input[name=username]') !== null"))) {
            browser.logIn("engineer", OWN);
        }
        browser.awaitTitle("Settings");
    }

    private static void assertThatPagesComeAndGo(Browser browser) {
        browser.awaitLine("Live calls");
        browser.script("window.sameDocument = true");
        jackfield.shell("bundle:stop org.jackfield.web.telephony");
        browser.awaitNoLine("Live calls");
        jackfield.shell("bundle:start org.jackfield.web.telephony");
        browser.awaitLine("Live calls");
        assertThat(browser.script("return window.sameDocument")).isEqualTo(true);
    }

    private static void assertFits(Browser browser, String page) {
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s is no wider than the window", page)
                .isEqualTo(true);
    }

    private static void tabTo(Browser browser, String label) {
        for (int i = 0; i < 60; i++) {
            browser.press(Keys.TAB);
            Object focused = browser.script("""
                    let e = document.activeElement;
                    while (e && e.shadowRoot && e.shadowRoot.activeElement) e = e.shadowRoot.activeElement;
                    const host = e.getRootNode().host;
                    const named = [...e.querySelectorAll('[aria-label]')].map(n => n.getAttribute('aria-label'));
                    return [e.getAttribute('aria-label'), e.innerText, ...named, host && host.innerText].join(' ');
                    """);
            if (focused.toString().contains(label)) {
                return;
            }
        }
        throw new AssertionError("the tab key never gets to " + label);
    }

}
