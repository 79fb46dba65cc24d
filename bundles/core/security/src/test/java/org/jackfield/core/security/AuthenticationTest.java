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
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditEvent.Outcome;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.security.store.AccountStore;
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

    private static final String GOOD = "Right-Password-1";
    private static final SecurityPolicy POLICY = new SecurityPolicy(PasswordStrength.SECURE, true, 3, 15);

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private final LeapingClock clock = LeapingClock.at("2026-11-21T10:00:00Z");
    private final RecordingAudit audit = new RecordingAudit(clock);
    private TestDatabase database;
    private AccountStore store;
    private Accounts accounts;
    private Authentication authentication;

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.open(dialect);
        store = new AccountStore(database.jdbi());
        accounts = new Accounts(store, audit, () -> POLICY, clock, folder.resolve("first-password.txt"));
        authentication = new Authentication(store, audit, () -> POLICY, clock, accounts::passwordChanged);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void theFirstAdministratorGetsThePasswordFromOutside() throws Exception {
        accounts.ensureEngineer(Optional.of(GOOD));

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
        accounts.ensureEngineer(Optional.of("demo"));

        assertThat(logIn("engineer", "demo").mustChangePassword()).isTrue();
    }

    @Test
    void aGeneratedPasswordLiesInAFileForTheOwnerUntilItIsChanged() throws Exception {
        accounts.ensureEngineer(Optional.empty());
        Path file = folder.resolve("first-password.txt");
        String password = Files.readString(file).strip();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));

        LogIn logIn = logIn("engineer", password);
        assertThat(logIn.mustChangePassword()).isTrue();
        assertThat(authentication.stillValid(logIn)).isTrue();

        authentication.changePassword(logIn.subject(), password.toCharArray(), GOOD.toCharArray(), "web");

        assertThat(file).doesNotExist();
        assertThat(authentication.stillValid(logIn)).isFalse();
        assertThat(logIn("engineer", GOOD).mustChangePassword()).isFalse();
        refused(() -> logIn("engineer", password), "security.credentials");
    }

    @Test
    void theFirstAdministratorIsMadeOnce() throws Exception {
        accounts.ensureEngineer(Optional.of(GOOD));
        accounts.ensureEngineer(Optional.of("Another-Password-1"));

        assertThat(logIn("engineer", GOOD)).isNotNull();
    }

    @Test
    void aWrongNameAndAWrongPasswordLookTheSame() throws Exception {
        accounts.ensureEngineer(Optional.of(GOOD));

        for (String name : new String[] {"engineer", "nobody", "", "x".repeat(5000), "a\0b", "engineer' OR '1'='1"}) {
            refused(() -> logIn(name, "wrong"), "security.credentials");
        }

        assertThat(audit.events()).filteredOn(event -> event.outcome() == Outcome.REFUSED).hasSize(6);
    }

    @Test
    void tooManyWrongPasswordsLockTheAccountForATime() throws Exception {
        accounts.ensureEngineer(Optional.of(GOOD));
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
        accounts.ensureEngineer(Optional.of(GOOD));
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
        accounts.ensureEngineer(Optional.of(GOOD));
        SecurityPolicy open = new SecurityPolicy(PasswordStrength.LOW, false, 1, 15);
        Authentication lenient = new Authentication(store, audit, () -> open, clock, account -> { });
        for (int i = 0; i < 3; i++) {
            refused(() -> lenient.logIn("engineer", "wrong".toCharArray(), "web"), "security.credentials");
        }

        assertThat(lenient.logIn("engineer", GOOD.toCharArray(), "web")).isNotNull();
    }

    @Test
    void guessingByChangingThePasswordLocksToo() throws Exception {
        accounts.ensureEngineer(Optional.of(GOOD));
        Subject engineer = logIn("engineer", GOOD).subject();
        for (int i = 0; i < POLICY.maxAttempts(); i++) {
            refused(() -> change(engineer, "wrong", "Another-Password-1"), "security.credentials");
        }

        refused(() -> change(engineer, GOOD, "Another-Password-1"), "security.locked");
    }

    @Test
    void aNewPasswordKeepsThePolicyAndIsNew() throws Exception {
        accounts.ensureEngineer(Optional.of(GOOD));
        Subject engineer = logIn("engineer", GOOD).subject();

        refused(() -> change(engineer, GOOD, "short"), "security.password-weak");
        refused(() -> change(engineer, GOOD, GOOD), "security.password-weak");
        refused(() -> change(FakeSecurity.NOBODY, GOOD, "Another-Password-1"), "security.credentials");
        refused(() -> change(Subject.system("x"), GOOD, "Another-Password-1"), "security.credentials");
    }

    @Test
    void aResetUnlocksAndMustBeChanged() throws Exception {
        accounts.ensureEngineer(Optional.of(GOOD));
        for (int i = 0; i < POLICY.maxAttempts(); i++) {
            refused(() -> logIn("engineer", "wrong"), "security.credentials");
        }

        String fresh = accounts.resetPassword("ENGINEER", FakeSecurity.ADMINISTRATOR, "shell");

        assertThat(logIn("engineer", fresh).mustChangePassword()).isTrue();
        refused(() -> accounts.resetPassword("nobody", FakeSecurity.ADMINISTRATOR, "shell"), "security.account");
    }

    @Test
    void nobodyLogsInUnlessItCanBeAudited() throws Exception {
        accounts.ensureEngineer(Optional.of(GOOD));
        audit.setAway(true);

        refused(() -> logIn("engineer", GOOD), "audit.unavailable");
    }

    @Test
    void aDisabledAccountIsNoAccount() {
        store.add(
                new Account(UUID.randomUUID(), "Ann", PasswordHash.of(GOOD.toCharArray()), false, false, false, "", 1, 0, null),
                clock.instant());

        refused(() -> logIn("ann", GOOD), "security.credentials");
        assertThat(audit.events()).extracting(AuditEvent::outcome).containsOnly(Outcome.REFUSED);
    }

    @Test
    void aLogInOfAnAccountThatIsGoneStandsNoMore() {
        Subject gone = new Subject(UUID.randomUUID().toString(), "gone", Subject.Kind.PERSON, Set.of());

        assertThat(authentication.stillValid(new LogIn(gone, clock.instant(), false, 1))).isFalse();
    }

    private LogIn logIn(String name, String password) {
        return authentication.logIn(name, password.toCharArray(), "web 192.0.2.7");
    }

    private void change(Subject subject, String current, String replacement) {
        authentication.changePassword(subject, current.toCharArray(), replacement.toCharArray(), "web");
    }

    private static void refused(ThrowingCallable act, String code) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
