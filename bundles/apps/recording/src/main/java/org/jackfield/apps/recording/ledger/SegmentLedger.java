package org.jackfield.apps.recording.ledger;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.recorder.Outcomes;
import org.jackfield.apps.recording.rules.CurrentRules;
import org.jackfield.apps.recording.rules.RecordingRules;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingStore;
import org.jackfield.apps.recording.store.SegmentOutcome;

/**
 * Follows the journals and gives every segment of a recorded device its state. A segment that cannot be judged yet waits,
 * and is judged by {@link #resolve} later. Each batch of entries and its cursor are one transaction.
 */
public final class SegmentLedger {

    private static final int AT_ONCE = 500;

    private final RecordingStore store;
    private final CallJournal journal;
    private final CurrentRules rules;
    private final Supplier<Optional<Outcomes>> recorder;
    private final AlertService alerts;
    private final InstantSource clock;
    private final FailureAlert failures;
    private final Instant since;
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    /**
     * Keeps the ledger from now on.
     *
     * @param recorder the recorder, if it is running
     */
    public SegmentLedger(
            RecordingStore store, CallJournal journal, CurrentRules rules, Supplier<Optional<Outcomes>> recorder,
            AlertService alerts, SiteTime time) {
        this.store = store;
        this.journal = journal;
        this.rules = rules;
        this.recorder = recorder;
        this.alerts = alerts;
        clock = time.clock();
        failures = new FailureAlert(store, alerts, time);
        since = clock.instant();
    }

    /** {@return where to go on} At the very first it begins with what comes next: nobody wanted older calls recorded. */
    public long cursor(PhoneSystemId system) {
        OptionalLong stored = store.cursor(system);
        if (stored.isPresent()) {
            return stored.getAsLong();
        }
        long newest = journal.status().stream()
                .filter(one -> one.system().equals(system))
                .mapToLong(CallJournal.Status::newest)
                .findFirst()
                .orElse(0);
        store.write(system, List.of(), List.of(), newest);
        return newest;
    }

    /** Keeps what the entries tell of segments that are over. */
    public void accept(PhoneSystemId system, List<JournalEntry> entries) {
        // only how a call is at the end of the batch matters, not how it came to be so
        Map<UUID, LogicalCall> newest = new LinkedHashMap<>();
        entries.forEach(entry -> entry.changes().forEach(call -> newest.put(call.id(), call)));
        Map<UUID, Segment> ended = new LinkedHashMap<>();
        newest.values().stream()
                .filter(call -> call.mergedInto() == null)
                .flatMap(call -> call.segments().stream())
                .filter(segment -> !segment.isLive())
                .forEach(segment -> ended.merge(segment.id(), segment, (one, other) -> one.revision() >= other.revision() ? one : other));
        Map<UUID, Long> known = store.revisions(ended.keySet());
        RecordingRules now = rules.rules();
        List<SegmentOutcome> outcomes = new ArrayList<>();
        List<Segment> others = new ArrayList<>();
        for (Segment segment : ended.values()) {
            Long before = known.get(segment.id());
            if (before != null && before >= segment.revision()) {
                continue;
            }
            if (now.recorded(segment).isPresent()) {
                outcomes.add(judged(segment, now));
            } else if (before != null) {
                others.add(segment);
            }
        }
        kept.addAndGet(store.write(system, outcomes, others, entries.getLast().position()));
        failed.addAndGet(outcomes.stream()
                .filter(one -> one.state() == SegmentState.FAILED && !known.containsKey(one.segment().id()))
                .count());
    }

    private SegmentOutcome judged(Segment segment, RecordingRules now) {
        Judgement judgement =
                Judgement.of(segment, now.decide(segment), outcome(segment.id()), since, clock.instant());
        return new SegmentOutcome(segment, judgement.state(), judgement.reason());
    }

    private Optional<Outcomes.Outcome> outcome(UUID segment) {
        return recorder.get().flatMap(outcomes -> outcomes.of(segment));
    }

    /** Judges segments that wait, as far as they can be by now. {@return how many wait no more} */
    public int resolve() {
        int resolved = 0;
        for (RecordedSegment waiting : store.inState(SegmentState.PENDING, AT_ONCE)) {
            Segment segment = waiting.segment();
            if (!waiting.files().isEmpty()) {
                store.settle(List.of(segment.id()));
                resolved++;
                continue;
            }
            Judgement judgement = Judgement.later(segment, outcome(segment.id()), since, clock.instant());
            if (judgement.state() != SegmentState.PENDING
                    && store.resolve(segment.id(), judgement.state(), judgement.reason())) {
                resolved++;
                failed.addAndGet(judgement.state() == SegmentState.FAILED ? 1 : 0);
            }
        }
        failures.look();
        return resolved;
    }

    /** Tells that entries were gone before they could be read. */
    public void missed(PhoneSystemId system, long from, long to) {
        alerts.raise(new AlertCondition(
                "recording.gap:" + system,
                AlertCondition.Severity.WARNING,
                "What became of calls is not known",
                "Entries " + from + " to " + to + " of the journal of phone system " + system + " were gone before they"
                        + " could be read. What was recorded of these calls is kept.",
                "If the database was away for long, keep the journal for more days."));
    }

    /** Takes back alerts about how things are now. */
    public void clearAlerts() {
        failures.clear();
    }

    /** {@return how many segments it kept since the start} */
    public long kept() {
        return kept.get();
    }

    /** {@return how many of them had failed} */
    public long failed() {
        return failed.get();
    }
}
