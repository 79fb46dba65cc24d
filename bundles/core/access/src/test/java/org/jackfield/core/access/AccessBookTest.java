package org.jackfield.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.BuiltInProfile;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.access.store.JdbiAccessStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class AccessBookTest {

    private static final UUID NEW = UUID.randomUUID();

    private final TestDatabase database;
    private final RecordingAudit audit = new RecordingAudit();
    private final List<String> held = new ArrayList<>();
    private final AccessBook book;

    AccessBookTest(Dialect dialect) {
        database = TestDatabase.open(dialect);
        book = open();
    }

    private AccessBook open() {
        return new AccessBook(new JdbiAccessStore(database), FakeSecurity.administratorsOnly(), audit, () -> held);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SecurityProfile profile(String name, String... options) {
        return book.save(
                new SecurityProfile(NEW, 0, name, "For tests", Set.of(options), false), FakeSecurity.ADMINISTRATOR, "test");
    }

    private AccessFilter filter(String name) {
        return book.save(
                new AccessFilter(
                        NEW, 0, name, AccessFilter.Mode.DENY,
                        Map.of(CallField.EXTENSION, "1001-1010,!1003", CallField.NOTE, "O'Neil"), 1000, 60_000,
                        Set.of(CallKind.INBOUND, CallKind.INTERNAL), CallStatus.RECORDED, Optional.of(true),
                        Optional.of(false), Set.of(UUID.randomUUID())),
                FakeSecurity.ADMINISTRATOR, "test");
    }

    private Role role(String name, UUID profile, UUID... filters) {
        return book.save(
                new Role(NEW, 0, name, "", profile, AccessScope.UNIT_AND_BELOW, Set.of(filters)),
                FakeSecurity.ADMINISTRATOR, "test");
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code())
                .isEqualTo(code));
    }

    @Test
    void allOfItIsThereAgainAfterARestart() {
        SecurityProfile profile = profile("Night shift", "recordings.play", "third-party.bundle-that-is-gone");
        AccessFilter filter = filter("No managers");
        Role role = role("Night supervisors", profile.id(), filter.id());

        AccessBook again = open();

        assertThat(again.profiles()).hasSize(8).contains(profile);
        assertThat(again.filters()).containsExactly(filter);
        assertThat(again.roles()).containsExactly(role);
    }

    @Test
    void aChangeReplacesEverythingAndIsToldWithBeforeAndAfter() {
        SecurityProfile first = profile("Night shift", "recordings.play", "recordings.save");

        SecurityProfile second = book.save(
                new SecurityProfile(first.id(), first.revision(), "Late shift", "", Set.of("recordings.email"), false),
                FakeSecurity.ADMINISTRATOR, "test");

        assertThat(open().profiles()).contains(second).doesNotContain(first);
        AuditEvent told = audit.events().getLast();
        assertThat(told.action()).isEqualTo("access.profile-change");
        assertThat(told.before()).contains("Night shift", "recordings.play", "recordings.save");
        assertThat(told.after()).contains("Late shift", "recordings.email").doesNotContain("recordings.play");
    }

    @Test
    void whoeverReadAnOlderRevisionChangesNothing() {
        AccessFilter first = filter("One");
        book.save(first, FakeSecurity.ADMINISTRATOR, "test");

        refused("access.conflict", () -> book.save(first, FakeSecurity.ADMINISTRATOR, "test"));
        assertThat(book.filters().getFirst().revision()).isEqualTo(2);
    }

    @Test
    void builtInProfilesStayAsTheyAre() {
        for (BuiltInProfile builtIn : BuiltInProfile.values()) {
            UUID id = SecurityProfile.idOf(builtIn);
            refused("access.built-in", () -> book.save(
                    new SecurityProfile(id, 1, "Mine", "", Set.of(), false), FakeSecurity.ADMINISTRATOR, "test"));
            refused("access.built-in", () -> book.deleteProfile(id, FakeSecurity.ADMINISTRATOR, "test"));
            refused("access.name-taken", () -> profile(builtIn.title().toUpperCase(Locale.ROOT)));
        }
    }

    @Test
    void whatIsUsedIsNotDeleted() {
        SecurityProfile profile = profile("P");
        AccessFilter filter = filter("F");
        Role role = role("R", profile.id(), filter.id());
        held.add(role.id().toString());

        refused("access.in-use", () -> book.deleteProfile(profile.id(), FakeSecurity.ADMINISTRATOR, "test"));
        refused("access.in-use", () -> book.deleteFilter(filter.id(), FakeSecurity.ADMINISTRATOR, "test"));
        refused("access.in-use", () -> book.deleteRole(role.id(), FakeSecurity.ADMINISTRATOR, "test"));

        held.clear();
        book.deleteRole(role.id(), FakeSecurity.ADMINISTRATOR, "test");
        book.deleteFilter(filter.id(), FakeSecurity.ADMINISTRATOR, "test");
        book.deleteProfile(profile.id(), FakeSecurity.ADMINISTRATOR, "test");
        AccessRules left = new JdbiAccessStore(database).load();
        assertThat(left).isEqualTo(AccessRules.NONE);
        assertThat(audit.events().getLast().before()).contains("P");
    }

    @Test
    void aKeptFilterThatCanNoLongerBeReadIsStillThere() {
        AccessFilter kept = filter("F");
        AccessFilter old = new AccessFilter(
                kept.id(), kept.revision() + 1, "F", kept.mode(), Map.of(CallField.EXTENSION, "1003!"), 0, Long.MAX_VALUE,
                Set.of(), CallStatus.ANY, Optional.empty(), Optional.empty(), Set.of());
        new JdbiAccessStore(database).save(old);

        assertThat(open().filters()).containsExactly(old);
    }

    @Test
    void thePositionOfAFaultIsThatOfTheTextAsItWasSent() {
        AccessFilter sent = new AccessFilter(
                NEW, 0, "F", AccessFilter.Mode.GRANT, Map.of(CallField.AGENT, "  20-10"), 0, Long.MAX_VALUE, Set.of(),
                CallStatus.ANY, Optional.empty(), Optional.empty(), Set.of());

        assertThatThrownBy(() -> book.save(sent, FakeSecurity.ADMINISTRATOR, "test"))
                .hasMessageContaining("AGENT, character 6: ");
    }

    @Test
    void badInputIsRefusedByName() {
        refused("access.name", () -> profile("  "));
        refused("access.name", () -> profile("x".repeat(101)));
        for (String description : List.of("x".repeat(501), "nought\0")) {
            refused("access.description", () -> book.save(
                    new SecurityProfile(NEW, 0, "P", description, Set.of(), false), FakeSecurity.ADMINISTRATOR, "test"));
        }
        refused("access.profile-unknown", () -> role("R", UUID.randomUUID()));
        refused("access.filter-unknown", () -> role("R", SecurityProfile.idOf(BuiltInProfile.USER), UUID.randomUUID()));
        refused("access.filter-text", () -> book.save(
                new AccessFilter(
                        NEW, 0, "F", AccessFilter.Mode.GRANT, Map.of(CallField.AGENT, "20-10"), 0, Long.MAX_VALUE, Set.of(),
                        CallStatus.ANY, Optional.empty(), Optional.empty(), Set.of()),
                FakeSecurity.ADMINISTRATOR, "test"));
        assertThat(audit.events()).isEmpty();
    }

    @Test
    void whoeverMayNotConfigureChangesNothing() {
        refused("security.forbidden", () -> book.save(
                new Role(NEW, 0, "R", "", SecurityProfile.idOf(BuiltInProfile.ADMIN), AccessScope.SITE, Set.of()),
                FakeSecurity.NOBODY, "test"));
        assertThat(book.roles()).isEmpty();
    }
}
