package org.jackfield.apps.reporting.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.reporting.ReportDesk;
import org.jackfield.apps.reporting.engine.ReportingSite;
import org.jackfield.apps.reporting.export.Exports;
import org.jackfield.apps.reporting.rest.ReportDocuments.Begun;
import org.jackfield.apps.reporting.rest.ReportDocuments.ExportRequest;
import org.jackfield.apps.reporting.rest.ReportDocuments.Result;
import org.jackfield.apps.reporting.rest.ReportDocuments.RunRequest;
import org.jackfield.apps.reporting.store.ReportStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What REST makes of what it is asked: a page or a file, or why not, before anything has begun. */
class ReportsResourceTest {

    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 3, 20, 8, 0);

    @TempDir
    Path folder;

    private ReportingSite site;
    private TestDatabase database;
    private ReportsResource resource;
    private UUID report;

    @BeforeEach
    void given() throws Exception {
        FakeSecurity security = FakeSecurity.allowAll().workingFor(FakeSecurity.ADMINISTRATOR);
        site = new ReportingSite(security);
        database = TestDatabase.open(Dialect.H2);
        ReportDesk desk = new ReportDesk(site.engine(), site.filters, new ReportStore(database), security, site.audit, List::of, site);
        ImmediateTasks tasks = new ImmediateTasks();
        Exports exports = new Exports(site.runs(), tasks, security, site.clock(), folder);
        tasks.handle(Exports.TYPE, exports);
        resource = new ReportsResource(desk, site.runs(), exports, security, site);
        report = desk.add(
                        site.engine().blank(ReportTemplate.CALLS_BY_USER, Locale.ENGLISH).withRange(ReportingSite.all()), false,
                        FakeSecurity.ADMINISTRATOR, "test")
                .id();
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        site.close();
    }

    private static RunRequest asked(ReportDateRange.Kind range, LocalDateTime from, LocalDateTime to, String filter, String format) {
        return new RunRequest(range, from, to, filter, null, null, format);
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(
                ProblemException.class, refused -> assertThat(refused.problem().code()).isEqualTo(code));
    }

    private long files() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void aRunIsAPageOrAFile() throws Exception {
        Result page = (Result) resource.run(report, new RunRequest(null, null, null, null, 0, 2, null));
        assertThat(page.items()).hasSize(2);
        assertThat(page.total()).isGreaterThan(2);
        assertThat(files()).isZero();

        Exports.Export export = ((Begun) resource.run(report, asked(null, null, null, null, "csv"))).export();
        assertThat(resource.export(export.id()).ready()).isTrue();
        assertThat(resource.export(export.id()).fileName()).endsWith(".csv");
        assertThat(files()).isOne();
    }

    @Test
    void wrongInputIsRefusedBeforeAnythingBegins() throws Exception {
        String nobodys = UUID.randomUUID().toString();

        refused("reporting.export-format", () -> resource.run(report, asked(null, null, null, null, "odt")));
        refused("reporting.page", () -> resource.run(report, new RunRequest(null, null, null, null, 0, null, "csv")));
        refused("reporting.page", () -> resource.run(report, new RunRequest(null, null, null, null, -1, null, null)));
        refused("reporting.page", () -> resource.run(report, new RunRequest(null, null, null, null, null, 10_001, null)));
        refused("reporting.date-range", () -> resource.run(report, asked(ReportDateRange.Kind.CUSTOM, null, null, null, null)));
        refused("reporting.date-range", () -> resource.run(report, asked(null, MORNING, MORNING.minusDays(1), null, null)));
        refused("reporting.date-range", () -> resource.run(report, asked(ReportDateRange.Kind.TODAY, MORNING, null, null, null)));
        for (String format : new String[] {null, "csv"}) {
            refused("reporting.filter", () -> resource.run(report, asked(null, null, null, "mine", format)));
            refused("filters.unknown", () -> resource.run(report, asked(null, null, null, nobodys, format)));
        }
        refused("filters.unknown", () -> resource.begin(new ExportRequest(report, "csv", null, null, null, nobodys)));
        refused("reporting.unknown", () -> resource.begin(new ExportRequest(null, "csv", null, null, null, null)));
        refused("reporting.export-format", () -> resource.begin(new ExportRequest(report, null, null, null, null, null)));
        assertThat(resource.exports()).isEmpty();
        assertThat(files()).isZero();
    }
}
