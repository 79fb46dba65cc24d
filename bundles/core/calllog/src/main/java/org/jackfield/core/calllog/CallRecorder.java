package org.jackfield.core.calllog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.JournalConsumer;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.core.calllog.store.CallStore;

/** Writes what the journal tells of calls into the database, each batch with its cursor in one transaction. */
final class CallRecorder implements JournalConsumer {

    private final CallStore store;
    private final Writing writing;
    private final CallChanges changes;
    private final AlertService alerts;
    private final LongAdder calls = new LongAdder();
    private final LongAdder segments = new LongAdder();
    private final LongAdder failures = new LongAdder();

    CallRecorder(CallStore store, Writing writing, CallChanges changes, AlertService alerts) {
        this.store = store;
        this.writing = writing;
        this.changes = changes;
        this.alerts = alerts;
    }

    /** Writes calls and cursor in one transaction. */
    @FunctionalInterface
    interface Writing {
        CallStore.Written write(PhoneSystemId system, Collection<LogicalCall> calls, long position);
    }

    @Override
    public long cursor(PhoneSystemId system) {
        return store.cursor(system);
    }

    @Override
    public void accept(PhoneSystemId system, List<JournalEntry> entries) {
        // only how a call is at the end of the batch matters, not how it came to be so
        Map<UUID, LogicalCall> newest = new LinkedHashMap<>();
        for (JournalEntry entry : entries) {
            entry.changes().forEach(call -> newest.put(call.id(), call));
        }
        try {
            CallStore.Written written =
                    writing.write(system, newest.values(), entries.get(entries.size() - 1).position());
            changes.changed(newest.keySet());
            calls.add(written.calls());
            segments.add(written.segments());
        } catch (RuntimeException e) {
            failures.increment();
            throw e;
        }
    }

    @Override
    public void missed(PhoneSystemId system, long from, long to) {
        alerts.raise(new AlertCondition(
                "calllog.gap:" + system,
                AlertCondition.Severity.WARNING,
                "Calls are missing in the call log",
                "Entries " + from + " to " + to + " of the journal of phone system " + system + " were gone before they"
                        + " could be stored.",
                "If the database was away for long, keep the journal for more days."));
    }

    long callsStored() {
        return calls.sum();
    }

    long segmentsStored() {
        return segments.sum();
    }

    long failures() {
        return failures.sum();
    }
}
