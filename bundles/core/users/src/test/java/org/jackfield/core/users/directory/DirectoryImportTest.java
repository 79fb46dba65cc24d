package org.jackfield.core.users.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.users.Samples.BY;
import static org.jackfield.core.users.Samples.SYSTEM;
import static org.jackfield.core.users.Samples.extension;
import static org.jackfield.core.users.Samples.user;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.DirectoryServer;
import org.jackfield.api.security.DirectoryServer.Encryption;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.testkit.directory.OpenLdap;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.core.users.TestUsers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real OpenLDAP. */
class DirectoryImportTest {

    private static final String SALES = "ou=sales," + OpenLdap.BASE;
    private static final String NORTH = "ou=north," + SALES;
    private static final DirectoryMapping MAPPING =
            new DirectoryMapping("uid", "employeeNumber", "pager", "homePhone", "mobile", "telephoneNumber", "");

    @TempDir
    static Path folder;

    private static OpenLdap ldap;

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final TestUsers site = new TestUsers(database);
    private final ImmediateTasks tasks = new ImmediateTasks();
    private final AtomicReference<DirectoryServer> server = new AtomicReference<>(whole());
    private final LdapPeople directory = new LdapPeople(server::get, () -> MAPPING);
    private final Map<String, UUID> loggedIn = new HashMap<>();
    private final DirectoryImport people = new DirectoryImport(
            directory, site.users(), site.admin(), site.telephony(), () -> loggedIn);

    @BeforeAll
    static void start() throws Exception {
        ldap = new OpenLdap(
                Files.createDirectory(folder.resolve("ldap")), "localhost",
                OpenLdap.unit(SALES) + OpenLdap.unit(NORTH)
                        + person("ann", "Ann", "Other", SALES,
                                "mail: ann@example.com", "employeeNumber: 1001", "pager: 2001", "mobile: +44 7700 900123")
                        + person("bob", "Bob", "Stone", NORTH, "employeeNumber: 1002")
                        + "dn: cn=nouid," + SALES + "\nobjectClass: inetOrgPerson\ncn: nouid\nsn: Nouid\n\n");
    }

    private static String person(String uid, String first, String last, String unit, String... more) {
        return "dn: cn=" + uid + "," + unit + "\nobjectClass: inetOrgPerson\ncn: " + uid + "\nuid: " + uid + "\ngivenName: "
                + first + "\nsn: " + last + "\n" + String.join("\n", more) + (more.length > 0 ? "\n" : "") + "\n";
    }

    @AfterAll
    static void stop() {
        ldap.close();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static DirectoryServer whole() {
        DirectoryServer found = ldap.settings(Encryption.LDAPS);
        return new DirectoryServer(
                found.host(), found.port(), found.encryption(), found.trusted(), found.bindName(), found.bindPassword(),
                OpenLdap.BASE);
    }

    private BusinessUnit linked(String name, String link) {
        return site.admin().saveUnit(new BusinessUnit(Ids.next(), 0, null, name, link), BY);
    }

    private TaskStatus imported() {
        TaskHandler handler = context -> people.run(context, MAPPING);
        tasks.handle("import", handler);
        return tasks.status(tasks.submit("import", "", Map.of(), BY)).orElseThrow();
    }

    private User owner(String extension) {
        return site.users().byExtension(SYSTEM, DeviceId.of(extension)).orElseThrow();
    }

    @Test
    void whoHasLoggedInByTheDirectoryIsTheSamePerson() {
        UUID account = Ids.next();
        loggedIn.put("ann", account);

        linked("Sales", SALES);
        imported();

        assertThat(owner("1001").id()).isEqualTo(account);
        assertThat(owner("1002").id()).isNotEqualTo(account);
    }

    @Test
    void peopleComeIntoTheNearestLinkedUnitWithDevicesAndNumbers() {
        BusinessUnit sales = linked("Sales", SALES);
        BusinessUnit north = linked("North", NORTH);

        assertThat(imported().note()).isEqualTo("2 created, 0 changed, 0 as they were, 1 left out");
        User ann = owner("1001");
        assertThat(ann.name()).isEqualTo("Ann Other");
        assertThat(ann.email()).isEqualTo("ann@example.com");
        assertThat(ann.unit()).isEqualTo(sales.id());
        assertThat(ann.devices()).hasSize(2);
        assertThat(ann.numbers()).singleElement().satisfies(number -> {
            assertThat(number.number()).isEqualTo("+44 7700 900123");
            assertThat(number.fromDirectory()).isTrue();
        });
        assertThat(owner("1002").unit()).isEqualTo(north.id());

        assertThat(imported().note()).isEqualTo("0 created, 0 changed, 2 as they were, 1 left out");
    }

    @Test
    void personBelowALinkedUnitBelongsToItIfThereIsNoNearer() {
        BusinessUnit sales = linked("Sales", SALES);
        imported();
        assertThat(owner("1002").unit()).isEqualTo(sales.id());
    }

    @Test
    void deletedUserIsMadeAgainOnlyOnceItWasDeletedForEver() {
        linked("Sales", SALES);
        imported();
        User ann = owner("1001");
        site.admin().delete(ann.id(), ann.revision(), BY);

        imported();
        assertThat(site.users().byExtension(SYSTEM, DeviceId.of("1001"))).isEmpty();
        site.admin().deleteForEver(ann.id(), BY);
        imported();
        assertThat(owner("1001").id()).isNotEqualTo(ann.id());
    }

    @Test
    void userWhoWasDisabledStaysDisabled() {
        linked("Sales", SALES);
        imported();
        User ann = owner("1001");
        site.admin().save(ann.withDisabled(true), BY);

        imported();
        assertThat(owner("1001").disabled()).isTrue();
    }

    @Test
    void deviceThatIsAnotherUsersStaysThere() {
        User zoe = site.admin().save(user("Zoe", "Z", extension("1001")), BY);
        linked("Sales", SALES);

        assertThat(imported().note()).startsWith("2 created");
        assertThat(owner("1001")).isEqualTo(zoe);
        assertThat(site.users().search("Ann Other", 5)).singleElement().satisfies(ann ->
                assertThat(ann.devices()).extracting(d -> d.device().number()).containsExactly("2001"));
    }

    @Test
    void unitThatTheDirectoryDoesNotHaveKeepsNoOtherAway() {
        linked("Gone", "ou=gone," + OpenLdap.BASE);
        linked("Wrong", "this is no name");
        linked("Sales", SALES);

        assertThat(imported().note()).startsWith("2 created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ")(objectClass=*", "ou=sales)(uid=*", "\0", "ou=*," + OpenLdap.BASE})
    void linkMeansNothingButAName(String link) {
        List<DirectoryPerson> found = new ArrayList<>();
        try (PeopleDirectory.Reader reader = directory.open()) {
            assertThatThrownBy(() -> reader.people(link, found::add)).isInstanceOf(ProblemException.class);
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a)(b", "*", "a b", "(", "1x"})
    void attributeIsANameAndNothingElse(String attribute) {
        assertThatThrownBy(() -> new DirectoryMapping("uid", attribute, "", "", "", "", ""))
                .hasMessageContaining("no name of an attribute");
    }

    @Test
    void unitsCanBeChosenFrom() {
        try (PeopleDirectory.Reader reader = directory.open()) {
            assertThat(reader.units()).contains(SALES, NORTH);
        }
    }

    @Test
    void directoryThatIsAwayIsSaidSoAndNothingIsTouched() {
        linked("Sales", SALES);
        DirectoryServer gone = whole();
        server.set(new DirectoryServer(
                gone.host(), gone.port(), gone.encryption(), "", gone.bindName(), gone.bindPassword(), gone.base()));

        TaskStatus task = imported();
        assertThat(task.state()).isEqualTo(TaskStatus.State.FAILED);
        assertThat(task.note()).contains("directory cannot be read");
        assertThat(site.users().users()).isEmpty();
    }
}
