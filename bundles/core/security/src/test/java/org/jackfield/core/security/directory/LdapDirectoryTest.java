package org.jackfield.core.security.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.DirectoryServer.Encryption;
import org.jackfield.api.testkit.directory.OpenLdap;
import org.jackfield.core.security.Directory.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real OpenLDAP. */
class LdapDirectoryTest {

    private static final String PEOPLE = person("ann", "Ann's Password 1") + person("bob", "Bob's Password 1")
            + person("o'brien*(x)", "Third 1") + OpenLdap.unit("ou=former," + OpenLdap.BASE)
            + person("old", "Old 1").replace("ou=people", "ou=former");
    private static final String BY_UID = "(&(objectClass=person)(uid={name}))";

    @TempDir
    static Path folder;

    private static OpenLdap ldap;

    @BeforeAll
    static void start() throws Exception {
        ldap = new OpenLdap(Files.createDirectory(folder.resolve("right")), "localhost", PEOPLE);
    }

    @AfterAll
    static void stop() {
        ldap.close();
    }

    @ParameterizedTest
    @EnumSource
    void theRightPasswordOpensAndNothingElse(Encryption encryption) {
        LdapDirectory directory = directory(ldap.settings(encryption), BY_UID);

        assertThat(check(directory, "ANN", "Ann's Password 1")).map(Person::name).contains("ann");
        assertThat(check(directory, "ann", "Bob's Password 1")).isEmpty();
        assertThat(check(directory, "ann", "")).as("an empty password binds as nobody").isEmpty();
        assertThat(check(directory, "nobody", "x")).isEmpty();
        assertThat(check(directory, "", "x")).isEmpty();
        assertThat(check(directory, "old", "Old 1")).as("outside the base").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "a*", "ann)(uid=*", "*)(|(uid=*", "ann))(|(cn=*", "\\2a", "ann\u0000", ")"})
    void whatIsTypedMeansNothingToTheDirectory(String name) {
        assertThat(check(directory(ldap.settings(Encryption.LDAPS), BY_UID), name, "Ann's Password 1")).isEmpty();
    }

    @Test
    void aNameFullOfSpecialCharactersIsFound() {
        assertThat(check(directory(ldap.settings(Encryption.LDAPS), BY_UID), "o'brien*(x)", "Third 1"))
                .map(Person::name)
                .contains("o'brien*(x)");
    }

    @Test
    void aFilterThatFindsSeveralOpensNothing() {
        LdapDirectory vague = directory(ldap.settings(Encryption.LDAPS), "(|(uid={name})(objectClass=person))");

        assertThat(check(vague, "ann", "Ann's Password 1")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateThatIsNotTrustedIsRefused(Encryption encryption) {
        refused(() -> check(directory(ldap.settings(encryption, "", "secret"), BY_UID), "ann", "Ann's Password 1"));
    }

    @ParameterizedTest
    @EnumSource
    void aCertificateOfAnotherServerIsRefused(Encryption encryption) throws Exception {
        Path other = Files.createDirectory(folder.resolve("other-" + encryption));
        try (OpenLdap elsewhere = new OpenLdap(other, "directory.example.org", PEOPLE)) {
            refused(() -> check(directory(elsewhere.settings(encryption), BY_UID), "ann", "Ann's Password 1"));
        }
    }

    @Test
    void aDirectoryThatIsAwayOrRefusesTheReaderIsToldApartFromAWrongPassword() throws Exception {
        refused(() -> check(
                directory(ldap.settings(Encryption.LDAPS, ldap.certificate(), "wrong"), BY_UID), "ann", "Ann's Password 1"));
        Path gone = Files.createDirectory(folder.resolve("gone"));
        DirectoryServer away;
        try (OpenLdap short_ = new OpenLdap(gone, "localhost", PEOPLE)) {
            away = short_.settings(Encryption.LDAPS);
        }
        refused(() -> check(directory(away, BY_UID), "ann", "Ann's Password 1"));
    }

    @Test
    void aCertificateWhoseLineBreaksWereLostIsStillOne() {
        String oneLine = ldap.certificate().replace("\n", " ");

        assertThat(check(
                        directory(ldap.settings(Encryption.LDAPS, oneLine, "secret"), BY_UID), "ann", "Ann's Password 1"))
                .isPresent();
        assertThatThrownBy(() -> TrustedCertificates.context("-----BEGIN CERTIFICATE-----x-----END CERTIFICATE-----"))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> TrustedCertificates.context("no certificate")).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(uid=ann)", "(uid={name}", "uid={name})("})
    void aFilterThatFindsNobodyInParticularIsRefused(String filter) {
        assertThatThrownBy(() -> new DirectoryLogIn(true, filter, "uid", false, ""))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void strangersGetAnAccountOnlyIfTheSiteWantsThat() {
        DirectoryServer server = ldap.settings(Encryption.LDAPS);

        assertThat(new LdapDirectory(() -> server, () -> new DirectoryLogIn(true, BY_UID, "uid", false, "users"))
                        .provisioning())
                .isEmpty();
        assertThat(new LdapDirectory(() -> server, () -> new DirectoryLogIn(true, BY_UID, "uid", true, "users"))
                        .provisioning())
                .contains(Set.of("users"));
        assertThat(new LdapDirectory(() -> DirectoryServer.NONE, () -> new DirectoryLogIn(true, BY_UID, "uid", true, ""))
                        .isOn())
                .isFalse();
    }

    private static LdapDirectory directory(DirectoryServer server, String filter) {
        DirectoryLogIn rules = new DirectoryLogIn(true, filter, "uid", false, "");
        return new LdapDirectory(() -> server, () -> rules);
    }

    private static Optional<Person> check(LdapDirectory directory, String name, String password) {
        return directory.check(name, password.toCharArray());
    }

    private static void refused(ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code())
                .isEqualTo("security.directory-unavailable"));
    }

    private static String person(String uid, String password) {
        String name = uid.replaceAll("[^a-z]", "");
        return "dn: cn=" + name + ",ou=people," + OpenLdap.BASE + "\nobjectClass: inetOrgPerson\ncn: " + name + "\nsn: x\nuid: "
                + uid + "\nuserPassword: " + password + "\n\n";
    }
}
