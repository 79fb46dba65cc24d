package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.apps.reporting.engine.store.Calls;
import org.jackfield.apps.reporting.engine.store.FactsSource;
import org.jackfield.apps.reporting.engine.store.ReportDatabase;
import org.jackfield.apps.reporting.engine.store.ReportDatabase.Question;
import org.jackfield.apps.reporting.engine.store.ReportPlan;
import org.jackfield.apps.reporting.engine.store.ReportTable;
import org.jackfield.apps.reporting.template.DefaultReports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong while a report runs is said, hurts nothing else and leaves nothing behind. */
class HardToBreakTest {

    private static final int LEAST_MEGABYTES = 128;
    private static final Window WINDOW =
            new Window(EngineFixture.FROM, EngineFixture.FROM.plus(Duration.ofDays(30)));
    private static final ReportRequest REQUEST = new ReportRequest(
            DefaultReports.blank(ReportTemplate.CALL_LIST, Locale.ENGLISH), CallAccess.ALL, EngineFixture.ZONE, EngineFixture.NOW);
    private static final List<List<HistorySegment>> CALLS =
            new CallSets(77, EngineFixture.FROM, Duration.ofDays(12)).calls(60);

    @TempDir
    Path spill;

    private final MemoryHistory history = new MemoryHistory();
    private ReportDatabase database;

    @BeforeEach
    void open() {
        database = new ReportDatabase(history, () -> LEAST_MEGABYTES, InstantSource.fixed(EngineFixture.NOW), spill);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatAKillLeftOnTheDiskGoesAtTheNextStart() throws Exception {
        // given what the engine had written when it was killed
        database.close();
        Path left = Files.writeString(spill.resolve("duckdb_temp_storage_DEFAULT-3.tmp"), "left");
        Path block = Files.writeString(spill.resolve("duckdb_temp_block-17.block"), "left");
        // when
        open();
        // then
        assertThat(left).doesNotExist();
        assertThat(block).doesNotExist();
        assertThat(tables()).isPositive();
    }

    @Test
    void tooLittleMemoryIsSaidWithTheRemedyAndNoFileIsBlamed() throws Exception {
        try (EngineFixture files = new EngineFixture(EngineFixture.SETTINGS)) {
            // given
            history.files.add(files.archive(CALLS));
            long before = tables();
            // when
            ProblemException said = catchThrowableOfType(
                    ProblemException.class,
                    () -> database.answerOfCalls(
                            calls -> question("CREATE TABLE " + calls.name() + " AS SELECT list(i) AS v0 FROM range(100000000) t(i)"),
                            ReportProgress.PATIENT));
            // then
            assertThat(said.problem().code()).isEqualTo("reporting.memory");
            assertThat(said.problem().remedy()).contains("date range", "filter", "memory");
            assertThat(history.damage).isEmpty();
            assertThat(tables()).isEqualTo(before);
        }
    }

    @Test
    void aFileThatGoesWhileAReportRunsIsMissedAndTheRestAnswers() throws Exception {
        try (EngineFixture files = new EngineFixture(EngineFixture.SETTINGS)) {
            // given
            history.recent.addAll(CALLS.subList(0, 20));
            history.files.add(files.archive(CALLS.subList(20, 40)));
            ArchiveFile going = files.archive(CALLS.subList(40, 60));
            history.files.add(going);
            // when it goes after it was looked for
            try (ReportResult result = database.answerOfCalls(
                    calls -> {
                        deleted(going.calls());
                        return question("CREATE TABLE " + calls.name() + " AS SELECT count(*) AS v0 FROM "
                                + calls.all().calls(WINDOW));
                    },
                    ReportProgress.PATIENT)) {
                // then
                assertThat(result.rows(0, 1).get(0).values()).containsExactly(40L);
                assertThat(result.missing()).hasSize(1);
            }
        }
    }

    @Test
    void aReportIsCancelledWheneverItIsAskedForAndLeavesNothing() throws Exception {
        try (EngineFixture files = new EngineFixture(EngineFixture.SETTINGS)) {
            // given one that asks for all that a report may ask for
            history.recent.addAll(CALLS.subList(0, 30));
            history.files.add(files.archive(CALLS.subList(30, 60)));
            long before = tables();
            int cancelled = 0;
            for (int most = 0; ; most++) {
                AtomicInteger asked = new AtomicInteger(most);
                try (ReportResult result =
                        database.answerOfCalls(HardToBreakTest::everything, () -> asked.getAndDecrement() <= 0)) {
                    // then it was not cancelled any more
                    assertThat(result.size()).isEqualTo(1);
                    break;
                } catch (ProblemException e) {
                    assertThat(e.problem().code()).isEqualTo("reporting.cancelled");
                    cancelled++;
                    assertThat(tables()).as("cancelled at %s", most).isEqualTo(before);
                }
            }
            assertThat(cancelled).isGreaterThan(CALLS.size());
            assertThat(tables()).isEqualTo(before);
            assertThat(history.damage).isEmpty();
        }
    }

    @Test
    void aStatementThatTakesForEverEndsWhenItIsCancelled() {
        long before = tables();
        AtomicInteger asked = new AtomicInteger(4);
        assertThatThrownBy(() -> database.answerOfCalls(
                        calls -> question("CREATE TABLE " + calls.name()
                                + " AS SELECT count(*) AS v0 FROM range(1000000000) a, range(1000000000) b WHERE hash(a.range, b.range) = 7"),
                        () -> asked.getAndDecrement() <= 0))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("reporting.cancelled"));
        assertThat(tables()).isEqualTo(before);
    }

    @Test
    void aRangeOfTimesThatNoClockShowsIsRefusedWithTheYearsToEnter() {
        assertThatThrownBy(() -> ReportDateRange.between(LocalDateTime.MIN, LocalDateTime.MAX))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("reporting.date-range");
                    assertThat(e.problem().remedy()).contains("1970", "2199");
                });
    }

    private static Question everything(Calls calls) {
        FactsSource facts = (from, to, reader) -> CALLS.stream().flatMap(List::stream).forEach(s -> reader.accept(
                new RecordingFacts(
                        s.segment().id(), true, List.of(), 0, false, List.of("a", "", "", "", ""), List.of("note"))));
        Optional<String> access = Optional.of("r.segment_number = 1");
        String of = calls.factsOfCalls(facts, access, WINDOW);
        String visible = calls.limitedTo(access.get(), calls.factsOfSegments(facts, WINDOW), WINDOW).calls(WINDOW);
        return question("CREATE TABLE " + calls.name() + " AS SELECT count(*) AS v0 FROM " + visible + " r JOIN " + of
                + " f ON f.row_id = r.call_id");
    }

    private static Question question(String statement) {
        ReportTable table = new ReportTable(
                List.of(new Columns(EngineFixture.SETTINGS).column("calls-handled")), List.of(Optional.empty()), false, List.of(),
                List.of(""));
        String name = statement.split(" ")[2];
        return new Question(REQUEST, new ReportPlan(List.of(statement), "", List.of(name), table), 1, Optional.of(WINDOW));
    }

    private long tables() {
        try (ReportResult result = database.answer(
                name -> question("CREATE TABLE " + name + " AS SELECT count(*) AS v0 FROM duckdb_tables() WHERE NOT temporary"
                        + " AND table_name <> '" + name + "'"),
                ReportProgress.PATIENT)) {
            return (Long) result.rows(0, 1).get(0).values().get(0);
        }
    }

    private static void deleted(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
