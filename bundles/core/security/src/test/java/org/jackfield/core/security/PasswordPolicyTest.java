package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.security.Refused.refused;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class PasswordPolicyTest {

    private static final String GOOD = Entrance.GOOD;

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private Entrance entrance;

    @BeforeEach
    void open() {
        entrance = new Entrance(dialect, folder);
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @Test
    void aPasswordOfTheStatedAgeMustBeChanged() {
        entrance.policy = policy(true, 30, false, 5);
        entrance.person("ann");

        entrance.leap(Duration.ofDays(30).minusMillis(1));
        assertThat(entrance.logIn("ann", GOOD).mustChangePassword()).isFalse();
        entrance.clock.leapMillis(1);
        LogIn late = entrance.logIn("ann", GOOD);
        assertThat(late.mustChangePassword()).isTrue();

        assertThat(entrance.change(late, GOOD, "Fresh-Password-1").mustChangePassword()).isFalse();
        assertThat(entrance.logIn("ann", "Fresh-Password-1").mustChangePassword()).isFalse();
    }

    @Test
    void theLastPasswordsAreNotTakenAgainAndOlderOnesAre() {
        entrance.policy = policy(false, 30, true, 3);
        entrance.person("ann");
        LogIn logIn = entrance.logIn("ann", GOOD);
        logIn = entrance.change(logIn, GOOD, "Second-Pass-2");
        LogIn third = entrance.change(logIn, "Second-Pass-2", "Third-Pass-3");

        for (String used : new String[] {GOOD, "Second-Pass-2", "Third-Pass-3"}) {
            refused(() -> entrance.change(third, "Third-Pass-3", used), "security.password-reused");
        }
        LogIn fourth = entrance.change(third, "Third-Pass-3", "Fourth-Pass-4");
        refused(() -> entrance.change(fourth, "Fourth-Pass-4", "Second-Pass-2"), "security.password-reused");
        assertThat(entrance.change(fourth, "Fourth-Pass-4", GOOD)).isNotNull();
    }

    @Test
    void changingThePasswordLogsOutEverywhereElse() {
        entrance.person("ann");
        LogIn here = entrance.logIn("ann", GOOD);
        LogIn elsewhere = entrance.logIn("ann", GOOD);
        List<String> ended = new ArrayList<>();
        var session = entrance.sessions.open(here, "web", "", () -> ended.add("here"));
        entrance.sessions.open(elsewhere, "web", "", () -> ended.add("elsewhere"));

        session.renewed(entrance.change(here, GOOD, "Fresh-Password-1"));

        assertThat(ended).containsExactly("elsewhere");
        assertThat(entrance.authentication.stillValid(elsewhere)).isFalse();
    }

    @Test
    void aStrangersNameLocksLikeAnAccount() {
        entrance.person("ann");
        for (String name : new String[] {"ann", "nobody", "o'brien)(uid=*"}) {
            for (int i = 0; i < 3; i++) {
                refused(() -> entrance.logIn(name, "wrong"), "security.credentials");
            }
            refused(() -> entrance.logIn(name.toUpperCase(java.util.Locale.ROOT), "wrong"), "security.locked");
        }
        entrance.leap(Duration.ofMinutes(15));
        for (String name : new String[] {"ann", "nobody"}) {
            refused(() -> entrance.logIn(name, "wrong"), "security.credentials");
        }
    }

    /** Twenty browsers guess at once; no more guesses are looked at than the policy allows, and two that overtook. */
    @Test
    void aBruteForceRunEndsAtTheLock() throws Exception {
        entrance.person("ann");
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> guesses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 20; i++) {
                String guess = "Guess-" + i;
                guesses.add(threads.submit(() -> {
                    go.await();
                    return entrance.logIn("ann", guess);
                }));
            }
            go.countDown();
        }

        assertThat(guesses).allSatisfy(guess -> assertThat(guess).failsWithin(Duration.ZERO));
        refused(() -> entrance.logIn("ann", GOOD), "security.locked");
        long looked = entrance.audit.events().stream()
                .filter(event -> event.after().equals("wrong name or password"))
                .count();
        assertThat(looked).isBetween(3L, 3L + 4);
    }

    @Test
    void aForgottenPasswordIsReplacedByALinkOnce() {
        ann("ann@example.org");
        LogIn before = entrance.logIn("ann", GOOD);

        entrance.forgotten.ask("ANN", "web");
        Secret link = link(entrance.mail.sent.getFirst());
        refused(() -> replace(link, "weak"), "security.password-weak");
        replace(link, "Fresh-Password-1");

        assertThat(entrance.mail.sent.getFirst().to()).containsExactly("ann@example.org");
        assertThat(entrance.logIn("ann", "Fresh-Password-1").mustChangePassword()).isFalse();
        assertThat(entrance.authentication.stillValid(before)).isFalse();
        refused(() -> replace(link, "Other-Password-1"), "security.link");
        assertThat(entrance.audit.events()).noneMatch(event -> event.toString().contains(link.reveal()));
    }

    @Test
    void aLinkHoldsForHalfAnHourAndOnlyTheLastOneHolds() {
        ann("ann@example.org");
        entrance.forgotten.ask("ann", "web");
        entrance.forgotten.ask("ann", "web");
        Secret first = link(entrance.mail.sent.getFirst());
        Secret second = link(entrance.mail.sent.getLast());

        refused(() -> replace(first, "Fresh-Password-1"), "security.link");
        entrance.leap(ForgottenPasswords.LIFETIME);
        refused(() -> replace(second, "Fresh-Password-1"), "security.link");
        refused(() -> replace(new Secret(""), "Fresh-Password-1"), "security.link");
        refused(() -> replace(new Secret("x".repeat(100_000)), "Fresh-Password-1"), "security.link");
    }

    @Test
    void askingLooksTheSameForEverybodyAndIsLimited() {
        ann("ann@example.org");
        entrance.person("bob");
        for (String name : new String[] {"ann", "bob", "nobody", "x".repeat(5000)}) {
            entrance.forgotten.ask(name, "web");
        }
        assertThat(entrance.mail.sent).hasSize(1);

        for (int i = 0; i < 6; i++) {
            entrance.forgotten.ask("ann", "web");
        }
        assertThat(entrance.mail.sent).as("three an hour for an account").hasSize(3);
        refused(() -> entrance.forgotten.ask("ann", "web"), "security.too-many");
        entrance.forgotten.ask("bob", "web 192.0.2.9");
        entrance.leap(Duration.ofHours(1));
        entrance.forgotten.ask("ann", "web");
        assertThat(entrance.mail.sent).hasSize(4);

        entrance.mail.ready = false;
        refused(() -> entrance.forgotten.ask("ann", "web 192.0.2.9"), "security.no-mail");
    }

    private void ann(String address) {
        entrance.addresses.put(entrance.person("ann").id(), address);
    }

    private void replace(Secret link, String replacement) {
        entrance.forgotten.replace(link, replacement.toCharArray(), "web");
    }

    private static Secret link(Mail mail) {
        String text = mail.text();
        int start = text.indexOf("/forgotten/") + "/forgotten/".length();
        return new Secret(text.substring(start, text.indexOf('\n', start)));
    }

    private static SecurityPolicy policy(boolean expiry, int days, boolean reuse, int compare) {
        return new SecurityPolicy(PasswordStrength.SECURE, expiry, days, reuse, compare, true, 3, 15, "");
    }
}
