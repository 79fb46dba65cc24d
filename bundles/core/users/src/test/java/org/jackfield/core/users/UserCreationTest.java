package org.jackfield.core.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.core.users.Samples.BY;
import static org.jackfield.core.users.Samples.SYSTEM;
import static org.jackfield.core.users.Samples.extension;
import static org.jackfield.core.users.Samples.user;

import java.util.List;
import java.util.Map;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceAttributes;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.MemoryVault;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.core.users.CreationSettings.Method;
import org.jackfield.core.users.store.JdbiUserStore;
import org.jackfield.core.users.store.SeenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
class UserCreationTest {

    private static final CreationSettings EXTENSIONS = new CreationSettings(Method.EXTENSION, false, false, false, false);
    private static final CreationSettings RENAMING = new CreationSettings(Method.EXTENSION, false, true, false, false);
    private static final CreationSettings NONE = new CreationSettings(Method.NONE, false, false, false, false);

    private final TestDatabase database;
    private final Users users;
    private UserCreation creation;

    UserCreationTest(Dialect dialect) {
        database = TestDatabase.open(dialect);
        users = new Users(
                new JdbiUserStore(database, new MemoryVault()), new RecordingAudit(), Accounts.NONE, new UserTelling(),
                new LeapingClock(Samples.NOW));
        restart();
    }

    private void restart() {
        creation = new UserCreation(users, users, new SeenStore(database), BY);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Device device(DeviceKind kind, String number, String name) {
        return Device.imported(SYSTEM, new DeviceDescription(DeviceId.of(number), kind, name, ""));
    }

    private static Device phone(String name) {
        return device(DeviceKind.STATION, "1001", name);
    }

    private String owner() {
        return users.byExtension(SYSTEM, DeviceId.of("1001")).map(User::name).orElse("");
    }

    @Test
    void newExtensionGetsAUserAmongTheUnassigned() {
        creation.observe(phone("Ann Other"), EXTENSIONS);
        creation.observe(device(DeviceKind.AGENT, "2001", "Bob Stone"), EXTENSIONS);
        creation.observe(device(DeviceKind.HUNT_GROUP, "3001", "Sales"), EXTENSIONS);
        creation.observe(device(DeviceKind.STATION, "1002", "  "), EXTENSIONS);

        assertThat(users.usersOf(BusinessUnit.UNASSIGNED)).singleElement().satisfies(made -> {
            assertThat(made.firstName()).isEqualTo("Ann");
            assertThat(made.lastName()).isEqualTo("Other");
            assertThat(made.devices()).containsExactly(extension("1001"));
            assertThat(made.source()).isEqualTo(User.Source.PHONE_SYSTEM);
        });
    }

    @Test
    void newAgentGetsAUserWhereAgentsDo() {
        creation.observe(phone("Ann Other"), new CreationSettings(Method.AGENT, false, false, false, false));
        creation.observe(
                device(DeviceKind.AGENT, "2001", "Bob Stone"), new CreationSettings(Method.AGENT, false, false, false, false));

        assertThat(users.users()).extracting(User::name).containsExactly("Bob Stone");
    }

    @Test
    void deviceThatWasThereBeforeGetsAUserOnlyByImport() {
        creation.observe(phone("Ann Other"), NONE);
        restart();
        creation.observe(phone("Ann Other"), EXTENSIONS);
        assertThat(users.users()).isEmpty();

        assertThat(creation.importAll(List.of(phone("Ann Other")), EXTENSIONS)).hasSize(1);
        assertThat(creation.importAll(List.of(phone("Ann Other")), EXTENSIONS)).isEmpty();
        assertThat(owner()).isEqualTo("Ann Other");
    }

    @Test
    void extensionThatIsSomebodysGetsNoOtherUser() {
        users.save(user("Zoe", "Z", extension("1001")), BY);
        creation.observe(phone("Ann Other"), EXTENSIONS);

        assertThat(owner()).isEqualTo("Zoe Z");
        assertThat(users.users()).hasSize(1);
    }

    @Test
    void changedNameRenamesTheUserIfThatIsWanted() {
        creation.observe(phone("Ann Other"), RENAMING);
        creation.observe(phone("Ann Married"), RENAMING);
        assertThat(owner()).isEqualTo("Ann Married");
        assertThat(users.users()).hasSize(1);

        creation.observe(phone("Ann Again"), EXTENSIONS);
        assertThat(owner()).isEqualTo("Ann Married");
    }

    @Test
    void nameAfterABlankOneIsANewUsersAndTheOldOneStays() {
        creation.observe(phone("Ann Other"), RENAMING);
        creation.observe(phone(""), RENAMING);
        assertThat(owner()).as("blank: still the last user's").isEqualTo("Ann Other");
        restart();
        users.save(user("Bob", "Stone"), BY);
        creation.observe(phone("Bob Stone"), RENAMING);

        assertThat(owner()).isEqualTo("Bob Stone");
        assertThat(users.users()).extracting(User::name)
                .as("a user of this name that was there is another one")
                .containsExactly("Ann Other", "Bob Stone", "Bob Stone");
    }

    @Test
    void crashBetweenUserAndMemoryMakesNoSecondUser() {
        creation.observe(phone("Ann Other"), RENAMING);
        database.jdbi().useHandle(h -> h.execute("DELETE FROM users_seen"));
        restart();
        creation.observe(phone("Ann Other"), RENAMING);

        assertThat(users.users()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "Ann Other, true, true, true", "*Door, true, false, false", "*Door, false, false, true",
        "9th Floor, true, false, false", "SALES DESK, false, true, false", "SALES DESK, true, false, true",
        "Élan, true, true, true", "123, false, true, true", "'', false, false, false"
    })
    void namesThatAreNobodysMakeNoUser(String name, boolean noPrefix, boolean noCapitals, boolean made) {
        assertThat(new CreationSettings(Method.EXTENSION, false, false, noPrefix, noCapitals).wanted(name)).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource({
        "Ann Other, Ann, Other", "Ann van Other, Ann, van Other", "'Other, Ann', Ann, Other", "Ann, Ann, ''",
        "'Other,', '', Other", "'  Ann   Other ', Ann, Other"
    })
    void nameIsTakenApart(String name, String first, String last) {
        assertThat(DeviceName.of(name)).isEqualTo(new DeviceName(first, last));
    }

    private static final CreationSettings DEE = new CreationSettings(Method.DEE, false, true, true, false);
    private static final CreationSettings EXTENSIONS_AND_DEE = new CreationSettings(Method.EXTENSION, true, true, false, false);

    private static Device phone(String name, String deeUser) {
        return Device.imported(SYSTEM, new DeviceDescription(
                DeviceId.of("1001"), DeviceKind.STATION, name, "",
                deeUser.isEmpty() ? Map.of() : Map.of(DeviceAttributes.DEE_USER, deeUser)));
    }

    @Test
    void usersOfDynamicExtensionsGetAUserAtTheirMainExtensionAndNobodyElseDoes() {
        creation.observe(phone("Desk 1", "van Other, Mary Ann"), DEE);
        creation.observe(device(DeviceKind.STATION, "1002", "Bob Stone"), DEE);
        creation.observe(device(DeviceKind.AGENT, "2001", "Cleo Agent"), DEE);

        assertThat(users.users()).singleElement().satisfies(made -> {
            assertThat(made.firstName()).isEqualTo("Mary Ann");
            assertThat(made.lastName()).isEqualTo("van Other");
            assertThat(made.devices()).containsExactly(extension("1001"));
        });
    }

    @Test
    void besideExtensionsThePersonsNameCountsWhereThereIsOne() {
        creation.observe(phone("Desk 1", "Other, Ann"), EXTENSIONS_AND_DEE);
        creation.observe(device(DeviceKind.STATION, "1002", "Bob Stone"), EXTENSIONS_AND_DEE);
        creation.observe(phone("Desk 1 at the window", "Other, Ann"), EXTENSIONS_AND_DEE);

        assertThat(users.users()).extracting(User::name).containsExactlyInAnyOrder("Ann Other", "Bob Stone");
    }

    @Test
    void personsAreRenamedAndReplacedByTheSameRules() {
        creation.observe(phone("Desk 1", "Other, Ann"), DEE);
        creation.observe(phone("Desk 1", "Married, Ann"), DEE);
        assertThat(owner()).isEqualTo("Ann Married");

        creation.observe(phone("Desk 1", ""), DEE);
        assertThat(owner()).as("blank: still the last user's").isEqualTo("Ann Married");
        restart();
        creation.observe(phone("Desk 1", "Stone, Bob"), DEE);
        assertThat(owner()).isEqualTo("Bob Stone");
        assertThat(users.users()).hasSize(2);

        creation.observe(phone("Desk 1", ""), DEE);
        creation.observe(phone("Desk 1", "*Lobby"), DEE);
        assertThat(owner()).as("a prefix that is no letter makes no user").isEqualTo("Bob Stone");
    }

    @Test
    void personsWhoWereThereBeforeGetAUserOnlyByImport() {
        Device known = phone("Desk 1", "Other, Ann");
        creation.observe(known, EXTENSIONS);
        creation.observe(known, DEE);
        assertThat(users.users()).extracting(User::name).containsExactly("Desk 1");
        users.users().forEach(each -> users.save(each.withDevices(List.of()), BY));

        assertThat(creation.importAll(List.of(known), DEE)).hasSize(1);
        assertThat(owner()).isEqualTo("Ann Other");
        assertThat(creation.isNews(known)).isFalse();
    }

    @Test
    void alsoFromDeeMeansNothingWhereNoUsersAreMade() {
        creation.observe(phone("Desk 1", "Other, Ann"), new CreationSettings(Method.NONE, true, true, false, false));

        assertThat(users.users()).isEmpty();
    }
}
