package org.jackfield.apps.recording.recorder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jackfield.api.recording.ledger.LedgerEntry;

/** Pauses the recordings of segments, remembers it of late, and has it entered in the ledger. Owned by the desk's thread. */
final class Pauses {

    /** More than anybody can wish while a border is on its way. */
    private static final int MOST_MARKS = 64;

    private final Finisher finisher;
    private final Counters counters;

    Pauses(Finisher finisher, Counters counters) {
        this.finisher = finisher;
        this.counters = counters;
    }

    /** {@return completed when the pause is on disk} */
    CompletableFuture<Void> pause(SegmentWork work, Instant at, String by) {
        if (work.isPaused()) {
            return CompletableFuture.completedFuture(null);
        }
        work.pausedSince = at;
        work.pausedBy = by;
        remember(work, new Mark(true, at, by));
        work.listeners.forEach(LiveStream::paused);
        if (work.active == null) {
            return CompletableFuture.completedFuture(null);
        }
        work.active.wishPause(at);
        note(work, LedgerEntry.Kind.PAUSED, at, by);
        counters.paused();
        mark(work, new Mark(true, at, by));
        return work.active.notePause(by);
    }

    /** Lets a segment's recording go on. */
    void resume(SegmentWork work, Instant at, String by) {
        if (!work.isPaused()) {
            return;
        }
        work.pausedSince = null;
        work.pausedBy = "";
        remember(work, new Mark(false, at, by));
        if (work.active != null) {
            note(work, LedgerEntry.Kind.RESUMED, at, by);
            mark(work, new Mark(false, at, by));
        }
    }

    /** What was wished while nobody knew of this segment holds for it. */
    void carryOn(SegmentWork work, List<Mark> wished) {
        for (Mark mark : wished) {
            if (mark.pause()) {
                pause(work, mark.at(), mark.by());
            } else {
                resume(work, mark.at(), mark.by());
            }
        }
    }

    private static void remember(SegmentWork work, Mark mark) {
        work.marks.addLast(mark);
        if (work.marks.size() > MOST_MARKS) {
            work.marks.removeFirst();
        }
    }

    private static void mark(SegmentWork work, Mark mark) {
        if (work.feeding != null) {
            work.feeding.feed.mark(work.active, mark);
        } else {
            work.active.mark(mark, work.active.timeOf(mark.at()));
        }
    }

    private void note(SegmentWork work, LedgerEntry.Kind kind, Instant at, String by) {
        UUID recording = work.active.recording().label().id();
        finisher.note(new LedgerEntry(kind, at, recording, Optional.empty(), by, ""));
    }
}
