package org.jackfield.core.contacts;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.testkit.ImmediateTasks;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.RecordingAudit;
import org.jackfield.core.contacts.match.NumberReader;
import org.jackfield.core.contacts.query.store.DatabaseDrivers;
import org.jackfield.core.telephony.dialplan.NumberCleaning;
import org.jdbi.v3.core.Jdbi;

/** A large file imported, matched against and searched; see README.md. Arguments: rows, folder, JDBC address (optional). */
public final class ImportContacts {

    private static final Subject BY = new Subject("00000000-0000-7000-8000-00000000000a", "admin", Subject.Kind.PERSON, Set.of());
    private static final String[] FIRST = {"Amelia", "Oliver", "Isla", "George", "Ava", "Noah", "Mia", "Arthur", "Ivy", "Leo", "Zoë", "Siân"};
    private static final String[] LAST = {"Hughes", "Patel", "Morgan", "Walsh", "Bennett", "Khan", "Müller", "O'Connor", "Begum", "Ellis"};
    private static final String[] FIRM = {"Harbour Print", "Northgate Dental", "Kestrel Travel", "Meadow Bakery", "Stonebridge Legal"};

    private static final DialPlanRules RULES = new DialPlanRules(
            "GB", "", List.of("9"), "9", List.of("01234"), List.of(), 4, List.of("999"), "0", 0, "44", "00", true, false, false,
            false);

    private ImportContacts() {}

    private record Site(HikariDataSource dataSource, Jdbi jdbi, Dialect dialect) implements SchemaReady {}

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        Path folder = Path.of(arguments[1]);
        String url = arguments.length > 2 && !arguments[2].isEmpty()
                ? arguments[2]
                : "jdbc:h2:async:" + folder.toAbsolutePath().resolve("database") + ";WRITE_DELAY=0";
        Files.createDirectories(folder);
        Path file = folder.resolve("contacts-" + rows + ".csv");
        if (!Files.exists(file)) {
            generate(file, rows);
        }
        Site site = site(url);
        NumberCleaning plan = new NumberCleaning(RULES);
        NumberReader numbers = new NumberReader(number -> plan.clean(number).result());
        ContactBook book = new ContactBook(site, numbers, () -> RULES.maxExtensionLength(), directory -> { });
        long begun = System.nanoTime();
        book.load();
        System.out.printf("read at the start: %,d contacts in %.1f s%n", book.index().size(), seconds(begun));
        ContactDesk desk = new ContactDesk(book, FakeSecurity.allowAll(), new RecordingAudit());
        ImmediateTasks tasks = new ImmediateTasks();
        ImportDesk imports = new ImportDesk(
                book, desk, new RowSources(new ImportFiles(folder), new DatabaseDrivers(), null, null), tasks, new InMemorySettings(),
                FakeSecurity.allowAll(), new RecordingAlerts(), LeapingClock.at("2026-01-01T00:00:00Z"));
        tasks.handle(ImportDesk.TASK, imports);
        Directory directory = desk.directories(BY).stream()
                .map(ContactDesk.Entry::directory)
                .filter(d -> d.kind() == Directory.Kind.SHARED)
                .findFirst()
                .orElseGet(() -> desk.save(
                        new Directory(
                                Ids.next(), Directory.Kind.SHARED, "Benchmark", true, Set.of(), Optional.empty(),
                                ContactLabels.DEFAULT),
                        BY, "benchmark"));
        importFile(imports, tasks, book, directory, file, "first import");
        if (arguments.length > 3) {
            match(book, rows);
            search(desk);
            return;
        }
        match(book, rows);
        search(desk);
        Thread watch = Thread.ofPlatform().start(() -> matchAtPace(book, rows));
        importFile(imports, tasks, book, directory, file, "second import, while calls are matched");
        watch.interrupt();
        watch.join();
    }

    private static Site site(String url) throws Exception {
        Dialect dialect = Dialect.ofUrl(url).orElseThrow();
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        if (dialect == Dialect.H2) {
            pool.setUsername("sa");
            pool.setPassword("");
        }
        HikariDataSource source = new HikariDataSource(pool);
        Path schema = Path.of("bundles/core/contacts/src/main/resources/db");
        Map<String, String> scripts = new HashMap<>();
        try (Stream<Path> files = Files.walk(schema)) {
            for (Path script : files.filter(Files::isRegularFile).toList()) {
                scripts.put(schema.relativize(script).toString(), Files.readString(script));
            }
        }
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            boolean there = connection.getMetaData().getTables(null, null, dialect == Dialect.H2 ? "CONTACTS_CONTACT" : "contacts_contact", null).next();
            for (SchemaScript script : there ? List.<SchemaScript>of() : SchemaScript.select(dialect, scripts)) {
                for (String sql : script.statements(dialect)) {
                    statement.execute(sql);
                }
            }
        }
        return new Site(source, Jdbi.create((DataSource) source).installPlugin(new ColumnTypes()), dialect);
    }

    /** One row in a hundred is bad, in five ways. */
    private static void generate(Path file, int rows) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("id,name,number1,number2,field1,field2,field3,vip,vipText\n");
            for (int i = 0; i < rows; i++) {
                String id = "C" + i;
                String name = FIRST[random.nextInt(FIRST.length)] + " " + LAST[random.nextInt(LAST.length)] + " " + i;
                String number = number(i);
                String vip = i % 500 == 0 ? "true" : "";
                if (i % 100 == 99) {
                    switch (i / 100 % 5) {
                        case 0 -> id = "";
                        case 1 -> name = "";
                        case 2 -> number = "unknown";
                        case 3 -> id = "C" + random.nextInt(i / 100 * 100 + 1) / 100 * 100;
                        default -> vip = "perhaps";
                    }
                }
                String firm = FIRM[random.nextInt(FIRM.length)];
                out.write("\"%s\",\"%s\",\"%s\",\"%s\",\"%s %d\",\"%s\",\"%s@%s.example\",\"%s\",\"\"\n".formatted(
                        id, name, number, i % 3 == 0 ? "+44 7700 " + (900_000 + i) : "", firm, i % 5000,
                        "High Street " + i % 200 + ", Town " + i % 1000, "mail" + i, "firm" + i % 5000, vip));
            }
        }
    }

    private static String number(int i) {
        String digits = "20%08d".formatted(i);
        return switch (i % 4) {
            case 0 -> "0" + digits;
            case 1 -> "+44 (0)" + digits.substring(0, 2) + " " + digits.substring(2);
            case 2 -> "(0" + digits.substring(0, 2) + ") " + digits.substring(2, 6) + "-" + digits.substring(6);
            default -> "0044 " + digits;
        };
    }

    private static void importFile(
            ImportDesk imports, ImmediateTasks tasks, ContactBook book, Directory directory, Path file, String what)
            throws IOException {
        peaks().forEach(MemoryPoolMXBean::resetPeakUsage);
        UUID upload;
        try (var in = Files.newInputStream(file)) {
            upload = imports.files().keep(in);
        }
        ImportSource how = new ImportSource(
                ImportSource.Kind.CSV, "", "", "", "", "", new Secret(""), "", 60, Map.of(), false, "");
        long begun = System.nanoTime();
        long cpu = cpu();
        UUID task = imports.submit(directory.id(), upload, how, BY, "benchmark");
        double took = seconds(begun);
        System.out.printf("%s: %s %s%n", what, tasks.status(task).orElseThrow().state(), tasks.status(task).orElseThrow().note());
        System.out.printf("  %.1f s, %.1f s of processor time, heap at most %d MB%n", took, (cpu() - cpu) / 1e9,
                peaks().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20);
        imports.files().rejected(task).ifPresent(rejected -> System.out.printf("  rejected rows: %s, %d kB%n", rejected, rejected.toFile().length() / 1024));
        System.gc();
        System.out.printf("  index: %,d contacts, %d MB, %d bytes each; heap after it %d MB%n", book.index().size(),
                book.index().bytes() >> 20, book.index().bytes() / Math.max(1, book.index().size()),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    private static Stream<MemoryPoolMXBean> peaks() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP);
    }

    private static void match(ContactBook book, int rows) {
        Random random = new Random(2);
        for (int i = 0; i < 200_000; i++) {
            book.match(number(random.nextInt(rows)), Optional.empty());
        }
        int count = 1_000_000;
        long[] nanos = new long[count];
        int known = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            // every tenth call is of somebody unknown
            String number = i % 10 == 0 ? "0161" + random.nextInt(10_000_000) : number(random.nextInt(rows));
            long at = System.nanoTime();
            known += book.match(number, Optional.empty()).isPresent() ? 1 : 0;
            nanos[i] = System.nanoTime() - at;
        }
        System.out.printf("match at full speed: %,.0f a second, %d known of %d; %s%n", count / seconds(begun), known, count,
                percentiles(nanos, count, 1000, "µs"));
    }

    private static void matchAtPace(ContactBook book, int rows) {
        Random random = new Random(3);
        long[] nanos = new long[50 * 3600];
        int count = 0;
        long next = System.nanoTime();
        while (!Thread.currentThread().isInterrupted() && count < nanos.length) {
            next += 20_000_000;
            LockSupport.parkNanos(next - System.nanoTime());
            long at = System.nanoTime();
            book.match(number(random.nextInt(rows)), Optional.empty());
            nanos[count++] = System.nanoTime() - at;
        }
        System.out.printf("match at 50 calls/s meanwhile: %d matches; %s%n", count, percentiles(nanos, count, 1000, "µs"));
    }

    private static void search(ContactDesk desk) {
        Random random = new Random(4);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        String[][] kinds = {
            {"a name and a number", "%1$s %2$d"}, {"part of a name", "%3$s"}, {"part of a number", "20%4$06d"},
            {"a company", "kestrel %5$d"}, {"nothing that is there", "xyzzy%2$d"}, {"two letters", "%6$s"}, {"all", ""}
        };
        for (String[] kind : kinds) {
            int count = 300;
            long[] nanos = new long[count];
            long[] cpu = new long[count];
            long found = 0;
            for (int i = -50; i < count; i++) {
                String first = FIRST[random.nextInt(FIRST.length)];
                String text = kind[1].formatted(
                        first, random.nextInt(1_000_000), first.substring(1), random.nextInt(1_000_000), random.nextInt(5000),
                        "" + (char) ('a' + random.nextInt(26)) + (char) ('a' + random.nextInt(26)));
                long cpuAt = threads.getCurrentThreadCpuTime();
                long at = System.nanoTime();
                long total = desk.search(Optional.empty(), text, new PageRequest(0, 50), BY).total();
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - at;
                    cpu[i] = threads.getCurrentThreadCpuTime() - cpuAt;
                    found += total;
                }
            }
            System.out.printf("search for %s: %d found on average; %s%n  of the processor: %s%n", kind[0], found / count,
                    percentiles(nanos, count, 1_000_000, "ms"), percentiles(cpu, count, 1_000_000, "ms"));
        }
    }

    private static String percentiles(long[] nanos, int count, double unit, String name) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return "half under %.1f, 95 %% %.1f, 99 %% %.1f, 99.9 %% %.1f, longest %.1f %s".formatted(
                sorted[count / 2] / unit, sorted[(int) (count * 0.95)] / unit, sorted[(int) (count * 0.99)] / unit,
                sorted[(int) (count * 0.999)] / unit, sorted[count - 1] / unit, name);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
