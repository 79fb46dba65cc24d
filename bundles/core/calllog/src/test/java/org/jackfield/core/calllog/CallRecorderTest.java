package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.core.calllog.store.Samples.START;
import static org.jackfield.core.calllog.store.Samples.SYSTEM;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.calllog.store.CallStore;
import org.jackfield.core.calllog.store.JdbiCallStore;
import org.jackfield.core.calllog.store.Samples;
import org.junit.jupiter.api.Test;

class CallRecorderTest {

    private static JournalEntry entry(long position, LogicalCall... calls) {
        return new JournalEntry(
                SYSTEM, position, Ids.next(), START, null,
                new CallEvent.CallCleared(CallId.of("1A01"), Cause.NORMAL_CLEARING, ""), "", null, List.of(calls));
    }

    @Test
    void anyCuttingIntoBatchesAndAnyRepeatGivesTheSameRows() {
        UUID id = Ids.next();
        List<Segment> segments = new ArrayList<>();
        List<JournalEntry> journal = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            segments.add(Samples.segment(id, i, "100" + i, i % 2 == 0));
            journal.add(entry(i, Samples.call(id, i, START, i < 8, List.copyOf(segments))));
        }
        LoggedCall expected = null;
        for (int size = 1; size <= journal.size(); size++) {
            try (TestDatabase database = TestDatabase.open(Dialect.H2)) {
                CallStore store = new JdbiCallStore(database, segment -> SegmentPeople.NONE, Optional::empty);
                CallRecorder recorder = new CallRecorder(store, store::write, new CallChanges(), new RecordingAlerts());
                for (int at = 0; at < journal.size(); at += size) {
                    List<JournalEntry> batch = journal.subList(at, Math.min(journal.size(), at + size));
                    recorder.accept(SYSTEM, batch);
                    recorder.accept(SYSTEM, batch);
                }
                LoggedCall stored = store.call(id, CallAccess.ALL).orElseThrow();
                expected = expected == null ? stored : expected;
                assertThat(stored).isEqualTo(expected);
                assertThat(stored.segments()).isEqualTo(segments);
                assertThat(recorder.cursor(SYSTEM)).isEqualTo(8);
                assertThat(recorder.callsStored()).isEqualTo(1);
                assertThat(recorder.segmentsStored()).isEqualTo(8);
            }
        }
    }

    @Test
    void writeThatFailsKeepsNeitherRowsNorCursor() {
        try (TestDatabase database = TestDatabase.open(Dialect.H2)) {
            CallStore store = new JdbiCallStore(database, segment -> SegmentPeople.NONE, Optional::empty);
            CallRecorder recorder = new CallRecorder(store, store::write, new CallChanges(), new RecordingAlerts());
            database.jdbi().useHandle(h -> h.execute("ALTER TABLE calllog_cursor RENAME TO hidden"));
            List<JournalEntry> batch = List.of(entry(3, Samples.call(START, true, "1001")));

            assertThatThrownBy(() -> recorder.accept(SYSTEM, batch)).isInstanceOf(RuntimeException.class);

            assertThat(recorder.failures()).isEqualTo(1);
            assertThat(store.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first()).total()).isZero();
            database.jdbi().useHandle(h -> h.execute("ALTER TABLE hidden RENAME TO calllog_cursor"));
            recorder.accept(SYSTEM, batch);
            assertThat(store.find(CallQuery.ALL, CallAccess.ALL, PageRequest.first()).total()).isEqualTo(1);
        }
    }

    @Test
    void goneEntriesRaiseAnAlert() {
        RecordingAlerts alerts = new RecordingAlerts();
        try (TestDatabase database = TestDatabase.open(Dialect.H2)) {
            CallStore store = new JdbiCallStore(database, segment -> SegmentPeople.NONE, Optional::empty);
            new CallRecorder(store, store::write, new CallChanges(), alerts).missed(SYSTEM, 5, 9);
        }
        assertThat(alerts.keys()).containsExactly("calllog.gap:" + SYSTEM);
    }
}
