package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.security.Refused.refused;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class AccountsTest {

    private static final Subject CLERK = new Subject(Ids.next().toString(), "clerk", Subject.Kind.PERSON, Set.of("clerks"));

    @Parameter
    Dialect dialect;

    @TempDir
    Path folder;

    private Entrance entrance;
    private Accounts accounts;

    @BeforeEach
    void open() {
        entrance = new Entrance(dialect, folder);
        accounts = entrance.accounts;
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @Test
    void anAccountHasTheIdOfItsUserAndNoPasswordUntilItIsGivenOne() {
        UUID user = Ids.next();
        AccountEntry made = accounts.create(user, " Ann ", Set.of("b", "a"), LogInBinding.LOCAL, Entrance.BOSS, "test");

        assertThat(made.id()).isEqualTo(user);
        assertThat(made.name()).isEqualTo("Ann");
        assertThat(accounts.find(user)).contains(made);
        assertThat(accounts.byName("ANN")).contains(made);
        refused(() -> entrance.logIn("ann", ""), "security.credentials");

        String password = accounts.resetPassword(user, Entrance.BOSS, "test").reveal();

        LogIn logIn = entrance.logIn("ann", password);
        assertThat(logIn.subject().id()).isEqualTo(user.toString());
        assertThat(logIn.subject().roles()).containsExactlyInAnyOrder("a", "b");
        assertThat(logIn.mustChangePassword()).isTrue();
        assertThat(entrance.audit.events()).noneMatch(event -> event.toString().contains(password));
    }

    @Test
    void everyChangeIsAuditedWithBeforeAndAfterAndEndsWhatWasLoggedIn() {
        UUID ann = entrance.person("ann", "users").id();
        LogIn logIn = entrance.logIn("ann", Entrance.GOOD);
        boolean[] ended = new boolean[1];
        entrance.sessions.open(logIn, "web", "", () -> ended[0] = true);

        accounts.setRoles(ann, Set.of("supervisors"), Entrance.BOSS, "web 192.0.2.1");

        AuditEvent event = entrance.audit.events().getLast();
        assertThat(event.action()).isEqualTo("security.account-roles");
        assertThat(event.before()).isEqualTo("users");
        assertThat(event.after()).isEqualTo("supervisors");
        assertThat(ended[0]).isTrue();
        assertThat(entrance.authentication.stillValid(logIn)).isFalse();
    }

    @Test
    void namesIdsAndBindingsAreTakenOnce() {
        UUID ann = entrance.person("ann").id();
        accounts.bind(ann, LogInBinding.directory("ann@site"), Entrance.BOSS, "test");
        UUID bob = entrance.person("bob").id();

        refused(() -> create(ann, "carl", LogInBinding.LOCAL), "security.account-exists");
        refused(() -> create(Ids.next(), "ANN", LogInBinding.LOCAL), "security.account-exists");
        refused(() -> create(Ids.next(), "carl", LogInBinding.directory("ANN@site")), "security.account-exists");
        refused(() -> accounts.rename(bob, "Ann", Entrance.BOSS, "test"), "security.account-exists");
        assertThat(accounts.rename(ann, "ANN", Entrance.BOSS, "test").name()).isEqualTo("ANN");
        assertThat(accounts.list()).extracting(AccountEntry::name).containsExactly("ANN", "bob");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a:b", "\u0000"})
    void aNameThatCannotBeTypedIsRefused(String name) {
        refused(() -> create(Ids.next(), name, LogInBinding.LOCAL), "security.account-name");
        refused(() -> create(Ids.next(), "x".repeat(101), LogInBinding.LOCAL), "security.account-name");
    }

    @Test
    void theEngineerCanBeNeitherRestrictedNorDeleted() throws Exception {
        entrance.engineer();
        UUID engineer = accounts.byName("engineer").orElseThrow().id();

        refused(() -> accounts.delete(engineer, Entrance.BOSS, "test"), "security.account-protected");
        refused(() -> accounts.setRoles(engineer, Set.of(), Entrance.BOSS, "test"), "security.account-protected");
        refused(() -> accounts.setEnabled(engineer, false, Entrance.BOSS, "test"), "security.account-protected");
        refused(() -> accounts.rename(engineer, "x", Entrance.BOSS, "test"), "security.account-protected");
        refused(
                () -> accounts.bind(engineer, LogInBinding.directory("x"), Entrance.BOSS, "test"),
                "security.account-protected");
        assertThat(entrance.logIn("engineer", Entrance.GOOD)).isNotNull();
    }

    @Test
    void onlyAdministratorsMakeAdministratorsOrTouchThem() throws Exception {
        entrance.engineer();
        UUID engineer = accounts.byName("engineer").orElseThrow().id();
        UUID ann = entrance.person("ann").id();
        Subject limited = Entrance.BOSS.limitedTo(Set.of("calls.view"));

        for (Subject by : new Subject[] {CLERK, limited}) {
            refused(() -> accounts.setRoles(ann, Set.of("administrator"), by, "test"), "security.forbidden");
            refused(() -> accounts.resetPassword(engineer, by, "test"), "security.forbidden");
            refused(() -> accounts.removeSecondFactor(engineer, by, "test"), "security.forbidden");
            refused(() -> accounts.resetAll(by, "test"), "security.forbidden");
        }
        assertThat(accounts.setRoles(ann, Set.of("users"), CLERK, "test").roles()).containsExactly("users");
    }

    @Test
    void allMustChangeTheirPasswordButDirectoryUsersAndWhoAsks() throws Exception {
        entrance.engineer();
        entrance.person("ann");
        accounts.create(Ids.next(), "dora", Set.of(), LogInBinding.directory("dora"), Entrance.BOSS, "test");
        LogIn engineer = entrance.logIn("engineer", Entrance.GOOD);

        assertThat(accounts.resetAll(engineer.subject(), "test")).isEqualTo(1);

        assertThat(entrance.logIn("ann", Entrance.GOOD).mustChangePassword()).isTrue();
        assertThat(entrance.authentication.stillValid(engineer)).isTrue();
        assertThat(accounts.byName("dora").orElseThrow().mustChangePassword()).isFalse();
    }

    @Test
    void aDeletedAccountTakesItsTokensAlong() {
        UUID ann = entrance.person("ann", "administrator").id();
        entrance.security.addContribution(entrance.authenticationPermissions());
        Subject owner = entrance.logIn("ann", Entrance.GOOD).subject();
        var made = entrance.tokens.create(
                owner, "x", Set.of("security.accounts"), entrance.clock.instant().plusSeconds(60), "test");

        accounts.delete(ann, Entrance.BOSS, "test");

        assertThat(accounts.find(ann)).isEmpty();
        refused(() -> entrance.tokens.authenticate(made.secret(), "rest"), "security.token-refused");
    }

    private AccountEntry create(UUID id, String name, LogInBinding binding) {
        return accounts.create(id, name, Set.of(), binding, Entrance.BOSS, "test");
    }
}
