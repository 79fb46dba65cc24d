package org.jackfield.benchmarks.reporting;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.engine.PostgresReports;
import org.jackfield.apps.reporting.engine.ReportEngine;

/**
 * Times every report that everybody begins with over an archive of a year while calls are logged, and then in PostgreSQL. What is
 * among the results already is not measured again; when the time is up, what is under way is finished and the rest left.
 */
public final class ReportCalls {

    private static final int WARM = Integer.getInteger("warm", 5);
    private static final int POSTGRES = Integer.getInteger("postgres", 0);
    private static final long QUIET_MILLIS = 20_000;
    private static final long DEADLINE = System.nanoTime() + Long.getLong("minutes", 1_000_000L) * 60_000_000_000L;

    private ReportCalls() {}

    /** {@code <segments> <folder> <megabytes> <schema of the call log> <results> [<address of PostgreSQL> <exchange>]}. */
    public static void main(String[] arguments) throws Exception {
        long segments = Long.parseLong(arguments[0]);
        Path folder = Path.of(arguments[1]);
        int megabytes = Integer.parseInt(arguments[2]);
        Results results = new Results(Path.of(arguments[4]));
        CallYear year = new CallYear(segments, folder);
        ReportingSettings settings = CallYear.settings(megabytes);
        List<ReportDefinition> reports = new ArrayList<>();
        try (ReportEngine engine = year.engine(settings)) {
            reports.addAll(engine.defaults(Locale.ENGLISH));
            reports.add(engine.inboundSummary(Locale.ENGLISH));
            for (ReportDefinition report : reports) {
                if (!results.has("report", report.name())) {
                    results.add("report", report.name(), isOfCalls(report));
                }
            }
            if (!results.has("about", "archive")) {
                results.add("about", "archive", String.format(Locale.ROOT, "%,d segments, %d MB on disk, %d MB for the engine, %d processors",
                        segments, year.size() >> 20, megabytes, Runtime.getRuntime().availableProcessors()));
            }
            measure(engine, reports, results, folder, Path.of(arguments[3]));
        }
        if (arguments.length > 5 && !isLate()) {
            postgres(year, reports, settings, results, arguments[5], Path.of(arguments[6]));
        }
    }

    private static boolean isOfCalls(ReportDefinition report) {
        return report.template().kind() != ReportTemplate.Kind.CONFIGURATION;
    }

    private static boolean isLate() {
        return System.nanoTime() > DEADLINE;
    }

    private static void measure(
            ReportEngine engine, List<ReportDefinition> reports, Results results, Path folder, Path schema) throws Exception {
        List<ReportDefinition> left = reports.stream().filter(report -> !results.has("engine", report.name())).toList();
        if (left.isEmpty()) {
            return;
        }
        try (CallLogging logging = new CallLogging(Files.createTempDirectory(folder, "log"), schema)) {
            if (!results.has("log", "without reports")) {
                logging.sinceLast();
                Thread.sleep(QUIET_MILLIS);
                results.add("log", "without reports", logging.sinceLast());
            }
            for (ReportDefinition report : left) {
                if (isLate()) {
                    break;
                }
                measure(engine, report, results);
            }
            results.add("log", "meanwhile", logging.sinceLast());
        }
        results.add("memory", "", Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM")).map(line -> line.replaceAll("\\D", "")).findFirst().orElse(""));
    }

    private static void measure(ReportEngine engine, ReportDefinition report, Results results) throws Exception {
        ReportRequest request = CallYear.wholeYear(report);
        long[] rows = new long[1];
        Run run = () -> {
            try (ReportResult result = engine.run(request, ReportProgress.PATIENT)) {
                rows[0] = result.size();
            }
        };
        long first = millis(run);
        long[] warm = new long[WARM];
        long[] cpu = new long[WARM];
        for (int i = 0; i < WARM; i++) {
            long used = cpuNanos();
            warm[i] = millis(run);
            cpu[i] = (cpuNanos() - used) / 1_000_000;
        }
        Arrays.sort(warm);
        Arrays.sort(cpu);
        results.add("engine", report.name(), rows[0], first, warm[WARM / 2], warm[WARM - 1], cpu[WARM / 2]);
    }

    private static void postgres(
            CallYear year, List<ReportDefinition> reports, ReportingSettings settings, Results results, String url, Path exchange)
            throws Exception {
        List<ReportDefinition> left = reports.stream()
                .filter(report -> isOfCalls(report) && !results.has("postgres", report.name()))
                .toList();
        if (left.isEmpty()) {
            return;
        }
        try (PostgresReports postgres = new PostgresReports(url, settings)) {
            if (!postgres.isLoaded(year.files())) {
                long begin = System.nanoTime();
                postgres.load(year.files(), exchange);
                results.add("about", "PostgreSQL", "loaded in " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
            }
            for (ReportDefinition report : left) {
                if (isLate()) {
                    return;
                }
                long[] warm = new long[POSTGRES];
                long[] cpu = new long[POSTGRES];
                for (int i = 0; i < POSTGRES; i++) {
                    long used = postgres.cpuMillis();
                    warm[i] = postgres.run(CallYear.wholeYear(report));
                    cpu[i] = postgres.cpuMillis() - used;
                }
                Arrays.sort(warm);
                Arrays.sort(cpu);
                results.add("postgres", report.name(), warm[POSTGRES / 2], warm[POSTGRES - 1], cpu[POSTGRES / 2]);
            }
        }
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
}
