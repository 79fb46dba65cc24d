package org.jackfield.apps.reporting.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.calllog.history.HistoryTables;
import org.jackfield.api.calllog.history.WholeCall;
import org.jackfield.api.calllog.store.HistoryAppender;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.testkit.FakeTelephony;
import org.jackfield.apps.reporting.ReportingSettings;

/** An engine over calls in memory, and files of the archive's form. */
final class EngineFixture implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final Instant FROM = Instant.parse("2026-03-20T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-04-20T12:00:00Z");
    static final ReportDateRange RANGE =
            ReportDateRange.between(LocalDateTime.of(2026, 3, 1, 0, 0), LocalDateTime.of(2026, 5, 1, 0, 0));
    static final ReportingSettings SETTINGS = new ReportingSettings(
            30, 20, false, 5, 10,
            List.of(new ReportingSettings.AccountCode("770", "Sale"), new ReportingSettings.AccountCode("771", "")),
            List.of(5, 15, 30, 60, 120, 240), false, 256);

    final MemoryHistory history = new MemoryHistory();
    final List<RecordingFacts> facts = new ArrayList<>();
    /** Whether call recording runs. */
    boolean recording = true;
    List<String> tags = List.of();
    final FakeTelephony telephony = new FakeTelephony();
    ReportDateRange range = RANGE;
    final ReportEngine engine;
    final Path folder;

    EngineFixture(ReportingSettings settings) throws Exception {
        folder = Files.createTempDirectory("reporting");
        telephony.put(CallSets.SYSTEM, "Office");
        engine = new ReportEngine(history, telephony, () -> settings, () -> List.of("999"),
                () -> recording ? Optional.of(this::facts) : Optional.empty(), () -> tags, InstantSource.fixed(NOW), folder);
    }

    private void facts(Instant from, Instant to, Consumer<RecordingFacts> reader) {
        facts.forEach(reader);
    }

    List<ReportRow> rows(ReportDefinition definition) {
        try (ReportResult result = run(definition, CallAccess.ALL)) {
            return result.rows(0, 10_000);
        }
    }

    ReportResult run(ReportDefinition definition, CallAccess access) {
        return engine.run(new ReportRequest(definition.withRange(range), access, ZONE, NOW), ReportProgress.PATIENT);
    }

    /** Writes a file of the archive. */
    ArchiveFile archive(List<List<HistorySegment>> calls) throws Exception {
        UUID id = UUID.randomUUID();
        Path segments = folder.resolve("segments-" + id + ".parquet");
        Path rows = folder.resolve("calls-" + id + ".parquet");
        try (Connection c = new DuckDBDriver().connect("jdbc:duckdb:", new java.util.Properties());
                Statement statement = c.createStatement()) {
            statement.execute(HistoryTables.createTable("s", HistoryTables.SEGMENTS));
            statement.execute(HistoryTables.createTable("c", HistoryTables.CALLS));
            try (HistoryAppender rowsOf = new HistoryAppender((DuckDBConnection) c, "memory", "s", "c")) {
                calls.forEach(call -> rowsOf.add(call, WholeCall.of(call)));
            }
            statement.execute("COPY s TO '" + segments + "' (FORMAT parquet)");
            statement.execute("COPY c TO '" + rows + "' (FORMAT parquet)");
        }
        List<Instant> begun =
                calls.stream().flatMap(List::stream).map(s -> s.segment().started()).sorted().toList();
        return new ArchiveFile(id, segments, rows, begun.size(), calls.size(), begun.getFirst(), begun.getLast(), "");
    }

    /** {@return a file as it was before a column was added} */
    ArchiveFile aged(ArchiveFile file, String column) throws Exception {
        UUID id = UUID.randomUUID();
        Path segments = folder.resolve("segments-" + id + ".parquet");
        Path calls = folder.resolve("calls-" + id + ".parquet");
        try (Connection c = new DuckDBDriver().connect("jdbc:duckdb:", new java.util.Properties());
                Statement statement = c.createStatement()) {
            String form = "' (FORMAT parquet)";
            statement.execute("COPY (SELECT * EXCLUDE (" + column + ") FROM '" + file.segments() + "') TO '" + segments + form);
            statement.execute("COPY (SELECT * EXCLUDE (" + column + ") FROM '" + file.calls() + "') TO '" + calls + form);
        }
        return new ArchiveFile(
                id, segments, calls, file.segmentCount(), file.callCount(), file.firstStarted(), file.lastStarted(), "");
    }

    @Override
    public void close() throws Exception {
        engine.close();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
