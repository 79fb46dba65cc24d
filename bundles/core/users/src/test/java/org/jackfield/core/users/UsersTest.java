package org.jackfield.core.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.users.Samples.BY;
import static org.jackfield.core.users.Samples.SYSTEM;
import static org.jackfield.core.users.Samples.agent;
import static org.jackfield.core.users.Samples.extension;
import static org.jackfield.core.users.Samples.party;
import static org.jackfield.core.users.Samples.secondary;
import static org.jackfield.core.users.Samples.segment;
import static org.jackfield.core.users.Samples.unit;
import static org.jackfield.core.users.Samples.user;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.MemoryVault;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.OutsideNumber;
import org.jackfield.api.users.TelephoneOptions;
import org.jackfield.api.users.User;
import org.jackfield.core.users.store.JdbiUserStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for users, on a real database of both kinds. */
@ParameterizedClass
@EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
class UsersTest {

    private final TestDatabase database;
    private final RecordingAudit audit = new RecordingAudit();
    private final MemoryVault vault = new MemoryVault();
    private final LeapingClock clock = new LeapingClock(Samples.NOW);
    private final List<String> accountCalls = new ArrayList<>();
    private final Accounts accounts = new Accounts() {
        @Override
        public void disabled(UUID user, boolean disabled, Subject by) {
            accountCalls.add((disabled ? "disabled " : "enabled ") + user);
        }

        @Override
        public void removed(UUID user, Subject by) {
            accountCalls.add("removed " + user);
        }
    };
    private final UserTelling telling = new UserTelling();
    private Users users;

    UsersTest(Dialect dialect) {
        database = TestDatabase.open(dialect);
        users = open();
    }

    private Users open() {
        return new Users(new JdbiUserStore(database, vault), audit, accounts, telling, clock);
    }

    @AfterEach
    void close() {
        telling.close();
        database.close();
    }

    @Test
    void userComesBackAfterARestartAsItWasSaved() {
        BusinessUnit sales = users.saveUnit(unit("Sales", null), BY);
        User made = users.save(
                user("Ann", "Other", secondary(extension("1002")), extension("1001"), agent("2001"))
                        .withEmail("ann@example.com")
                        .withUnit(sales.id())
                        .withHideCallerId(true)
                        .withNumbers(List.of(new OutsideNumber("Mobile", "+44 7700 900123", false)))
                        .withTelephone(new TelephoneOptions(
                                true, new Secret("1234"), true, "1001", true, true, new Secret("99#"), "777",
                                "01632 960001")),
                BY);

        users = open();

        assertThat(users.user(made.id())).contains(made);
        assertThat(made.revision()).isEqualTo(1);
        assertThat(made.devices()).containsExactly(extension("1001"), secondary(extension("1002")), agent("2001"));
        assertThat(users.units()).containsExactly(sales);
        assertThat(users.usersOf(sales.id())).containsExactly(made);
    }

    @Test
    void passcodesAreSealedInTheTableAndMaskedInTheTrail() {
        User made = users.save(
                user("Ann", "Other").withTelephone(new TelephoneOptions(
                        false, new Secret("471147"), false, "", false, false, Secret.NONE, "", "")),
                BY);
        users.save(
                made.withTelephone(new TelephoneOptions(
                        false, new Secret("998877"), false, "", false, false, Secret.NONE, "", "")),
                BY);

        String stored = database.jdbi().withHandle(h ->
                h.createQuery("SELECT hot_desk_passcode FROM users_user").mapTo(String.class).one());
        assertThat(stored).isNotEmpty().doesNotContain("998877");
        assertThat(audit.events().getLast().after()).contains("hotDeskPasscode=••••••");
        assertThat(audit.events().toString()).doesNotContain("471147").doesNotContain("998877");
    }

    @Test
    void deviceIsOneUsersAtATime() {
        User ann = users.save(user("Ann", "Other", extension("1001")), BY);

        assertThatThrownBy(() -> users.save(user("Bob", "Stone", secondary(extension("1001"))), BY))
                .hasMessageContaining("Ann Other's");
        // an agent may have the number of an extension
        User bob = users.save(user("Bob", "Stone", agent("1001")), BY);

        users.save(ann.withDevices(List.of()), BY);
        User moved = users.save(bob.withDevices(List.of(agent("1001"), extension("1001"))), BY);
        assertThat(users.byExtension(SYSTEM, DeviceId.of("1001"))).contains(moved);
        users = open();
        assertThat(users.byExtension(SYSTEM, DeviceId.of("1001"))).contains(moved);
    }

    @Test
    void segmentIsTheAgentsBeforeTheExtensionsAndThenTheCallers() {
        User ofExtension = users.save(user("Ann", "Other", extension("1001")), BY);
        User ofAgent = users.save(user("Bob", "Stone", agent("2001")), BY);
        User caller = users.save(user("Cat", "Moss", extension("1003")), BY);

        assertThat(users.attribute(segment(party("1001", "2001"), Party.NONE))).contains(ofAgent);
        assertThat(users.attribute(segment(party("1001", ""), party("1003", "")))).contains(ofExtension);
        assertThat(users.attribute(segment(party("1001", "2999"), Party.NONE))).contains(ofExtension);
        assertThat(users.attribute(segment(party("1099", ""), party("1003", "")))).contains(caller);
        assertThat(users.attribute(segment(party("1099", ""), Party.NONE))).isEmpty();
    }

    @Test
    void deletedUserKeepsNameLosesDevicesAndAccountAndIsNeverBack() {
        User ann = users.save(user("Ann", "Other", extension("1001"), agent("2001")), BY);

        users.delete(ann.id(), ann.revision(), BY);

        User deleted = users.user(ann.id()).orElseThrow();
        assertThat(deleted.isDeleted()).isTrue();
        assertThat(deleted.name()).isEqualTo("Ann Other");
        assertThat(deleted.devices()).isEmpty();
        assertThat(users.byExtension(SYSTEM, DeviceId.of("1001"))).isEmpty();
        assertThat(users.usersOf(BusinessUnit.DELETED)).containsExactly(deleted);
        assertThat(users.users()).isEmpty();
        assertThat(users.search("ann", 10)).isEmpty();
        assertThat(accountCalls).containsExactly("removed " + ann.id());
        assertThatThrownBy(() -> users.save(deleted.withUnit(BusinessUnit.UNASSIGNED), BY))
                .hasMessageContaining("restored");
        assertThat(users.save(user("Eve", "New", extension("1001")), BY).devices()).hasSize(1);
    }

    @Test
    void onlyADeletedUserIsRemovedForEverAndNothingOfItIsLeft() {
        User ann = users.save(
                user("Ann", "Other", extension("1001")).withNumbers(List.of(new OutsideNumber("", "0163", false))), BY);
        ann = users.setPicture(ann.id(), ann.revision(), ProfilePictureTest.png(40, 30), BY);
        UUID id = ann.id();

        assertThatThrownBy(() -> users.deleteForEver(id, BY)).hasMessageContaining("Delete the user first");
        users.delete(id, ann.revision(), BY);
        users.deleteForEver(id, BY);

        assertThat(users.user(id)).isEmpty();
        users = open();
        assertThat(users.user(id)).isEmpty();
        for (String table : List.of("users_user", "users_device", "users_number", "users_picture")) {
            long rows = database.jdbi().withHandle(h ->
                    h.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
            assertThat(rows).as(table).isZero();
        }
        assertThat(users.removed()).containsExactly(id);
        clock.leap(Users.REMEMBER_REMOVED.plusSeconds(1));
        assertThat(users.removed()).isEmpty();
    }

    @Test
    void changeOfWhatSomebodyElseChangedMeanwhileIsRefusedAndChangesNothing() {
        User read = users.save(user("Ann", "Other"), BY);
        User newer = users.save(read.withName("Anne", "Other"), BY);

        assertThatThrownBy(() -> users.save(read.withName("Anna", "Other"), BY)).hasMessageContaining("meanwhile");
        assertThatThrownBy(() -> users.delete(read.id(), read.revision(), BY)).hasMessageContaining("meanwhile");
        assertThat(users.user(read.id())).contains(newer);
    }

    @Test
    void whatTheTrailCannotTakeIsNotDone() {
        User ann = users.save(user("Ann", "Other"), BY);
        audit.setAway(true);

        assertThatThrownBy(() -> users.save(ann.withName("X", "Y"), BY)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> users.delete(ann.id(), ann.revision(), BY)).isInstanceOf(ProblemException.class);

        assertThat(users.user(ann.id())).contains(ann);
        assertThat(open().user(ann.id())).contains(ann);
        assertThat(accountCalls).isEmpty();
    }

    @Test
    void trailTellsWhatChangedFromWhatToWhat() {
        BusinessUnit sales = users.saveUnit(unit("Sales", null), BY);
        User ann = users.save(user("Ann", "Other"), BY);
        users.save(ann.withUnit(sales.id()).withDevices(List.of(extension("1001"))), BY);

        AuditEvent last = audit.events().getLast();
        assertThat(last.action()).isEqualTo("users.change");
        assertThat(last.before()).isEqualTo("unit=; devices=");
        assertThat(last.after()).isEqualTo("unit=Sales; devices=PRIMARY EXTENSION 1001");
    }

    @Test
    void disablingTellsTheAccountOnce() {
        User ann = users.save(user("Ann", "Other"), BY);
        User off = users.save(ann.withDisabled(true), BY);
        User renamed = users.save(off.withName("Anne", "Other"), BY);
        users.save(renamed.withDisabled(false), BY);

        assertThat(accountCalls).containsExactly("disabled " + ann.id(), "enabled " + ann.id());
    }

    @Test
    void unitThatHoldsUsersIsNotDeleted() {
        BusinessUnit sales = users.saveUnit(unit("Sales", null), BY);
        User ann = users.save(user("Ann", "Other").withUnit(sales.id()), BY);

        assertThatThrownBy(() -> users.deleteUnit(sales.id(), sales.revision(), BY)).hasMessageContaining("holds users");
        users.save(ann.withUnit(BusinessUnit.UNASSIGNED), BY);
        users.deleteUnit(sales.id(), sales.revision(), BY);
        assertThat(open().units()).isEmpty();
    }

    @Test
    void userOfAUnitThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> users.save(user("Ann", "Other").withUnit(new UUID(7, 7)), BY))
                .hasMessageContaining("no such business unit");
        assertThatThrownBy(() -> users.save(user("Ann", "Other").withUnit(BusinessUnit.DELETED), BY))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void searchLooksAtNamesDevicesAgentsNumbersAndAddresses() {
        User zoe = users.save(user("Zoë", "Müller", extension("1001"), agent("2077")).withEmail("zm@example.com"), BY);
        User adam = users.save(
                user("Adam", "Muller").withNumbers(List.of(new OutsideNumber("Home", "0163 2960", false))), BY);

        assertThat(users.search("muller", 10)).containsExactly(adam, zoe);
        assertThat(users.search("ZOE mül", 10)).containsExactly(zoe);
        assertThat(users.search("2077", 10)).containsExactly(zoe);
        assertThat(users.search("2960", 10)).containsExactly(adam);
        assertThat(users.search("zm@", 10)).containsExactly(zoe);
        assertThat(users.search("muller", 1)).hasSize(1);
        assertThat(users.search("  ", 10)).isEmpty();
        assertThat(users.search("x' OR '1'='1", 10)).isEmpty();
    }

    @Test
    void picturesAreKeptDrawnAnewAndGoWhenTakenAway() {
        User ann = users.save(user("Ann", "Other"), BY);
        User shown = users.setPicture(ann.id(), ann.revision(), ProfilePictureTest.png(400, 300), BY);
        assertThat(shown.picture()).isTrue();
        assertThat(users.picture(ann.id()).orElseThrow()).isNotEmpty();
        User saved = users.save(shown.withPicture(false), BY);
        assertThat(saved.picture()).isTrue();
        users.setPicture(ann.id(), saved.revision(), new byte[0], BY);
        assertThat(users.picture(ann.id())).isEmpty();
        assertThat(open().user(ann.id()).orElseThrow().picture()).isFalse();
    }

    @Test
    void passcodesAreSealedAnewAfterTheKeyWasChanged() {
        User ann = users.save(
                user("Ann", "Other").withTelephone(new TelephoneOptions(
                        false, new Secret("4711"), false, "", false, false, new Secret("12"), "", "")),
                BY);
        vault.rotate();

        JdbiUserStore store = new JdbiUserStore(database, vault);
        assertThat(store.reseal(vault)).isEqualTo(2);
        assertThat(store.reseal(vault)).isZero();
        assertThat(open().user(ann.id())).contains(ann);
    }
}
