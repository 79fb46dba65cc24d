package org.jackfield.core.telephony.model;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.LinkEvent;

/** Brings the calls in line with what the phone system says is alive, after events may have been missed. */
final class Resync {

    private static final int MAX_NODES = 1000;

    private final CallBook calls;
    private final Lifecycle lifecycle;
    private final Segmenter segmenter;
    private LinkEvent.Scope running;
    /** Nodes whose names may have begun anew, the empty one for all. */
    private final Set<String> doubted = new TreeSet<>();

    Resync(CallBook calls, Lifecycle lifecycle, Segmenter segmenter) {
        this.calls = calls;
        this.lifecycle = lifecycle;
        this.segmenter = segmenter;
    }

    boolean isRunning() {
        return running != null;
    }

    /** {@return what is being read, null if nothing is} */
    LinkEvent.Scope running() {
        return running;
    }

    Set<String> doubted() {
        return doubted;
    }

    void restore(LinkEvent.Scope read, Collection<String> nodes) {
        running = read;
        doubted.addAll(nodes);
    }

    void abandon() {
        running = null;
    }

    /** A node was out of sight, the empty one for all: it may have started anew, with its names. */
    void lost(String node) {
        if (doubted.size() < MAX_NODES) {
            doubted.add(node);
        }
        unconfirm(LinkEvent.Scope.node(node));
    }

    /** Whether the names of calls in which the device is may have begun anew. */
    boolean doubts(DeviceId device) {
        return running != null || doubted.contains("") || doubted.contains(device.node());
    }

    void begin(LinkEvent.Scope scope) {
        running = scope;
        unconfirm(scope);
    }

    private void unconfirm(LinkEvent.Scope scope) {
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
        if (complete) {
            settleDoubts(scope);
        }
        for (Call call : calls.all()) {
            if (call.legs.stream().noneMatch(l -> isMissing(l, scope))) {
                continue;
            }
            if (complete) {
                remove(call, scope, lostAt, step);
            } else if (call.marks.add(CallMark.GAP)) {
                call.liveDrafts().forEach(draft -> draft.marks.add(CallMark.GAP));
                lifecycle.changed(call, step);
            }
        }
    }

    private static boolean isMissing(Leg leg, LinkEvent.Scope scope) {
        return scope.covers(leg.device()) && !leg.confirmed();
    }

    private void settleDoubts(LinkEvent.Scope scope) {
        if (scope.equals(LinkEvent.Scope.ALL)) {
            doubted.clear();
        } else if (scope.device().isNone()) {
            doubted.remove(scope.node());
        }
        calls.endDoubts();
    }

    private void remove(Call call, LinkEvent.Scope scope, Instant lostAt, Step step) {
        boolean alive = call.legs.stream().anyMatch(l -> l.keepsAlive() && !isMissing(l, scope));
        if (!alive) {
            // when it ended nobody knows: it counts for as long as it was known to be alive
            Instant known = lostAt == null ? step.at() : lostAt.isAfter(call.counted) ? lostAt : call.counted;
            lifecycle.interrupt(call, step.happenedAt(known));
            return;
        }
        // who else is in a call is often told by its stations alone: trunks and groups stay while one of them does
        List<Leg> gone = call.legs.stream()
                .filter(l -> isMissing(l, scope) && !l.kind().isTrunk() && !l.kind().isGroup())
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
