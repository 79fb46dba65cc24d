package org.jackfield.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.security.Refused.refused;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.security.AccountEntry;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.LogInBinding;
import org.jackfield.api.security.LogInSource;
import org.jackfield.api.users.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes of what a directory says. */
class DirectoryAccountsTest {

    @TempDir
    Path folder;

    private final Map<String, String> known = new HashMap<>(Map.of("ann", "Their-Secret"));
    private Set<String> provisioned;
    private Entrance entrance;

    @BeforeEach
    void open() {
        entrance = new Entrance(Dialect.H2, folder);
        entrance.directory = new Directory() {
            @Override
            public boolean isOn() {
                return true;
            }

            @Override
            public Optional<Set<String>> provisioning() {
                return Optional.ofNullable(provisioned);
            }

            @Override
            public Optional<Person> check(String name, char[] password) {
                return new String(password).equals(known.get(name)) ? Optional.of(new Person(name, "key of " + name)) : Optional.empty();
            }
        };
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @Test
    void aStrangerIsRefusedUnlessAccountsAreMadeForThem() {
        refused(() -> entrance.logIn("ann", "Their-Secret"), "security.credentials");
        provisioned = Set.of("users");
        refused(() -> entrance.logIn("ann", "wrong"), "security.credentials");

        LogIn first = entrance.logIn("ann", "Their-Secret");
        LogIn second = entrance.logIn("ann", "Their-Secret");

        assertThat(first.subject()).isEqualTo(second.subject());
        assertThat(first.subject().roles()).containsExactly("users");
        assertThat(entrance.accounts.list()).extracting(AccountEntry::binding).containsExactly(LogInBinding.directory("ann"));
    }

    @Test
    void whoWasImportedFromTheDirectoryIsTheSamePerson() {
        User ann = User.named(Ids.next(), "Ann", "Other").withSource(User.Source.DIRECTORY, "key of ann");
        entrance.imported.put("key of ann", ann);
        provisioned = Set.of("users");

        assertThat(entrance.logIn("ann", "Their-Secret").subject().id()).isEqualTo(ann.id().toString());
    }

    @Test
    void whoIsDisabledHereGetsNoAccount() {
        entrance.imported.put("key of ann", User.named(Ids.next(), "Ann", "Other")
                .withSource(User.Source.DIRECTORY, "key of ann").withDisabled(true));
        provisioned = Set.of("users");

        refused(() -> entrance.logIn("ann", "Their-Secret"), "security.credentials");
        assertThat(entrance.accounts.list()).isEmpty();
    }

    @Test
    void anAccountOfOursIsNotTakenOverByANameInTheDirectory() {
        entrance.person("ann", "administrator");
        provisioned = Set.of("users");

        refused(() -> entrance.logIn("ann", "Their-Secret"), "security.credentials");
        assertThat(entrance.logIn("ann", Entrance.GOOD)).isNotNull();
    }

    @Test
    void aBoundAccountTakesTheDirectorysPasswordOnlyAndUnderEitherName() {
        AccountEntry person = entrance.person("anna");
        entrance.accounts.bind(person.id(), LogInBinding.directory("ann"), Entrance.BOSS, "test");

        refused(() -> entrance.logIn("anna", Entrance.GOOD), "security.credentials");
        LogIn in = entrance.logIn("anna", "Their-Secret");
        assertThat(entrance.logIn("ann", "Their-Secret").subject()).isEqualTo(in.subject());
        refused(() -> entrance.logIn("ann", ""), "security.credentials");
        refused(() -> entrance.change(in, "Their-Secret", "Fresh-Password-1"), "security.not-local");
        refused(() -> entrance.accounts.resetPassword(person.id(), Entrance.BOSS, "test"), "security.not-local");
    }

    @Test
    void whoIsDisabledStaysOutWhateverTheDirectorySays() {
        AccountEntry person = entrance.person("ann");
        entrance.accounts.bind(person.id(), LogInBinding.directory("ann"), Entrance.BOSS, "test");
        entrance.accounts.setEnabled(person.id(), false, Entrance.BOSS, "test");
        provisioned = Set.of("users");

        refused(() -> entrance.logIn("ann", "Their-Secret"), "security.credentials");
    }

    @Test
    void guessingLocksABoundAccountBeforeTheDirectoryIsAsked() {
        AccountEntry person = entrance.person("ann");
        entrance.accounts.bind(person.id(), LogInBinding.directory("ann"), Entrance.BOSS, "test");
        for (int i = 0; i < 3; i++) {
            refused(() -> entrance.logIn("ann", "wrong"), "security.credentials");
        }

        refused(() -> entrance.logIn("ann", "Their-Secret"), "security.locked");
    }

    @Test
    void noPasswordOpensAnAccountOfAProvider() {
        entrance.accounts.create(
                Ids.next(), "olga", Set.of(), LogInBinding.oidc("https://issuer.example", "4711"), Entrance.BOSS, "test");
        known.put("olga", "Their-Secret");

        refused(() -> entrance.logIn("olga", "Their-Secret"), "security.credentials");
        assertThat(entrance.accounts.byName("olga").orElseThrow().binding().source()).isEqualTo(LogInSource.OIDC);
    }
}
