package org.jackfield.apps.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.engine.ReportingSite;
import org.jackfield.apps.reporting.export.ExportFormat;
import org.jackfield.apps.reporting.export.Exports;
import org.jackfield.apps.reporting.schedule.ReportFiles;
import org.jackfield.apps.reporting.schedule.StoredReportFiles;
import org.jackfield.apps.reporting.store.ReportStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ruling 9, both ways, in each of the four ways in which figures leave the engine: whoever may see the calls of one user sees all
 * calls on a site that does not limit reports, and on one that does those alone in which that user has a part. An internal call
 * has two users: the other one is named beside.
 */
class ScopedReportsTest {

    private static final Subject BEN = new Subject("ben", "ben", Subject.Kind.PERSON, Set.of());
    private static final String OWN = "User 1";

    private ReportingSite site;
    private TestDatabase database;

    @BeforeEach
    void open() throws Exception {
        site = new ReportingSite(FakeSecurity.allowAll());
        database = TestDatabase.open(Dialect.H2);
        site.security.limitCallsTo(new CallAccess(false, Set.of(new UUID(9, 1)), List.of(), List.of()));
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        site.close();
    }

    private ReportAsk ask() {
        return new ReportAsk(BEN, site.zone(), site.now());
    }

    private ReportDefinition grouped() {
        return site.engine().blank(ReportTemplate.CALLS_BY_USER, Locale.ENGLISH).withRange(ReportingSite.all());
    }

    /** A list of every segment that says whose it is, and nothing else. */
    private ReportDefinition whose() {
        ReportDefinition blank = site.engine().blank(ReportTemplate.CALL_LIST_SEGMENTED, Locale.ENGLISH);
        return new ReportDefinition(
                "Whose", "", "", blank.template(), List.of(ChosenColumn.of("username")), blank.filter(), ReportingSite.all(),
                blank.times(), blank.sort(), blank.rowLimit());
    }

    private static Set<String> texts(ReportResult result, String column) {
        List<String> ids = result.columns().stream().map(ReportColumn::id).toList();
        assertThat(ids).contains(column);
        Set<String> texts = new HashSet<>();
        for (ReportRow row : result.rows(0, 10_000)) {
            Object value = row.values().get(ids.indexOf(column));
            texts.add(value == null ? "" : value.toString());
        }
        return texts;
    }

    /** Lines that name nobody, or others alone, are there only if everything may be seen. */
    private static void everybodys(Set<String> lines) {
        assertThat(lines).contains("", OWN, "User 2", "User 3").anySatisfy(line -> assertThat(line).contains("User 2, User 3"));
    }

    private static void own(Set<String> lines) {
        assertThat(lines)
                .contains(OWN)
                .allSatisfy(line -> assertThat(line).contains(OWN))
                .as("whom this user called, and who called this user")
                .anySatisfy(line -> assertThat(line).contains(OWN + ", "))
                .anySatisfy(line -> assertThat(line).contains(", " + OWN));
    }

    private static Set<String> lines(byte[] csv) {
        List<String> all = new String(csv, StandardCharsets.UTF_8).lines().toList();
        return Set.copyOf(new HashSet<>(all.subList(1, all.size())));
    }

    @Test
    void figures() {
        try (ReportResult all = site.runs().run(grouped(), ask(), ReportProgress.PATIENT)) {
            Map<Object, List<Object>> everybodys = byUser(all);
            assertThat(everybodys).containsOnlyKeys(OWN, "User 2", "User 3");
            site.limited = true;
            try (ReportResult own = site.runs().run(grouped(), ask(), ReportProgress.PATIENT)) {
                Map<Object, List<Object>> limited = byUser(own);
                assertThat(limited.get(OWN)).isEqualTo(everybodys.get(OWN));
                for (String other : List.of("User 2", "User 3")) {
                    assertThat(count(own, limited.get(other)))
                            .as("calls of %s with %s", other, OWN)
                            .isPositive()
                            .isLessThan(count(all, everybodys.get(other)));
                }
                assertThat(count(own)).as("the totals too").isPositive().isLessThan(count(all));
            }
        }
    }

    private static Map<Object, List<Object>> byUser(ReportResult result) {
        return result.rows(0, 100).stream().collect(Collectors.toMap(row -> row.values().getFirst(), ReportRow::values));
    }

    private static long count(ReportResult result, List<Object> values) {
        return ((Number) values.get(firstCount(result))).longValue();
    }

    private static int firstCount(ReportResult result) {
        List<ReportColumn.ValueType> types = result.columns().stream().map(ReportColumn::type).toList();
        return types.indexOf(ReportColumn.ValueType.COUNT);
    }

    private static long count(ReportResult result) {
        return count(result, result.totals().orElseThrow().values());
    }

    @Test
    void drillDowns() {
        Set<UUID> everybodys = drilled();
        site.limited = true;
        Set<UUID> limited = drilled();
        try (ReportResult whose = site.runs().run(whose(), ask(), ReportProgress.PATIENT)) {
            own(texts(whose, "username"));
            assertThat(limited).isEqualTo(calls(whose));
        }
        assertThat(everybodys).containsAll(limited).hasSizeGreaterThan(limited.size());
    }

    private static Set<UUID> calls(ReportResult result) {
        return result.rows(0, 10_000).stream().map(row -> row.call().orElseThrow()).collect(Collectors.toSet());
    }

    private Set<UUID> drilled() {
        try (ReportResult result = site.runs().run(grouped(), ask(), ReportProgress.PATIENT);
                ReportResult calls = site.runs().drill(
                        result, result.totals().orElseThrow(), firstCount(result), BEN, ReportProgress.PATIENT)) {
            return calls(calls);
        }
    }

    @Test
    void exports(@TempDir Path folder) throws IOException {
        everybodys(exported(folder));
        site.limited = true;
        own(exported(folder));
    }

    private Set<String> exported(Path folder) throws IOException {
        ImmediateTasks tasks = new ImmediateTasks();
        Exports exports = new Exports(site.runs(), tasks, site.security, site.clock(), folder);
        tasks.handle(Exports.TYPE, exports);
        Exports.Export made = exports.begin(whose(), ask(), ExportFormat.CSV, new Formats(Locale.UK, site.zone()), "test");
        return lines(exports.open(made.id(), BEN).readAllBytes());
    }

    @Test
    void schedules() throws IOException {
        ReportStore store = new ReportStore(database);
        ReportDesk desk = new ReportDesk(site.engine(), site.filters, store, site.security, site.audit, List::of, site);
        UUID report = desk.add(whose(), true, BEN, "test").id();
        ReportFiles files = new StoredReportFiles(store, site.runs());

        everybodys(scheduled(files, report));
        site.limited = true;
        own(scheduled(files, report));
    }

    private Set<String> scheduled(ReportFiles files, UUID report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        files.write(
                new ReportFiles.Order(report, Optional.empty(), ReportingSite.all(), "csv", site.now(), BEN),
                () -> false, out);
        return lines(out.toByteArray());
    }

    @Test
    void whatWasMadeUnderWiderRightsIsShownNoMore(@TempDir Path folder) throws IOException {
        ImmediateTasks tasks = new ImmediateTasks();
        Exports exports = new Exports(site.runs(), tasks, site.security, site.clock(), folder);
        tasks.handle(Exports.TYPE, exports);
        UUID file = exports.begin(whose(), ask(), ExportFormat.CSV, new Formats(Locale.UK, site.zone()), "test").id();
        try (ReportResult result = site.runs().run(grouped(), ask(), ReportProgress.PATIENT)) {
            ReportRow totals = result.totals().orElseThrow();

            site.limited = true;

            changed(() -> site.runs().rows(result, 0, 1, BEN));
            changed(() -> site.runs().drill(result, totals, firstCount(result), BEN, ReportProgress.PATIENT));
            changed(() -> exports.open(file, BEN));
        }
    }

    private static void changed(ThrowingCallable shown) {
        assertThatThrownBy(shown)
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("reporting.rights-changed"));
    }

    @Test
    void whatWasMadeUnderNarrowerRightsStaysAsItIs() {
        site.limited = true;
        try (ReportResult result = site.runs().run(grouped(), ask(), ReportProgress.PATIENT)) {
            List<ReportRow> before = site.runs().rows(result, 0, 100, BEN);

            site.limited = false;

            assertThat(site.runs().rows(result, 0, 100, BEN)).isNotEmpty().isEqualTo(before);
        }
    }
}
