package org.jackfield.benchmarks.reporting;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.core.calllog.store.CallStore;
import org.jackfield.core.calllog.store.JdbiCallStore;
import org.jdbi.v3.core.Jdbi;

/** The call log at ten thousand calls an hour: two segments each, into the embedded database, synced to the disk. */
final class CallLogging implements SchemaReady, AutoCloseable {

    private static final long PACE_NANOS = 3_600_000_000_000L / 10_000;
    private static final PhoneSystemId SYSTEM = new PhoneSystemId(new UUID(1, 1));

    private final JdbcConnectionPool pool;
    private final Jdbi jdbi;
    private final CallStore store;
    private final List<Long> micros = Collections.synchronizedList(new ArrayList<>());
    private final Thread writer = new Thread(this::write, "call-log");
    private volatile boolean ended;

    CallLogging(Path folder, Path schema) throws Exception {
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + folder.resolve("log" + System.nanoTime()) + ";WRITE_DELAY=0", "sa", "");
        jdbi = Jdbi.create(pool).installPlugin(new ColumnTypes());
        Map<String, String> scripts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(schema)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                scripts.put(schema.relativize(file).toString(), Files.readString(file));
            }
        }
        jdbi.useHandle(handle -> SchemaScript.select(Dialect.H2, scripts).stream()
                .flatMap(script -> script.statements(Dialect.H2).stream())
                .forEach(handle::execute));
        store = new JdbiCallStore(this, segment -> SegmentPeople.NONE, Optional::empty);
        writer.start();
    }

    private void write() {
        long due = System.nanoTime();
        for (long position = 1; !ended; position++) {
            long begin = System.nanoTime();
            store.write(SYSTEM, List.of(call()), position);
            micros.add((System.nanoTime() - begin) / 1000);
            due += PACE_NANOS;
            while (!ended && System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    private static LogicalCall call() {
        UUID id = Ids.next();
        Instant began = Instant.now();
        List<Segment> segments = new ArrayList<>();
        for (int n = 1; n <= 2; n++) {
            segments.add(new Segment(
                    Ids.next(), id, n, 1, SYSTEM, CallId.of("1A"), CallType.EXTERNAL, Direction.INBOUND,
                    Party.of(DeviceId.of("100" + n), DeviceKind.STATION, "Phone"), Party.NONE,
                    Party.of(DeviceId.of("94001"), DeviceKind.TRUNK, ""), Party.NONE, Party.NONE, Party.NONE,
                    new ExternalParty("02079460000", "", "", ""), "", "", true, false, began, began, began.plusSeconds(60), 0, 0,
                    60_000, 0, SegmentEnd.CLEARED, Cause.UNKNOWN, "", Set.of()));
        }
        return new LogicalCall(
                id, 1, SYSTEM, List.of(CallId.of("1A")), CallType.EXTERNAL, Direction.INBOUND, LogicalCall.State.ENDED, began,
                began, began.plusSeconds(60), null, Party.NONE, new ExternalParty("02079460000", "", "", ""), "", "", List.of(),
                segments, Set.of());
    }

    /** {@return how long writes took since the last time, for people} */
    String sinceLast() {
        long[] sorted;
        synchronized (micros) {
            sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
            micros.clear();
        }
        return sorted.length == 0
                ? "no calls"
                : String.format("%d calls, median %.1f ms, 99 of 100 within %.1f ms, worst %.1f ms", sorted.length,
                        sorted[sorted.length / 2] / 1000.0, sorted[sorted.length * 99 / 100] / 1000.0,
                        Arrays.stream(sorted).max().orElseThrow() / 1000.0);
    }

    @Override
    public DataSource dataSource() {
        return pool;
    }

    @Override
    public Jdbi jdbi() {
        return jdbi;
    }

    @Override
    public Dialect dialect() {
        return Dialect.H2;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        LockSupport.unpark(writer);
        writer.join();
        pool.dispose();
    }
}
