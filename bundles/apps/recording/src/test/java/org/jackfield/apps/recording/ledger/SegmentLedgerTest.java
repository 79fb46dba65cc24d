package org.jackfield.apps.recording.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jackfield.apps.recording.Calls.SYSTEM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.recorder.Outcomes.Outcome;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.rules.ExclusionList;
import org.jackfield.apps.recording.rules.InclusionList;
import org.jackfield.apps.recording.rules.ListEntry;
import org.jackfield.apps.recording.rules.RecordedDevice;
import org.jackfield.apps.recording.rules.RecordingRules;
import org.jackfield.apps.recording.store.Files;
import org.jackfield.apps.recording.store.JdbiRecordingStore;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingOrder;
import org.jackfield.apps.recording.store.RecordingQuery;
import org.jackfield.apps.recording.store.RecordingStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentLedgerTest {

    private final LeapingClock time = new LeapingClock(Calls.START.minusSeconds(600));
    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final RecordingStore store = new JdbiRecordingStore(database, segment -> SegmentPeople.NONE, segment -> { });
    private final RecordingAlerts alerts = new RecordingAlerts();
    private final Map<UUID, Outcome> outcomes = new HashMap<>();
    private final Rules rules = new Rules();
    private final Journal journal = new Journal();
    private final SegmentLedger ledger = ledger();

    private SegmentLedger ledger() {
        return new SegmentLedger(
                store, journal, rules, () -> Optional.of(segment -> Optional.ofNullable(outcomes.get(segment))), alerts, time);
    }

    /** 1001 and 1002 are recorded, unless the agent is 999. */
    private static final class Rules implements CurrentRules {

        private RecordingRules now = new RecordingRules(
                List.of(device("1001"), device("1002")),
                new ExclusionList(false, List.of(new ListEntry(ListEntry.Kind.AGENT, "999", ""))),
                InclusionList.TYPE.defaults());

        private static RecordedDevice device(String number) {
            return new RecordedDevice(SYSTEM, DeviceId.of(number), RecordedDevice.Method.MIRROR, "", "");
        }

        @Override
        public RecordingRules rules() {
            return now;
        }

        @Override
        public void learned(PhoneSystemId system, DeviceId device, String mac, String address) {
            throw new AssertionError();
        }
    }

    /** A journal with so many entries. */
    private static final class Journal implements CallJournal {

        private long newest;

        @Override
        public List<JournalEntry> read(PhoneSystemId system, long after, int limit) {
            throw new AssertionError();
        }

        @Override
        public List<JournalEntry> eventsOf(PhoneSystemId system, UUID call, Instant from, Instant to) {
            throw new AssertionError();
        }

        @Override
        public List<Status> status() {
            return List.of(new Status(SYSTEM, 1, newest, 0, null, List.of()));
        }
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void tell(long position, Calls... segments) {
        ledger.accept(SYSTEM, List.of(Calls.entry(position, Calls.call(segments))));
    }

    private void at(Calls call, Duration after) {
        time.set(call.ended().plus(after));
    }

    private RecordedSegment read(Calls call) {
        return store.segment(call.id()).orElseThrow();
    }

    private SegmentState state(Calls call) {
        return read(call).state();
    }

    @Test
    void segmentsOfRecordedDevicesAreKeptWhenTheyAreOver() {
        Calls first = Calls.inbound("1001");
        Calls lasting = first.then("1002").lasting();
        Calls other = Calls.inbound("1009");
        outcomes.put(first.id(), new Outcome(SegmentState.UNLICENSED, "all channels are taken"));
        at(first, Duration.ofSeconds(1));

        tell(1, first, lasting);
        tell(2, other);

        assertThat(state(first)).isEqualTo(SegmentState.UNLICENSED);
        assertThat(store.segment(lasting.id())).isEmpty();
        assertThat(store.segment(other.id())).isEmpty();
        assertThat(ledger.cursor(SYSTEM)).isEqualTo(2);
        assertThat(ledger.kept()).isEqualTo(1);
    }

    @Test
    void everySegmentEndsInItsState() {
        Calls recorded = Calls.inbound("1001");
        Calls excluded = Calls.inbound("1001").with("0161", "", "", "", "999");
        Calls lost = Calls.inbound("1001").lost();
        Calls failed = Calls.inbound("1002");
        Calls unheard = Calls.inbound("1002");
        store.addFile(Files.of(recorded));
        outcomes.put(recorded.id(), new Outcome(SegmentState.PENDING, ""));
        outcomes.put(failed.id(), new Outcome(SegmentState.FAILED, "unsupported codec G729"));
        at(recorded, Duration.ofSeconds(1));
        long position = 0;
        for (Calls call : List.of(recorded, excluded, lost, failed, unheard)) {
            tell(++position, call);
        }

        assertThat(state(recorded)).isEqualTo(SegmentState.RECORDED);
        assertThat(state(excluded)).isEqualTo(SegmentState.EXCLUDED);
        assertThat(read(excluded).reason()).isEqualTo("Excluded: agent 999.");
        assertThat(state(lost)).isEqualTo(SegmentState.NO_AUDIO_EXPECTED);
        assertThat(read(failed).reason()).isEqualTo("unsupported codec G729");
        assertThat(state(unheard)).isEqualTo(SegmentState.PENDING);

        at(unheard, Duration.ofMinutes(3));
        ledger.resolve();

        assertThat(state(unheard)).isEqualTo(SegmentState.FAILED);
        assertThat(ledger.failed()).isEqualTo(2);
        assertThat(store.inState(SegmentState.PENDING, 10)).isEmpty();
    }

    @Test
    void recordingThatComesWhileItsSegmentWaitsIsNoFailure() {
        Calls call = Calls.inbound("1001");
        at(call, Duration.ofSeconds(1));
        tell(1, call);
        store.addFile(Files.of(call));

        at(call, Duration.ofHours(1));
        ledger.resolve();

        assertThat(state(call)).isEqualTo(SegmentState.RECORDED);
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void whatTheRecorderSaysLaterCounts() {
        Calls call = Calls.inbound("1001");
        at(call, Duration.ofSeconds(1));
        tell(1, call);

        outcomes.put(call.id(), new Outcome(SegmentState.FAILED, "disk full"));
        ledger.resolve();

        assertThat(read(call).reason()).isEqualTo("disk full");
    }

    @Test
    void anyCuttingIntoBatchesAndAnyRepeatGivesTheSameRows() {
        Calls first = Calls.inbound("1001");
        Calls second = first.then("1009");
        Calls third = second.then("1002");
        at(third, Duration.ofSeconds(1));
        for (Calls call : List.of(first, third)) {
            outcomes.put(call.id(), new Outcome(SegmentState.FAILED, "no audio was seen"));
        }
        List<JournalEntry> entries = List.of(
                Calls.entry(1, Calls.call(first.lasting())),
                Calls.entry(2, Calls.call(first, second.lasting())),
                Calls.entry(3, Calls.call(first, second, third.lasting())),
                Calls.entry(4, Calls.call(first, second, third)));
        for (int size = 1; size <= entries.size(); size++) {
            for (int from = 0; from < entries.size(); from += size) {
                List<JournalEntry> batch = entries.subList(from, Math.min(entries.size(), from + size));
                ledger.accept(SYSTEM, batch);
                ledger.accept(SYSTEM, batch);
            }
            assertThat(store.call(first.call())).extracting(one -> one.segment())
                    .containsExactly(first.segment(), third.segment());
        }
        assertThat(ledger.kept()).isEqualTo(2);
        assertThat(ledger.failed()).isEqualTo(2);
    }

    @Test
    void segmentsGoOverIntoTheCallThatTookTheirsIn() {
        Calls consultation = Calls.internal("1001", "1009");
        Calls own = Calls.inbound("1001");
        at(own, Duration.ofSeconds(1));
        outcomes.put(consultation.id(), new Outcome(SegmentState.FAILED, "no audio was seen"));
        tell(1, consultation);

        ledger.accept(SYSTEM, List.of(Calls.entry(
                2, Calls.merged(consultation.call(), own.call()), Calls.call(own, consultation.revised(own.call(), 2)))));

        assertThat(store.call(consultation.call())).isEmpty();
        assertThat(store.call(own.call())).hasSize(2);
        assertThat(read(consultation).reason()).as("its state goes with it").isEqualTo("no audio was seen");
    }

    @Test
    void segmentOfADeviceThatIsRecordedNoMoreStaysAndMoves() {
        Calls call = Calls.inbound("1001");
        at(call, Duration.ofSeconds(1));
        outcomes.put(call.id(), new Outcome(SegmentState.FAILED, "no audio was seen"));
        tell(1, call);
        rules.now = new RecordingRules(List.of(), ExclusionList.TYPE.defaults(), InclusionList.TYPE.defaults());
        UUID other = Ids.next();

        tell(2, call.revised(other, 3));

        assertThat(store.call(other)).hasSize(1);
        assertThat(state(call)).isEqualTo(SegmentState.FAILED);
    }

    @Test
    void firstStartBeginsWithWhatComesNext() {
        journal.newest = 812;
        assertThat(ledger.cursor(SYSTEM)).isEqualTo(812);
        journal.newest = 900;
        assertThat(ledger().cursor(SYSTEM)).as("nothing in between is skipped").isEqualTo(812);
    }

    @Test
    void failuresOfTodayAreCountedInAnAlertUntilTheSitesMidnight() {
        Calls one = Calls.inbound("1001");
        Calls two = Calls.inbound("1002");
        at(one, Duration.ofSeconds(1));
        outcomes.put(one.id(), new Outcome(SegmentState.FAILED, "no audio was seen"));
        tell(1, one);
        ledger.resolve();
        assertThat(alerts.active().getFirst().condition().detail()).contains("1 of today's calls", "no audio was seen");

        outcomes.put(two.id(), new Outcome(SegmentState.UNLICENSED, "all channels are taken"));
        tell(2, two);
        ledger.resolve();
        assertThat(alerts.keys()).containsExactly(FailureAlert.FAILED, FailureAlert.UNLICENSED);

        time.leap(Duration.ofDays(1));
        ledger.resolve();
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void writeThatFailsKeepsNeitherSegmentNorCursor() {
        Calls call = Calls.inbound("1001");
        at(call, Duration.ofSeconds(1));
        ledger.cursor(SYSTEM);
        database.jdbi().useHandle(h -> h.execute("ALTER TABLE recording_file RENAME TO hidden"));

        assertThatThrownBy(() -> tell(5, call)).isInstanceOf(RuntimeException.class);

        database.jdbi().useHandle(h -> h.execute("ALTER TABLE hidden RENAME TO recording_file"));
        assertThat(ledger.cursor(SYSTEM)).isZero();
        tell(5, call);
        assertThat(store.segments(RecordingQuery.ALL, CallAccess.ALL, RecordingOrder.NEWEST, PageRequest.first()).total()).isEqualTo(1);
    }

    @Test
    void goneEntriesRaiseAnAlert() {
        ledger.missed(SYSTEM, 5, 9);
        assertThat(alerts.keys()).containsExactly("recording.gap:" + SYSTEM);
        assertThat(new ArrayList<>(alerts.active()).getFirst().condition().detail()).contains("5 to 9");
    }
}
