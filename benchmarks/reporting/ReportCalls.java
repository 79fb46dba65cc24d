package org.jackfield.benchmarks.reporting;

import java.lang.management.ManagementFactory;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.engine.PostgresReports;
import org.jackfield.apps.reporting.engine.ReportEngine;

/**
 * Makes an archive of a year and times every report that everybody begins with over all of it, beside PostgreSQL if there is
 * one, while calls are logged.
 */
public final class ReportCalls {

    private static final int YEAR = 2025;
    private static final int WARM = Integer.getInteger("warm", 5);
    private static final int POSTGRES = Integer.getInteger("postgres", 3);
    private static final long QUIET_MILLIS = 20_000;
    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

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

    private ReportCalls() {}

    /** {@code <segments> <folder> <megabytes> <schema of the call log> [<address of PostgreSQL>]}. */
    public static void main(String[] arguments) throws Exception {
        long segments = Long.parseLong(arguments[0]);
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        int megabytes = Integer.parseInt(arguments[2]);
        List<ArchiveFile> files = archive(segments, folder);
        System.out.printf(Locale.ROOT, "%,d segments, %d MB on disk, %d MB for the engine, %d processors%n", segments,
                size(folder) >> 20, megabytes, Runtime.getRuntime().availableProcessors());
        ReportingSettings d = ReportingSettings.DEFAULT;
        ReportingSettings settings = new ReportingSettings(
                d.callRatePeriodMinutes(), d.shortCallSeconds(), false, d.abandonedSeconds(), d.serviceLevelSeconds(),
                List.of(), d.ringCategories(), false, megabytes);
        TelephonyService none = (TelephonyService) Proxy.newProxyInstance(
                ReportCalls.class.getClassLoader(), new Class<?>[] {TelephonyService.class}, (p, m, a) -> List.of());
        Path spill = Files.createDirectories(folder.resolve("spill"));
        try (ReportEngine engine = new ReportEngine(
                        new Archive(files), none, () -> settings, () -> List.of("999"), Optional::empty, InstantSource.fixed(NOW), spill);
                CallLogging logging = new CallLogging(Files.createTempDirectory(folder, "log"), Path.of(arguments[3]));
                PostgresReports postgres = arguments.length < 5 ? null : new PostgresReports(arguments[4], settings)) {
            if (postgres != null) {
                long begin = System.nanoTime();
                postgres.load(files, Path.of(arguments[5]));
                System.out.printf("PostgreSQL loaded in %d s%n", (System.nanoTime() - begin) / 1_000_000_000);
            }
            logging.sinceLast();
            Thread.sleep(QUIET_MILLIS);
            System.out.println("call log without reports: " + logging.sinceLast());
            measure(engine, postgres);
            System.out.println("call log meanwhile: " + logging.sinceLast());
        }
        System.out.println(Files.lines(Path.of("/proc/self/status")).filter(l -> l.startsWith("VmHWM")).findFirst().orElse(""));
    }

    /** The last column is how many times as long PostgreSQL takes, median by median. */
    private static void measure(ReportEngine engine, PostgresReports postgres) throws Exception {
        List<ReportDefinition> reports = new ArrayList<>(engine.defaults(Locale.ENGLISH));
        reports.add(engine.inboundSummary(Locale.ENGLISH));
        System.out.printf("%-34s %8s %8s %8s %8s %8s %10s %10s %7s%n", "report over the year (ms)", "rows", "first", "median",
                "worst", "CPU", "PG median", "PG worst", "ratio");
        for (ReportDefinition report : reports) {
            ReportRequest request = new ReportRequest(
                    report.withRange(ReportDateRange.between(
                            LocalDateTime.of(YEAR, 1, 1, 0, 0), LocalDateTime.of(YEAR + 1, 1, 1, 0, 0))),
                    CallAccess.ALL, ZoneId.of("Europe/London"), NOW);
            long[] rows = new long[1];
            long[] cpu = new long[WARM];
            Run run = () -> {
                try (ReportResult result = engine.run(request, ReportProgress.PATIENT)) {
                    rows[0] = result.size();
                }
            };
            long first = millis(run);
            long[] warm = new long[WARM];
            for (int i = 0; i < WARM; i++) {
                long used = cpuNanos();
                warm[i] = millis(run);
                cpu[i] = (cpuNanos() - used) / 1_000_000;
            }
            Arrays.sort(warm);
            Arrays.sort(cpu);
            String beside = postgres == null ? "" : beside(postgres, request, warm[WARM / 2]);
            System.out.printf("%-34s %8d %8d %8d %8d %8d %s%n", report.name(), rows[0], first, warm[WARM / 2], warm[WARM - 1],
                    cpu[WARM / 2], beside);
        }
    }

    private static String beside(PostgresReports postgres, ReportRequest request, long engine) throws Exception {
        long[] warm = new long[POSTGRES];
        for (int i = 0; i < POSTGRES; i++) {
            warm[i] = postgres.run(request);
        }
        Arrays.sort(warm);
        long median = warm[POSTGRES / 2];
        return median < 0
                ? ""
                : String.format("%10d %10d %6.1fx", median, warm[POSTGRES - 1], (double) median / Math.max(1, engine));
    }

    private interface Run {
        void run() throws Exception;
    }

    private static long millis(Run run) throws Exception {
        long begin = System.nanoTime();
        run.run();
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
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
                    + "' (FORMAT parquet, COMPRESSION zstd)");
            statement.execute("COPY (SELECT " + select(HistoryTables.CALLS) + " FROM " + base + " WHERE n = 1) TO '" + calls
                    + "' (FORMAT parquet, COMPRESSION zstd)");
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

    private static long size(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".parquet")).mapToLong(f -> f.toFile().length()).sum();
        }
    }
}
