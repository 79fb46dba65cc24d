package org.jackfield.core.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.FilterUsage;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.filters.SavedFilter.Sharing;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallSpan;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.security.access.FieldTest;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.security.access.MillisRange;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.FakeUsers;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.users.BusinessUnit;
import org.jackfield.api.users.User;
import org.jackfield.core.filters.store.JdbiFilterStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class FilterBookTest {

    private static final Subject ANNA = person(1, "anna");
    private static final Subject BEN = person(2, "ben");
    private static final FilterCriteria TRUNKS = FilterCriteria.NONE.with(CallField.TRUNK, "94001-94003");

    private final TestDatabase database;
    private final RecordingAudit audit = new RecordingAudit();
    private final FakeUsers users = new FakeUsers();
    private final List<String> serviceCodes = new ArrayList<>(List.of("999"));
    private final List<FilterUsage> usages = new ArrayList<>();
    private FilterBook book;

    FilterBookTest(Dialect dialect) {
        database = TestDatabase.open(dialect);
        book = open(FakeSecurity.allowAll());
    }

    private static Subject person(int number, String name) {
        return new Subject(new UUID(number, 7).toString(), name, Subject.Kind.PERSON, Set.of());
    }

    private FilterBook open(FakeSecurity security) {
        return new FilterBook(new JdbiFilterStore(database), security, audit, users, () -> serviceCodes, () -> usages);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SavedFilter save(Sharing sharing, String name, FilterCriteria criteria, Subject by) {
        return book.save(new SavedFilter(UUID.randomUUID(), 0, sharing, "", name, criteria), by, "test");
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private static List<String> names(List<SavedFilter> filters) {
        return filters.stream().filter(filter -> filter.sharing() != Sharing.BUILT_IN).map(SavedFilter::name).toList();
    }

    @Test
    void everythingThatIsAskedForIsThereAfterARestart() {
        FilterCriteria all = TRUNKS.with(CallField.NOTE, "O'Neil, 中")
                .with(CallSpan.RING, new MillisRange(5000, Long.MAX_VALUE))
                .with(CallSpan.TALK, new MillisRange(0, 60_000))
                .with(CallFlag.ANSWERED, false)
                .withKinds(CallKind.INBOUND, CallKind.INTERNAL)
                .withStatus(CallStatus.NOT_RECORDED)
                .withPeople(Set.of(new UUID(3, 3)), Set.of(new UUID(4, 4), new UUID(5, 5)));
        SavedFilter kept = save(Sharing.PERSONAL, "Everything", all, ANNA);
        SavedFilter changed = book.save(kept.with("All", all.with(CallField.DDI, "01%")), ANNA, "test");

        book = open(FakeSecurity.allowAll());

        assertThat(book.filter(kept.id(), ANNA)).contains(changed);
        assertThat(changed.revision()).isEqualTo(2);
        assertThat(changed.criteria().texts()).containsEntry(CallField.DDI, "01%");
    }

    @Test
    void aPersonalFilterIsItsOwnersAlone() {
        SavedFilter annas = save(Sharing.PERSONAL, "Trunks", TRUNKS, ANNA);
        SavedFilter bens = save(Sharing.PERSONAL, "Trunks", TRUNKS, BEN);
        SavedFilter shared = save(Sharing.SHARED, "Trunks", TRUNKS, BEN);

        assertThat(book.filters(ANNA)).contains(annas, shared).doesNotContain(bens);
        assertThat(book.filters(Subject.system("x"))).contains(shared).doesNotContain(annas, bens);
        refused("filters.unknown", () -> book.save(bens.with("Mine", TRUNKS), ANNA, "test"));
        refused("filters.unknown", () -> book.delete(bens.id(), false, ANNA, "test"));
        refused("filters.unknown", () -> book.resolve(bens.id(), ANNA));
    }

    @Test
    void whoeverMayModifyChangesWhatOthersShared() {
        SavedFilter shared = save(Sharing.SHARED, "Trunks", TRUNKS, ANNA);

        assertThat(book.save(shared.with("Lines", TRUNKS), BEN, "test").name()).isEqualTo("Lines");

        book = open(FakeSecurity.allowing(FilterService.OWN.id(), FilterService.VIEW_SHARED.id()));
        SavedFilter seen = book.filter(shared.id(), BEN).orElseThrow();
        refused("security.forbidden", () -> book.save(seen, BEN, "test"));
        refused("security.forbidden", () -> book.delete(seen.id(), false, BEN, "test"));
        refused("security.forbidden", () -> save(Sharing.SHARED, "New", TRUNKS, BEN));
        assertThat(save(Sharing.PERSONAL, "New", TRUNKS, BEN).owner()).isEqualTo(BEN.id());

        book = open(FakeSecurity.allowing(FilterService.OWN.id()));
        assertThat(names(book.filters(ANNA))).isEmpty();
        assertThat(book.filters(ANNA)).hasSize(6);

        book = open(FakeSecurity.denyAll());
        assertThat(book.filters(BEN)).isEmpty();
    }

    @Test
    void aSharedCopyHasALifeOfItsOwn() {
        SavedFilter own = save(Sharing.PERSONAL, "Trunks", TRUNKS, ANNA);

        SavedFilter copy = book.share(own.id(), "Lines", ANNA, "test");
        book.save(copy.with("Lines", FilterCriteria.NONE), BEN, "test");

        assertThat(book.filter(own.id(), ANNA)).contains(own);
        assertThat(copy.sharing()).isEqualTo(Sharing.SHARED);
        assertThat(copy.owner()).isEmpty();
        refused("filters.unknown", () -> book.share(own.id(), "Other", BEN, "test"));
    }

    @Test
    void aNameIsTakenOnceByEachAndOnceByAll() {
        save(Sharing.PERSONAL, "Trunks", TRUNKS, ANNA);

        refused("filters.name-taken", () -> save(Sharing.PERSONAL, " TRUNKS ", TRUNKS, ANNA));
        refused("filters.name-taken", () -> save(Sharing.SHARED, "lost calls", TRUNKS, ANNA));
        refused("filters.name", () -> save(Sharing.SHARED, " ", TRUNKS, ANNA));
        refused("access.filter-text", () -> save(Sharing.SHARED, "Bad", TRUNKS.with(CallField.AGENT, "9-1"), ANNA));
        assertThat(names(book.filters(ANNA))).containsExactly("Trunks");
    }

    @Test
    void theNameOfABuiltInFilterIsTakenInEveryLanguage() {
        for (SavedFilter builtIn : book.filters(ANNA)) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                String name = book.name(builtIn, language).toUpperCase(Locale.ROOT);
                refused("filters.name-taken", () -> save(Sharing.SHARED, name, TRUNKS, ANNA));
            }
        }
        SavedFilter own = save(Sharing.PERSONAL, "Verlorene Anrufe", TRUNKS, ANNA);
        refused("filters.name-taken", () -> book.share(own.id(), own.name(), ANNA, "test"));
        SavedFilter shared = book.share(own.id(), "Trunks", ANNA, "test");
        refused("filters.name-taken", () -> book.save(shared.with("dienstnummern", TRUNKS), ANNA, "test"));
    }

    @Test
    void aKeptTextThatCanNoLongerBeReadIsThereAndRefusedWhenItIsAsked() {
        SavedFilter kept = new SavedFilter(
                UUID.randomUUID(), 1, Sharing.SHARED, "", "Old", TRUNKS.with(CallField.EXTENSION, "18%5-2000"));
        new JdbiFilterStore(database).save(kept);

        book = open(FakeSecurity.allowAll());

        assertThat(book.filter(kept.id(), ANNA)).contains(kept);
        refused("access.filter-text", () -> book.resolve(kept.id(), ANNA));
        SavedFilter mended = book.save(kept.with("Old", TRUNKS.with(CallField.EXTENSION, "18%5,2000-")), ANNA, "test");
        assertThat(book.resolve(mended.id(), ANNA).texts()).containsKey(CallField.EXTENSION);
    }

    @Test
    void theBuiltInFiltersAreThereAndStay() {
        List<SavedFilter> builtIn = book.filters(ANNA);

        assertThat(builtIn).extracting(SavedFilter::name).containsExactly(
                "Invalid dialled numbers", "Lost calls", "Service codes", "Trunk to trunk calls", "Unrecognised calls",
                "Unreturned lost calls");
        // kept by reports, schedules and roles
        assertThat(builtIn).extracting(SavedFilter::id).extracting(UUID::toString).containsExactly(
                "ed6cb680-4418-3946-8b84-d90b1786bd92",
                "817958df-141a-3350-9a7b-9d1b1de64cee",
                "a1e0f21a-9dd5-3c12-8710-ed96ad1c7935",
                "9a97efa9-0383-3c0b-9318-eca4acbbe440",
                "93cb5280-0c24-3a4d-9cd4-458cb1872d6d",
                "6fc8686c-75ac-3fae-a61e-5c1682b87e78");
        assertThat(builtIn).extracting(filter -> book.name(filter, Locale.GERMANY)).containsExactly(
                "Ungültige gewählte Nummern", "Verlorene Anrufe", "Dienstnummern", "Anrufe von Amt zu Amt",
                "Anrufe ohne bekannten Kontakt", "Verlorene Anrufe ohne Rückruf");
        SavedFilter own = save(Sharing.PERSONAL, "Trunks", TRUNKS, ANNA);
        assertThat(book.name(own, Locale.GERMANY)).isEqualTo("Trunks");
        builtIn.forEach(filter -> {
            refused("filters.built-in", () -> book.save(filter.with("Mine", TRUNKS), ANNA, "test"));
            refused("filters.built-in", () -> book.delete(filter.id(), true, ANNA, "test"));
        });
    }

    @Test
    void twoWhoChangeTheSameDoNotOverwriteEachOther() {
        SavedFilter read = save(Sharing.SHARED, "Trunks", TRUNKS, ANNA);
        book.save(read.with("Lines", TRUNKS), ANNA, "test");

        refused("filters.conflict", () -> book.save(read.with("Others", TRUNKS), BEN, "test"));
    }

    @Test
    void whatIsUsedIsDeletedOnlyKnowingly() {
        SavedFilter shared = save(Sharing.SHARED, "Trunks", TRUNKS, ANNA);
        List<UUID> told = new ArrayList<>();
        usages.add(new FilterUsage() {
            @Override
            public List<String> usesOf(UUID filter) {
                return filter.equals(shared.id()) ? List.of("Schedule Monday") : List.of();
            }

            @Override
            public void filterRemoved(UUID filter) {
                told.add(filter);
            }
        });

        assertThat(book.uses(shared.id())).containsExactly("Schedule Monday");
        refused("filters.in-use", () -> book.delete(shared.id(), false, BEN, "test"));
        assertThat(book.filter(shared.id(), ANNA)).isPresent();
        assertThat(told).isEmpty();

        book.delete(shared.id(), true, BEN, "test");
        assertThat(told).containsExactly(shared.id());
        assertThat(open(FakeSecurity.allowAll()).filter(shared.id(), ANNA)).isEmpty();
    }

    @Test
    void unitsAreTheirUsersOfNowAndServiceCodesThoseOfNow() {
        BusinessUnit top = users.put(new BusinessUnit(UUID.randomUUID(), 1, null, "Top", ""));
        BusinessUnit low = users.put(new BusinessUnit(UUID.randomUUID(), 1, top.id(), "Low", ""));
        User ann = users.put(User.named(UUID.randomUUID(), "Ann", "Other").withUnit(low.id()));
        UUID other = UUID.randomUUID();

        assertThat(book.resolve(FilterCriteria.NONE.withPeople(Set.of(other), Set.of(top.id()))).users())
                .contains(Set.of(other, ann.id()));
        assertThat(book.resolve(FilterCriteria.NONE.withPeople(Set.of(), Set.of(UUID.randomUUID()))).users())
                .contains(Set.of());
        serviceCodes.add("112");
        CallFilter codes = book.resolve(FilterCriteria.NONE.with(CallFlag.SERVICE_CODE, true));
        assertThat(codes.flags()).isEmpty();
        assertThat(codes.texts().get(CallField.OUTSIDE_NUMBER).any())
                .containsExactly(new FieldTest.Like("999"), new FieldTest.Like("112"));
        assertThat(book.resolve(null, ANNA)).isEqualTo(CallFilter.ALL);
    }

    @Test
    void everyChangeIsInTheAuditTrailWithBeforeAndAfter() {
        SavedFilter shared = save(Sharing.SHARED, "Trunks", TRUNKS, ANNA);
        book.save(shared.with("Lines", TRUNKS), BEN, "test");
        book.delete(shared.id(), false, BEN, "test");

        assertThat(audit.actions()).containsExactly("filters.create", "filters.change", "filters.delete");
        AuditEvent change = audit.events().get(1);
        assertThat(change.before()).contains("Trunks").contains("94001-94003");
        assertThat(change.after()).contains("Lines");
        assertThat(List.of(FilterService.OWN, FilterService.VIEW_SHARED, FilterService.MODIFY_SHARED))
                .extracting(Permission::id)
                .containsExactly("filters.own", "filters.view-shared", "filters.modify-shared");
    }
}
