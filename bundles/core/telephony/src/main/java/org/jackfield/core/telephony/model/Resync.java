package org.jackfield.core.telephony.model;

import java.time.Instant;
import java.util.List;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.LinkEvent;

/** Brings the calls in line with what the phone system says is alive, after events may have been missed. */
final class Resync {

    private final CallBook calls;
    private final Lifecycle lifecycle;
    private final Segmenter segmenter;
    private LinkEvent.Scope running;

    Resync(CallBook calls, Lifecycle lifecycle, Segmenter segmenter) {
        this.calls = calls;
        this.lifecycle = lifecycle;
        this.segmenter = segmenter;
    }

    boolean isRunning() {
        return running != null;
    }

    void abandon() {
        running = null;
    }

    void begin(LinkEvent.Scope scope) {
        running = scope;
        for (Call call : calls.all()) {
            for (Leg leg : List.copyOf(call.legs)) {
                if (scope.covers(leg.device())) {
                    call.put(leg.withConfirmed(false));
                }
            }
        }
    }

    /** @param lostAt up to when events were heard for certain, null if none were missed */
    void end(LinkEvent.Scope scope, boolean complete, Instant lostAt, Step step) {
        if (running == null) {
            return;
        }
        running = null;
        for (Call call : calls.all()) {
            if (call.legs.stream().allMatch(Leg::confirmed)) {
                continue;
            }
            if (complete) {
                remove(call, lostAt, step);
            } else if (call.marks.add(CallMark.GAP)) {
                call.liveDrafts().forEach(draft -> draft.marks.add(CallMark.GAP));
                lifecycle.changed(call, step);
            }
        }
    }

    private void remove(Call call, Instant lostAt, Step step) {
        boolean alive = call.legs.stream().anyMatch(l -> l.keepsAlive() && l.confirmed());
        if (!alive) {
            // when it ended nobody knows: it counts for as long as it was known to be alive
            Instant known = lostAt == null ? step.at() : lostAt.isAfter(call.counted) ? lostAt : call.counted;
            lifecycle.interrupt(call, step.happenedAt(known));
            return;
        }
        // who else is in a call is often told by its stations alone: trunks and groups stay while one of them does
        List<Leg> gone = call.legs.stream()
                .filter(l -> !l.confirmed() && !l.kind().isTrunk() && !l.kind().isGroup())
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        segmenter.count(call, step);
        call.marks.add(CallMark.GAP);
        Ending ending = Ending.of(SegmentEnd.INTERRUPTED, Cause.NOT_IN_SNAPSHOT);
        for (Leg leg : gone) {
            call.liveDraft(leg.device()).ifPresent(draft -> draft.marks.add(CallMark.INTERRUPTED));
            segmenter.close(call, leg.device(), ending, step);
        }
        call.removeLegs(gone::contains);
        lifecycle.settle(call, ending, step);
    }
}
