package org.jackfield.apps.recording.ledger;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.Map;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordingStore;

/** Tells of today's calls that should have been recorded and were not. Begins anew with each day of the site. */
final class FailureAlert {

    static final String FAILED = "recording.failed";
    static final String UNLICENSED = "recording.unlicensed";

    private final RecordingStore store;
    private final AlertService alerts;
    private final SiteTime time;
    private Map<SegmentState, Long> told = Map.of();

    FailureAlert(RecordingStore store, AlertService alerts, SiteTime time) {
        this.store = store;
        this.alerts = alerts;
        this.time = time;
    }

    /** Looks at today's figures. */
    synchronized void look() {
        ZonedDateTime day = time.siteNow().toLocalDate().atStartOfDay(time.zone());
        Instant from = day.toInstant();
        Instant to = day.plusDays(1).toInstant();
        Map<SegmentState, Long> counts = store.counts(from, to, CallAccess.ALL);
        if (counts.equals(told)) {
            return;
        }
        long failed = counts.getOrDefault(SegmentState.FAILED, 0L);
        if (failed > 0) {
            alerts.raise(new AlertCondition(
                    FAILED,
                    AlertCondition.Severity.CRITICAL,
                    "Calls were not recorded",
                    failed + " of today's calls should have been recorded and were not, or only in part; of others "
                            + counts.getOrDefault(SegmentState.RECORDED, 0L) + " were. " + most(from, to, failed),
                    "recording:ledger --failed names each of them and why."));
        } else {
            alerts.clear(FAILED);
        }
        long unlicensed = counts.getOrDefault(SegmentState.UNLICENSED, 0L);
        if (unlicensed > 0) {
            alerts.raise(new AlertCondition(
                    UNLICENSED,
                    AlertCondition.Severity.WARNING,
                    "Calls were not recorded for want of a channel",
                    "All licensed channels were taken at " + unlicensed + " of today's calls.",
                    "Record fewer devices, or license more channels."));
        } else {
            alerts.clear(UNLICENSED);
        }
        told = counts;
    }

    private String most(Instant from, Instant to, long failed) {
        Iterator<Map.Entry<String, Long>> reasons = store.reasons(SegmentState.FAILED, from, to, CallAccess.ALL).entrySet().iterator();
        if (!reasons.hasNext()) {
            return "";
        }
        Map.Entry<String, Long> first = reasons.next();
        return (first.getValue() == failed ? "Why: " : "Most often: ") + first.getKey();
    }

    /** Takes back what it raised. */
    synchronized void clear() {
        told = Map.of();
        alerts.clear(FAILED);
        alerts.clear(UNLICENSED);
    }
}
