package org.jackfield.core.calllog;

import static org.jackfield.core.calllog.store.Samples.START;
import static org.jackfield.core.calllog.store.Samples.SYSTEM;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.store.AddedFields;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.recording.facts.RecordingFactsService;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.calllog.store.ArchiveSteps;
import org.jackfield.core.calllog.store.ArchiveStore;
import org.jackfield.core.calllog.store.ArchivedCalls;
import org.jackfield.core.calllog.store.CallStore;
import org.jackfield.core.calllog.store.JdbiCallStore;
import org.jackfield.core.calllog.store.ParquetFiles;
import org.jackfield.core.calllog.store.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A call log with its archive, whose processes can be ended and started again. */
abstract class ArchivedSite {

    static final Instant LATER = START.plus(Duration.ofDays(60));

    /** Ends a run where a kill would. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @TempDir
    Path folder;

    private final Dialect dialect;
    TestDatabase database;
    CallStore recent;
    ArchiveStore listed;
    private ArchivedCalls reader;
    /** What call recording keeps; null without it. */
    AddedFields added;
    RecordingFactsService facts;

    ArchivedSite(Dialect dialect) {
        this.dialect = dialect;
    }

    @BeforeEach
    void open() throws Exception {
        database = TestDatabase.open(dialect);
        recent = new JdbiCallStore(
                database, segment -> new SegmentPeople(new UUID(9, 1), "Ann", null, "", null, ""), () -> Optional.ofNullable(added));
        listed = new ArchiveStore(database, folder, ArchiveSteps.UNSEEN);
        reader = new ArchivedCalls(() -> Optional.ofNullable(facts));
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        database.close();
    }

    /** All that one process has; a new one is a restart. */
    final class Process {
        final RecordingAlerts alerts;
        final CallChanges changes = new CallChanges();
        final ReentrantReadWriteLock moving = new ReentrantReadWriteLock();
        final ParquetFiles files = new ParquetFiles(folder, ArchiveSteps.UNSEEN);
        final StoredHistory history;
        final WholeCallLog log;
        final CallArchive archive;
        final LateCalls late;

        Process() {
            this("");
        }

        Process(String killedAt) {
            this(killedAt, new RecordingAlerts());
        }

        /** Goes on with the alerts of the one before. */
        Process(RecordingAlerts alerts) {
            this("", alerts);
        }

        private Process(String killedAt, RecordingAlerts alerts) {
            this.alerts = alerts;
            history = new StoredHistory(listed, files, changes, moving, alerts);
            log = new WholeCallLog(recent, listed, reader, history, moving.readLock());
            archive = new CallArchive(listed, files, history, changes, moving.writeLock(), step -> {
                if (step.equals(killedAt)) {
                    throw new Killed();
                }
            });
            late = new LateCalls(recent, listed, log, archive, moving.readLock(), InstantSource.fixed(LATER));
        }

        long run() throws Exception {
            return run(LATER);
        }

        long run(Instant before) throws Exception {
            return archive.run(before, LATER, () -> false);
        }

        List<LoggedCall> all() {
            return log.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first(1000)).items();
        }
    }

    final List<LoggedCall> stored(int count) {
        List<LogicalCall> calls = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(Samples.call(START.plus(Duration.ofDays(i)), i % 2 == 0, "100" + i % 10, "1050"));
        }
        recent.write(SYSTEM, calls, count);
        return recent.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first(1000)).items();
    }
}
