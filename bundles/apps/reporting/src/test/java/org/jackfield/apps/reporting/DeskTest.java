package org.jackfield.apps.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.FilterCriteria;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.engine.ReportingSite;
import org.jackfield.apps.reporting.export.ExportFormat;
import org.jackfield.apps.reporting.export.Exports;
import org.jackfield.apps.reporting.schedule.ReportFiles;
import org.jackfield.apps.reporting.schedule.StoredReportFiles;
import org.jackfield.apps.reporting.store.DefinitionCodec;
import org.jackfield.apps.reporting.store.ReportStore;
import org.jackfield.apps.reporting.store.StoredReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeskTest {

    private static final Subject ANNA = new Subject("anna", "anna", Subject.Kind.PERSON, Set.of());
    private static final Subject BEN = new Subject("ben", "ben", Subject.Kind.PERSON, Set.of());

    private static ReportDesk desk(ReportingSite site, TestDatabase database) {
        return new ReportDesk(site.engine(), site.filters, new ReportStore(database), site.security, site.audit, () -> List.of(site), site);
    }

    private static ReportAsk ask(Subject by, ReportingSite site) {
        return new ReportAsk(by, site.zone(), site.now());
    }

    private static StoredReport named(List<StoredReport> reports, String name) {
        return reports.stream().filter(report -> report.definition().name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
    void everybodyIsGivenTheDefaultReportsOnceAndMayDeleteThem(Dialect dialect) throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll()); TestDatabase database = TestDatabase.open(dialect)) {
            ReportDesk desk = desk(site, database);
            List<StoredReport> given = desk.reports(ANNA, Locale.ENGLISH);
            assertThat(given).extracting(StoredReport::definition).containsExactlyElementsOf(site.engine().defaults(Locale.ENGLISH));

            desk.delete(given.get(3).id(), false, ANNA, "test");

            assertThat(desk.reports(ANNA, Locale.ENGLISH)).hasSize(given.size() - 1);
            assertThat(desk.reports(BEN, Locale.ENGLISH)).hasSize(given.size());
            assertThat(desk.restoreDefaults(ANNA, Locale.ENGLISH, "test"))
                    .extracting(StoredReport::definition).containsExactly(given.get(3).definition());
        }
    }

    @Test
    void aPersonalReportIsItsOwnersAndASharedOneEverybodys() throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll()); TestDatabase database = TestDatabase.open(Dialect.H2)) {
            ReportDesk desk = desk(site, database);
            StoredReport own = desk.reports(ANNA, Locale.ENGLISH).getFirst();
            assertThatThrownBy(() -> desk.report(own.id(), BEN)).hasMessageContaining("no such report");

            StoredReport shared = desk.share(own.id(), "For all", "Office", ANNA, "test");
            StoredReport changed = desk.change(
                    shared.id(), shared.revision(), shared.definition().withName("For us all", "Office", ""), BEN, "test");

            assertThat(desk.report(shared.id(), ANNA)).isEqualTo(changed);
            assertThat(desk.report(own.id(), ANNA)).isEqualTo(own);
            assertThatThrownBy(() -> desk.change(shared.id(), shared.revision(), own.definition(), ANNA, "test"))
                    .isInstanceOfSatisfying(ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo("reporting.conflict"));
            assertThat(site.audit.actions()).contains("reporting.add", "reporting.change");
        }
    }

    private static String textOf(ByteArrayOutputStream word) throws IOException {
        try (ZipInputStream parts = new ZipInputStream(new ByteArrayInputStream(word.toByteArray()))) {
            for (ZipEntry part = parts.getNextEntry(); part != null; part = parts.getNextEntry()) {
                if (part.getName().equals("word/document.xml")) {
                    return new String(parts.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError("no document");
    }

    private static ReportDefinition filtered(ReportDefinition report, SavedFilter by) {
        return report.withFilter(new ReportFilter(Optional.of(by.id().toString()), report.filter().conditions(), CallFilter.ALL));
    }

    @Test
    void aSharedReportHasASharedFilter() throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll()); TestDatabase database = TestDatabase.open(Dialect.H2)) {
            ReportDesk desk = desk(site, database);
            SavedFilter mine = site.filters.save(
                    new SavedFilter(UUID.randomUUID(), 0, SavedFilter.Sharing.PERSONAL, "", "Mine", FilterCriteria.NONE), ANNA, "test");
            SavedFilter ours = site.filters.put(SavedFilter.Sharing.SHARED, "Ours", FilterCriteria.NONE);
            ReportDefinition list = site.engine().blank(ReportTemplate.CALL_LIST, Locale.ENGLISH).withName("List", "", "");
            StoredReport own = desk.add(filtered(list, mine), false, ANNA, "test");
            StoredReport shared = desk.add(filtered(list, ours), true, ANNA, "test");

            for (ThrowingCallable refused : List.<ThrowingCallable>of(
                    () -> desk.share(own.id(), "For all", "", ANNA, "test"),
                    () -> desk.add(filtered(list, mine), true, ANNA, "test"),
                    () -> desk.change(shared.id(), 1, filtered(list, mine), ANNA, "test"))) {
                assertThatThrownBy(refused).isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("reporting.filter-personal"));
            }
            assertThat(desk.reports(BEN, Locale.ENGLISH).getLast()).isEqualTo(shared);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
    void theFilterOfAReportIsNotTakenFromItUnsaid(Dialect dialect) throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll()); TestDatabase database = TestDatabase.open(dialect)) {
            ReportDesk desk = desk(site, database);
            SavedFilter ours = site.filters.put(SavedFilter.Sharing.SHARED, "Ours", FilterCriteria.NONE);
            SavedFilter other = site.filters.put(SavedFilter.Sharing.SHARED, "Other", FilterCriteria.NONE);
            ReportDefinition list = site.engine().blank(ReportTemplate.CALL_LIST, Locale.ENGLISH).withName("List", "", "");
            StoredReport own = desk.add(filtered(list, ours), false, ANNA, "test");
            StoredReport shared = desk.add(filtered(list, ours), true, BEN, "test");
            StoredReport unrelated = desk.add(filtered(list, other), true, BEN, "test");

            assertThat(desk.usesOf(ours.id())).containsExactly("Report List of anna", "Report List");
            desk.filterRemoved(ours.id());

            assertThat(desk.usesOf(ours.id())).isEmpty();
            assertThat(desk.report(own.id(), ANNA).definition()).isEqualTo(list);
            assertThat(desk.report(shared.id(), ANNA).definition()).isEqualTo(list);
            assertThat(desk.report(unrelated.id(), ANNA)).isEqualTo(unrelated);
        }
    }

    @Test
    void whatNoReaderAskedForIsWrittenAsTheSiteWrites() throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll()); TestDatabase database = TestDatabase.open(Dialect.H2)) {
            ReportStore store = new ReportStore(database);
            UUID id = desk(site, database).add(
                    site.engine().blank(ReportTemplate.CALLS_BY_USER, Locale.ENGLISH).withRange(ReportingSite.all()), true, ANNA, "test").id();
            StoredReportFiles files = new StoredReportFiles(store, site.runs());
            ReportFiles.Order order = new ReportFiles.Order(id, Optional.empty(), ReportingSite.all(), "word", site.now(), ANNA);
            ByteArrayOutputStream british = new ByteArrayOutputStream();
            files.write(order, () -> false, british);
            site.locale = Locale.GERMANY;
            ByteArrayOutputStream german = new ByteArrayOutputStream();
            files.write(order, () -> false, german);

            assertThat(textOf(british)).contains("Total").doesNotContain("Summe");
            assertThat(textOf(german)).contains("Summe");
        }
    }

    @Test
    void aReportInUseIsDeletedOnlyWhenSaidSo() throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll()); TestDatabase database = TestDatabase.open(Dialect.H2)) {
            ReportDesk desk = desk(site, database);
            UUID report = desk.reports(ANNA, Locale.ENGLISH).getFirst().id();
            desk.dashboard(report, true, ANNA);
            site.used.add(report);

            assertThatThrownBy(() -> desk.delete(report, false, ANNA, "test")).hasMessageContaining("Schedule Monday figures");
            assertThat(desk.report(report, ANNA).id()).isEqualTo(report);
            desk.delete(report, true, ANNA, "test");

            assertThat(site.removed).containsExactly(report);
            assertThat(desk.dashboard(ANNA)).isEmpty();
        }
    }

    @Test
    void withoutThePermissionNothingIsTold() throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.denyAll()); TestDatabase database = TestDatabase.open(Dialect.H2)) {
            ReportDesk desk = desk(site, database);
            ReportDefinition report = site.engine().inboundSummary(Locale.ENGLISH);

            assertThatThrownBy(() -> desk.reports(ANNA, Locale.ENGLISH)).hasMessageContaining("may not do this");
            assertThatThrownBy(() -> site.runs().run(report, ask(ANNA, site), ReportProgress.PATIENT))
                    .hasMessageContaining("may not do this");
        }
    }

    @Test
    void groupedReportsNeedTheirOwnLicenceAndListsDoNot() throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll())) {
            site.licensed.remove("reporting-devices");
            ReportDefinition grouped = site.engine().blank(ReportTemplate.CALLS_BY_EXTENSION, Locale.ENGLISH);
            ReportDefinition list = site.engine().blank(ReportTemplate.CALL_LIST, Locale.ENGLISH).withRange(ReportingSite.all());

            assertThat(site.runs().locked(ReportTemplate.CALLS_BY_EXTENSION)).isTrue();
            assertThatThrownBy(() -> site.runs().run(grouped, ask(ANNA, site), ReportProgress.PATIENT))
                    .hasMessageContaining("does not cover");
            try (ReportResult result = site.runs().run(list, ask(ANNA, site), ReportProgress.PATIENT)) {
                assertThat(result.size()).isPositive();
            }
        }
    }

    @Test
    void reportsShowAllCallsUnlessTheSiteLimitsThem() throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll())) {
            site.security.limitCallsTo(CallAccess.NONE);
            ReportDefinition list = site.engine().blank(ReportTemplate.CALL_LIST, Locale.ENGLISH).withRange(ReportingSite.all());
            ReportDefinition grouped =
                    site.engine().blank(ReportTemplate.CALLS_BY_EXTENSION, Locale.ENGLISH).withRange(ReportingSite.all());

            try (ReportResult all = site.runs().run(list, ask(ANNA, site), ReportProgress.PATIENT)) {
                assertThat(all.size()).isPositive();
            }
            site.limited = true;
            try (ReportResult none = site.runs().run(list, ask(ANNA, site), ReportProgress.PATIENT);
                    ReportResult figures = site.runs().run(grouped, ask(ANNA, site), ReportProgress.PATIENT)) {
                assertThat(none.size()).isZero();
                assertThat(figures.size()).isZero();
            }
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            assertThat(site.runs().write(
                    list, ask(ANNA, site), ExportFormat.CSV, new Formats(Locale.UK, site.zone()), file, ReportProgress.PATIENT, "test").rows())
                    .isZero();
            assertThat(file.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        }
    }

    @Test
    void aFileHasTheRowsAndTotalsOfThePage(@TempDir Path folder) throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll())) {
            ReportDefinition report =
                    site.engine().blank(ReportTemplate.CALLS_BY_EXTENSION, Locale.ENGLISH).withRange(ReportingSite.all());
            ImmediateTasks tasks = new ImmediateTasks();
            Exports exports = new Exports(site.runs(), tasks, site.security, site.clock(), folder);
            tasks.handle(Exports.TYPE, exports);

            Exports.Export made = exports.status(
                    exports.begin(report, ask(ANNA, site), ExportFormat.CSV, new Formats(Locale.UK, site.zone()), "test").id(), ANNA);

            assertThat(tasks.status(made.task()).orElseThrow().state()).isEqualTo(TaskStatus.State.SUCCEEDED);
            assertThatThrownBy(() -> exports.status(made.id(), BEN)).hasMessageContaining("no such export");
            List<String> lines = new String(exports.open(made.id(), ANNA).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            try (ReportResult result = site.runs().run(report, ask(ANNA, site), ReportProgress.PATIENT)) {
                assertThat(lines).hasSize((int) result.size() + 2);
                String[] totals = lines.getLast().split(",", -1);
                List<Object> wanted = result.totals().orElseThrow().values();
                for (int i = 0; i < wanted.size(); i++) {
                    if (result.columns().get(i).type() == ReportColumn.ValueType.COUNT && wanted.get(i) != null) {
                        assertThat(totals[i]).isEqualTo(wanted.get(i).toString());
                    }
                }
            }
            assertThat(site.audit.actions()).contains("reporting.export");
            exports.remove(made.id(), ANNA);
            try (var left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void anExportThatNobodyWantsAnyMoreEndsAndLeavesNothing(@TempDir Path folder) throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll())) {
            ReportDefinition list = site.engine().blank(ReportTemplate.CALL_LIST, Locale.ENGLISH).withRange(ReportingSite.all());
            ReportProgress impatient = new ReportProgress() {
                private boolean told;

                @Override
                public boolean cancelled() {
                    return told;
                }

                @Override
                public void at(int percent) {
                    told = true;
                }
            };

            try (var out = Files.newOutputStream(folder.resolve("file"))) {
                assertThatThrownBy(() -> site.runs().write(
                        list, ask(ANNA, site), ExportFormat.EXCEL, new Formats(Locale.UK, site.zone()), out, impatient, "test"))
                        .satisfiesAnyOf(
                                e -> assertThat(e).isInstanceOf(CancellationException.class),
                                e -> assertThat(e).hasMessageContaining("cancelled"));
            }
        }
    }

    @Test
    void aDefinitionReadsAsItWasWritten() throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll())) {
            DefinitionCodec codec = new DefinitionCodec();
            for (ReportDefinition report : site.engine().defaults(Locale.ENGLISH)) {
                ReportDefinition changed = report.withRange(ReportingSite.all());
                assertThat(codec.read(codec.write(changed))).isEqualTo(changed);
            }
            assertThatThrownBy(() -> codec.read("{\"template\":\"no-such\"}")).hasMessageContaining("cannot be understood");
        }
    }
}
