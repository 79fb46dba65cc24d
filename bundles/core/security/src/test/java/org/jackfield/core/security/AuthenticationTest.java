package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAudit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class AuthenticationTest {

    private static final String GOOD = Entrance.GOOD;
    private static final SecurityPolicy POLICY = Entrance.policy(PasswordStrength.SECURE, true, 3);

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private Entrance entrance;
    private LeapingClock clock;
    private RecordingAudit audit;

    @BeforeEach
    void open() {
        entrance = new Entrance(dialect, folder);
        clock = entrance.clock;
        audit = entrance.audit;
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @Test
    void theFirstAdministratorGetsThePasswordFromOutside() throws Exception {
        entrance.first.ensure(Optional.of(GOOD), false);

        LogIn logIn = logIn("Engineer", GOOD);

        assertThat(logIn.subject().name()).isEqualTo("engineer");
        assertThat(logIn.subject().roles()).containsExactly("administrator");
        assertThat(logIn.at()).isEqualTo(clock.instant());
        assertThat(logIn.mustChangePassword()).isFalse();
        assertThat(folder).isEmptyDirectory();
        assertThat(audit.actions()).containsExactly("security.account-create", "security.log-in");
    }

    @Test
    void aWeakPasswordFromOutsideMustBeChanged() throws Exception {
        entrance.first.ensure(Optional.of("demo"), false);

        assertThat(logIn("engineer", "demo").mustChangePassword()).isTrue();
    }

    @Test
    void aGeneratedPasswordLiesInAFileForTheOwnerUntilItIsChanged() throws Exception {
        entrance.first.ensure(Optional.empty(), false);
        Path file = folder.resolve("first-password.txt");
        String password = Files.readString(file).strip();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        LogIn logIn = logIn("engineer", password);
        assertThat(logIn.mustChangePassword()).isTrue();
        assertThat(authentication().stillValid(logIn)).isTrue();

        LogIn renewed = entrance.change(logIn, password, GOOD);

        assertThat(file).doesNotExist();
        assertThat(authentication().stillValid(logIn)).isFalse();
        assertThat(authentication().stillValid(renewed)).isTrue();
        assertThat(renewed.id()).isEqualTo(logIn.id());
        assertThat(logIn("engineer", GOOD).mustChangePassword()).isFalse();
        refused(() -> logIn("engineer", password), "security.credentials");
    }

    @Test
    void theFirstAdministratorIsMadeOnce() throws Exception {
        entrance.first.ensure(Optional.of(GOOD), false);
        entrance.first.ensure(Optional.of("Another-Password-1"), false);

        assertThat(logIn("engineer", GOOD)).isNotNull();
    }

    @Test
    void aWrongNameAndAWrongPasswordLookTheSame() throws Exception {
        entrance.first.ensure(Optional.of(GOOD), false);

        for (String name : new String[] {"engineer", "nobody", "", "x".repeat(5000), "a\0b", "engineer' OR '1'='1"}) {
            refused(() -> logIn(name, "wrong"), "security.credentials");
        }

        assertThat(audit.events()).filteredOn(event -> event.outcome() == Outcome.REFUSED).hasSize(6);
    }

    @Test
    void tooManyWrongPasswordsLockTheAccountForATime() throws Exception {
        entrance.first.ensure(Optional.of(GOOD), false);
        for (int i = 0; i < POLICY.maxAttempts(); i++) {
            refused(() -> logIn("engineer", "wrong"), "security.credentials");
        }

        refused(() -> logIn("engineer", GOOD), "security.locked");
        clock.leap(Duration.ofMinutes(POLICY.lockoutMinutes()).minusMillis(1));
        refused(() -> logIn("engineer", GOOD), "security.locked");
        clock.leapMillis(1);

        assertThat(logIn("engineer", GOOD)).isNotNull();
        assertThat(audit.actions()).contains("security.lock-out");
    }

    @Test
    void theCounterFallsToZeroOnlyAtASuccessfulLogIn() throws Exception {
        entrance.first.ensure(Optional.of(GOOD), false);
        for (int i = 0; i < POLICY.maxAttempts(); i++) {
            refused(() -> logIn("engineer", "wrong"), "security.credentials");
        }
        clock.leap(Duration.ofDays(1));

        refused(() -> logIn("engineer", "wrong"), "security.credentials");
        refused(() -> logIn("engineer", GOOD), "security.locked");

        clock.leap(Duration.ofDays(1));
        logIn("engineer", GOOD);
        for (int i = 0; i < POLICY.maxAttempts() - 1; i++) {
            refused(() -> logIn("engineer", "wrong"), "security.credentials");
        }
        assertThat(logIn("engineer", GOOD)).isNotNull();
    }

    @Test
    void withoutLockoutNobodyIsLocked() throws Exception {
        entrance.first.ensure(Optional.of(GOOD), false);
        entrance.policy = Entrance.policy(PasswordStrength.LOW, false, 1);
        for (int i = 0; i < 3; i++) {
            refused(() -> logIn("engineer", "wrong"), "security.credentials");
        }

        assertThat(logIn("engineer", GOOD)).isNotNull();
    }

    @Test
    void guessingByChangingThePasswordLocksToo() throws Exception {
        entrance.first.ensure(Optional.of(GOOD), false);
        LogIn engineer = logIn("engineer", GOOD);
        for (int i = 0; i < POLICY.maxAttempts(); i++) {
            refused(() -> change(engineer, "wrong", "Another-Password-1"), "security.credentials");
        }

        refused(() -> change(engineer, GOOD, "Another-Password-1"), "security.locked");
    }

    @Test
    void aNewPasswordKeepsThePolicyAndIsNew() throws Exception {
        entrance.first.ensure(Optional.of(GOOD), false);
        LogIn engineer = logIn("engineer", GOOD);

        refused(() -> change(engineer, GOOD, "short"), "security.password-weak");
        refused(() -> change(engineer, GOOD, GOOD), "security.password-reused");
        refused(() -> change(stale(FakeSecurity.NOBODY), GOOD, "Another-Password-1"), "security.unauthenticated");
        refused(() -> change(stale(Subject.system("x")), GOOD, "Another-Password-1"), "security.unauthenticated");
    }

    @Test
    void aResetUnlocksAndMustBeChanged() throws Exception {
        entrance.first.ensure(Optional.of(GOOD), false);
        for (int i = 0; i < POLICY.maxAttempts(); i++) {
            refused(() -> logIn("engineer", "wrong"), "security.credentials");
        }

        UUID id = entrance.accounts.byName("ENGINEER").orElseThrow().id();
        String fresh = entrance.accounts.resetPassword(id, FakeSecurity.ADMINISTRATOR, "shell").reveal();

        assertThat(logIn("engineer", fresh).mustChangePassword()).isTrue();
        refused(
                () -> entrance.accounts.resetPassword(UUID.randomUUID(), FakeSecurity.ADMINISTRATOR, "shell"),
                "security.account");
    }

    @Test
    void nobodyLogsInUnlessItCanBeAudited() throws Exception {
        entrance.first.ensure(Optional.of(GOOD), false);
        audit.setAway(true);

        refused(() -> logIn("engineer", GOOD), "audit.unavailable");
    }

    @Test
    void aDisabledAccountIsNoAccount() {
        UUID ann = entrance.person("Ann").id();
        entrance.accounts.setEnabled(ann, false, FakeSecurity.ADMINISTRATOR, "test");

        refused(() -> logIn("ann", GOOD), "security.credentials");
        assertThat(audit.actions()).doesNotContain("security.lock-out");
        assertThat(audit.events().getLast().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aLogInOfAnAccountThatIsGoneStandsNoMore() {
        Subject gone = new Subject(UUID.randomUUID().toString(), "gone", Subject.Kind.PERSON, Set.of());

        assertThat(authentication().stillValid(new LogIn(gone, clock.instant(), false, 1))).isFalse();
    }

    private Authentication authentication() {
        return entrance.authentication;
    }

    private LogIn logIn(String name, String password) {
        return entrance.logIn(name, password);
    }

    private void change(LogIn logIn, String current, String replacement) {
        entrance.change(logIn, current, replacement);
    }

    private LogIn stale(Subject subject) {
        return new LogIn(subject, clock.instant(), false, 1);
    }

    private static void refused(ThrowingCallable act, String code) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
