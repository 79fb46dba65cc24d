package org.jackfield.benchmarks.reporting;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.calllog.history.HistorySnapshot;
import org.jackfield.api.calllog.history.HistoryTables;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.engine.ReportEngine;

/** An archive of a year of calls by chance, always the same, and the engine over it. */
final class CallYear {

    private static final int YEAR = 2025;
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    static final ZoneId ZONE = ZoneId.of("Europe/London");

    /** What a column holds that is not the same everywhere, in SQL over the segment's number {@code i}. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("id", "CAST(printf('0192a000-0000-7000-8000-%012x', i) AS UUID)"),
            Map.entry("call_id", "CAST(printf('0192a000-0000-7000-9000-%012x', i - n + 1) AS UUID)"),
            Map.entry("named_segment", "CAST(printf('0192a000-0000-7000-8000-%012x', i) AS UUID)"),
            Map.entry("segment_number", "n"),
            Map.entry("segment_count", "1"),
            Map.entry("call_type", "CASE WHEN ext THEN 'EXTERNAL' ELSE 'INTERNAL' END"),
            Map.entry("direction", "CASE WHEN NOT ext THEN 'NONE' WHEN inb THEN 'INBOUND' ELSE 'OUTBOUND' END"),
            Map.entry("device_number", "CAST(1000 + h % 400 AS VARCHAR)"),
            Map.entry("device_name", "'Phone ' || (1000 + h % 400)"),
            Map.entry("device_kind", "'STATION'"),
            Map.entry("device_agent", "CASE WHEN h % 3 = 0 THEN CAST(5000 + h % 400 AS VARCHAR) ELSE '' END"),
            Map.entry("caller_number", "CASE WHEN ext THEN '' ELSE CAST(1000 + (h // 7) % 400 AS VARCHAR) END"),
            Map.entry("caller_name", "CASE WHEN ext THEN '' ELSE 'Phone ' || (1000 + (h // 7) % 400) END"),
            Map.entry("trunk_number", "CASE WHEN ext THEN CAST(94000 + h % 60 AS VARCHAR) ELSE '' END"),
            Map.entry("hunt_group_number", "CASE WHEN inb AND h % 2 = 0 THEN CAST(2000 + h % 25 AS VARCHAR) ELSE '' END"),
            Map.entry("hunt_group_name", "CASE WHEN inb AND h % 2 = 0 THEN 'Group ' || (h % 25) ELSE '' END"),
            Map.entry("outside_number", "CASE WHEN ext THEN CAST(2000000000 + (h // 11) % 300000 AS VARCHAR) ELSE '' END"),
            Map.entry("outside_digits", "CASE WHEN ext THEN CAST(2000000000 + (h // 11) % 300000 AS VARCHAR) ELSE '' END"),
            Map.entry("ddi", "CASE WHEN ext AND inb THEN CAST(4400 + h % 80 AS VARCHAR) ELSE '' END"),
            Map.entry("ddi_name", "CASE WHEN ext AND inb THEN 'Line ' || (h % 80) ELSE '' END"),
            Map.entry("account_code", "CASE WHEN h % 12 = 0 THEN CAST(700 + h % 30 AS VARCHAR) ELSE '' END"),
            Map.entry("started_at", "began"),
            Map.entry("answered_at", "CASE WHEN ans THEN began + INTERVAL (ring) MILLISECOND END"),
            Map.entry("ended_at", "began + INTERVAL (ring + talk + hold) MILLISECOND"),
            Map.entry("ring_millis", "ring"),
            Map.entry("talk_millis", "talk"),
            Map.entry("hold_millis", "hold"),
            Map.entry("duration_millis", "ring + talk + hold"),
            Map.entry("user_id", "CASE WHEN h % 5 > 0 THEN CAST(printf('00000000-0000-7000-8000-%012x', h % 400) AS UUID) END"),
            Map.entry("user_name", "CASE WHEN h % 5 > 0 THEN 'User ' || (h % 400) ELSE '' END"),
            Map.entry("caller_user_id", "CASE WHEN NOT ext AND h // 7 % 5 > 0"
                    + " THEN CAST(printf('00000000-0000-7000-8000-%012x', (h // 7) % 400) AS UUID) END"),
            Map.entry("caller_user_name", "CASE WHEN NOT ext AND h // 7 % 5 > 0 THEN 'User ' || ((h // 7) % 400) ELSE '' END"),
            Map.entry("contact_id", "CASE WHEN ext AND (h // 11) % 3 = 0 THEN CAST(printf('00000000-0000-7000-9000-%012x', (h // 11) % 5000)"
                    + " AS UUID) END"),
            Map.entry("contact_name", "CASE WHEN ext AND (h // 11) % 3 = 0 THEN 'Contact ' || ((h // 11) % 5000) ELSE '' END"),
            Map.entry("external", "ext"),
            Map.entry("inbound", "inb"),
            Map.entry("answered", "ans"),
            Map.entry("rung", "true"),
            Map.entry("lost", "inb AND NOT ans"),
            Map.entry("refused", "inb AND NOT ans"),
            Map.entry("invalid_dialled", "ext AND NOT inb AND NOT ans"));

    private final Path folder;
    private final List<ArchiveFile> files;

    /** Makes what of it is not there yet. */
    CallYear(long segments, Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.files = archive(segments, folder);
    }

    List<ArchiveFile> files() {
        return files;
    }

    /** {@return the engine's settings with so much memory} */
    static ReportingSettings settings(int megabytes) {
        ReportingSettings d = ReportingSettings.DEFAULT;
        return new ReportingSettings(
                d.callRatePeriodMinutes(), d.shortCallSeconds(), false, d.abandonedSeconds(), d.serviceLevelSeconds(),
                List.of(), d.ringCategories(), false, megabytes);
    }

    /** {@return an engine, to be closed} */
    ReportEngine engine(ReportingSettings settings) throws Exception {
        TelephonyService none = (TelephonyService) Proxy.newProxyInstance(
                CallYear.class.getClassLoader(), new Class<?>[] {TelephonyService.class}, (p, m, a) -> List.of());
        Path spill = Files.createDirectories(folder.resolve("spill"));
        return new ReportEngine(
                new Archive(files), none, () -> settings, () -> List.of("999"), Optional::empty, List::of,
                InstantSource.fixed(NOW), spill);
    }

    /** {@return a report over the whole year} */
    static ReportRequest wholeYear(ReportDefinition report) {
        return new ReportRequest(
                report.withRange(ReportDateRange.between(
                        LocalDateTime.of(YEAR, 1, 1, 0, 0), LocalDateTime.of(YEAR + 1, 1, 1, 0, 0))),
                CallAccess.ALL, ZONE, NOW);
    }

    private record Archive(List<ArchiveFile> files) implements CallHistory {
        @Override
        public HistorySnapshot read(long since, RecentCalls recent) {
            return new HistorySnapshot(1, since < 0, Set.of(), files, List.of(), Set.of());
        }

        @Override
        public void damaged(ArchiveFile file, String reason) {
            throw new IllegalStateException(file.segments() + ": " + reason);
        }
    }

    private static List<ArchiveFile> archive(long segments, Path folder) throws Exception {
        List<ArchiveFile> files = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            UUID id = new UUID(YEAR, month);
            Path s = folder.resolve("segments-" + month + ".parquet");
            Path c = folder.resolve("calls-" + month + ".parquet");
            Instant from = LocalDateTime.of(YEAR, month, 1, 0, 0).toInstant(ZoneOffset.UTC);
            Instant to = LocalDateTime.of(YEAR, month, 1, 0, 0).plusMonths(1).toInstant(ZoneOffset.UTC);
            if (!Files.exists(c)) {
                write(segments / 12, month, from, to, s, c);
            }
            files.add(new ArchiveFile(id, s, c, segments / 12, segments / 18, from, to.minusMillis(1), ""));
        }
        return files;
    }

    private static void write(long count, int month, Instant from, Instant to, Path segments, Path calls) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", "700MB");
        properties.setProperty("temp_directory", segments.getParent().resolve("spill").toString());
        long step = Math.max(1, (to.toEpochMilli() - from.toEpochMilli()) / count);
        // every second call has two segments
        String base = "(SELECT j + " + month * 100_000_000L + " AS i, hash(j) >> 8 AS h, CASE WHEN j % 3 = 2 THEN 2 ELSE 1 END AS n,"
                + " hash(j - CASE WHEN j % 3 = 2 THEN 1 ELSE 0 END) % 10 < 7 AS ext,"
                + " hash(j - CASE WHEN j % 3 = 2 THEN 1 ELSE 0 END) % 10 <> 1 AND (hash(j // 3) % 10 < 6"
                + " OR hash(j - CASE WHEN j % 3 = 2 THEN 1 ELSE 0 END) % 10 >= 7) AS inb, hash(j) % 5 > 0 AS ans,"
                + " CAST(hash(j + 1) % 40000 AS BIGINT) AS ring,"
                + " CASE WHEN hash(j) % 5 > 0 THEN CAST(hash(j + 2) % 400000 AS BIGINT) ELSE 0 END AS talk,"
                + " CASE WHEN hash(j) % 15 = 1 THEN CAST(hash(j + 3) % 60000 AS BIGINT) ELSE 0 END AS hold,"
                + " make_timestamp(" + from.toEpochMilli() + "000 + j * " + step + "000) AS began FROM range(" + count + ") t(j))";
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", properties);
                Statement statement = connection.createStatement()) {
            statement.execute("COPY (SELECT " + select(HistoryTables.SEGMENTS) + " FROM " + base + ") TO '" + segments
                    + "' (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd)");
            Path unfinished = calls.resolveSibling("unfinished");
            statement.execute("COPY (SELECT " + select(HistoryTables.CALLS) + " FROM " + base + " WHERE n = 1) TO '" + unfinished
                    + "' (FORMAT parquet, PARQUET_VERSION v2, COMPRESSION zstd)");
            Files.move(unfinished, calls);
        }
    }

    private static <T> String select(List<HistoryTables.Column<T>> columns) {
        return columns.stream()
                .map(c -> "CAST(" + VALUES.getOrDefault(c.name(), usual(c.type())) + " AS " + c.type() + ") AS " + c.name())
                .collect(Collectors.joining(", "));
    }

    private static String usual(HistoryTables.Type type) {
        return switch (type) {
            case BOOLEAN -> "false";
            case INTEGER, BIGINT -> "0";
            case VARCHAR -> "''";
            case UUID -> "'00000000-0000-7000-8000-000000000001'";
            case TIMESTAMP -> "NULL";
        };
    }

    /** {@return how many bytes it takes on disk} */
    long size() throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".parquet")).mapToLong(f -> f.toFile().length()).sum();
        }
    }
}
