package org.jackfield.apps.recording.recorder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.licence.Lease;
import org.jackfield.api.licence.LeaseRefusal;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.Outcome;
import org.jackfield.apps.recording.SegmentState;

/**
 * Begins, pauses and ends the recordings of segments, and says what became of each. Owned by the desk's thread.
 */
final class SegmentRecordings {

    /** Raised while recordings cannot be kept. */
    static final String ALERT = "recording.not-kept";

    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final String TOO_MANY_PAUSES = "recording.too-many-pauses";

    private final Maker maker;
    private final Finisher finisher;
    private final Channels channels;
    private final OutcomeBook outcomes;
    private final Disk disk;
    private final AlertService alerts;
    private final InstantSource clock;
    private final Counters counters;
    private final Pauses pauses;
    private boolean alerted;
    private boolean stopping;

    /** Makes recordings that are being written from then on. */
    interface Maker {
        ActiveRecording make(SegmentWork work);
    }

    /** The disk that recordings go to. */
    interface Disk {

        /** {@return whether there is so little room that recording has to stop; asked often} */
        boolean full();
    }

    SegmentRecordings(
            Maker maker,
            Finisher finisher,
            Channels channels,
            OutcomeBook outcomes,
            Disk disk,
            AlertService alerts,
            InstantSource clock,
            Counters counters) {
        this.maker = maker;
        this.finisher = finisher;
        this.channels = channels;
        this.outcomes = outcomes;
        this.disk = disk;
        this.alerts = alerts;
        this.clock = clock;
        this.counters = counters;
        pauses = new Pauses(finisher, counters);
    }

    /** {@return what pauses its recordings} */
    Pauses pauses() {
        return pauses;
    }

    /** Keeps a segment's audio from a moment on, if there is a channel. */
    void begin(SegmentWork work, Instant from) {
        switch (channels.acquire(work.device(), work.id())) {
            case LeaseRefusal refusal -> {
                work.track.refused();
                outcomes.set(work.id(), SegmentState.UNLICENSED, refusal.problem().message());
                counters.unlicensed();
            }
            case Lease lease -> {
                work.lease = lease;
                work.from = from;
                outcomes.set(work.id(), SegmentState.PENDING, "");
                Optional<Sidecar> before = finisher.predecessor(work.id());
                before.ifPresent(sidecar -> {
                    work.part = sidecar.part() + 1;
                    if (!sidecar.pausedBy().isEmpty()) {
                        work.pausedSince = from;
                        work.pausedBy = sidecar.pausedBy();
                    }
                });
                start(work);
            }
        }
    }

    private void start(SegmentWork work) {
        if (disk.full()) {
            suspend(work, diskFull(work));
            return;
        }
        work.suspended = null;
        work.active = maker.make(work);
        work.open.add(work.active.recording().label().id());
        if (work.isPaused()) {
            work.active.mark(new Mark(true, work.from, work.pausedBy), 0);
        }
    }

    private static Problem diskFull(SegmentWork work) {
        return new Problem(
                Recording.DISK_FULL, Problem.Kind.UNAVAILABLE, work.device().device().toString(),
                "The disk is full.", "Make room; recording goes on by itself.");
    }

    private void suspend(SegmentWork work, Problem why) {
        work.suspended = why;
        work.trouble = why.message();
        boolean atOnce = why.code().equals(TOO_MANY_PAUSES);
        work.retryAt = atOnce ? Instant.MIN : clock.instant().plus(RETRY);
        if (atOnce) {
            work.trouble = "";
            return;
        }
        alerted = true;
        alerts.raise(new AlertCondition(
                ALERT, AlertCondition.Severity.CRITICAL, "Calls are not recorded",
                "A call of " + work.device().device() + " is not being recorded: " + why.message(), why.remedy()));
    }

    /** {@return whether a segment that could not be recorded is recorded again} */
    boolean retry(SegmentWork work, Instant now) {
        if (work.suspended == null || work.isOver() || work.retryAt.isAfter(now)) {
            return false;
        }
        work.from = now;
        work.part++;
        start(work);
        return work.suspended == null;
    }

    /** {@return whether so little room is left that all recordings were closed} */
    boolean stopIfFull(Iterable<SegmentWork> works, Instant now) {
        if (!disk.full()) {
            return false;
        }
        for (SegmentWork work : works) {
            if (work.active != null && work.suspended == null && !work.isOver()) {
                drop(work);
                ActiveRecording active = work.active;
                work.active = null;
                active.end(now, Outcome.INTERRUPTED);
                suspend(work, diskFull(work));
            }
        }
        return true;
    }

    /** Ends a segment's recording, once all before that moment has come in. */
    void end(SegmentWork work, Instant at) {
        work.ending = at;
        if (work.feeding == null) {
            finish(work);
        } else if (!work.closing) {
            stopFeeding(work, at);
        }
    }

    /**
     * A session is to give a segment nothing from a moment on. What was wished of it since then was said of the segment that
     * the phone system had not told of yet.
     */
    void stopFeeding(SegmentWork work, Instant at) {
        work.closing = true;
        work.fed = at;
        work.feeding.used = at;
        work.feeding.segment = null;
        work.feeding.wished = work.marks.stream().filter(mark -> mark.at().isAfter(at)).toList();
        work.feeding.feed.detach(work.active, at);
        if (work.isPaused() && work.pausedSince.isAfter(at)) {
            pauses.resume(work, work.pausedSince, work.pausedBy); // only now, for until then what is said is passed over
        }
    }

    /** A segment's session has handed all over that it had. */
    void fed(SegmentWork work) {
        SessionWork session = work.feeding;
        if (session == null) {
            return;
        }
        if (!work.closing) {
            work.fed = session.feed.over() == null ? clock.instant() : session.feed.over();
        }
        if (!session.feed.trouble().isEmpty()) {
            work.trouble = session.feed.trouble();
        }
        if (session.segment == work) {
            session.segment = null;
        }
        work.feeding = null;
        work.closing = false;
        if (work.ending != null) {
            finish(work);
        }
    }

    private void finish(SegmentWork work) {
        if (work.active != null) {
            work.active.end(work.ending, Outcome.COMPLETE);
        }
        settle(work);
    }

    /** Keeps nothing of a segment. */
    void destroy(SegmentWork work) {
        drop(work);
        if (work.active != null) {
            work.active.destroy();
            work.active = null;
        }
        work.suspended = null;
        work.trouble = "";
        work.listeners.forEach(LiveStream::close);
        outcomes.set(work.id(), SegmentState.EXCLUDED, work.track.rule());
        release(work);
    }

    private static void drop(SegmentWork work) {
        if (work.feeding != null) {
            work.feeding.feed.drop(work.active);
            if (work.feeding.segment == work) {
                work.feeding.segment = null;
            }
            work.feeding = null;
            work.closing = false;
        }
    }

    /** A recording's file exists. */
    void opened(SegmentWork work) {
        finisher.release(work.id());
        counters.begun();
    }

    /** A recording cannot go on. */
    void broken(SegmentWork work, ActiveRecording active, ProblemException why) {
        counters.broken();
        if (work.active == active) {
            drop(work);
            work.active = null;
        }
        if (!active.recording().hasFile()) {
            work.open.remove(active.recording().label().id());
        }
        suspend(work, why.problem());
        settle(work);
    }

    /** A recording took its last audio. */
    void ended(SegmentWork work, ActiveRecording active, boolean file) {
        long lost = active.recording().losses().disk() + active.refusedPackets();
        if (lost > 0) {
            work.trouble = lost + " packets were not taken by the disk.";
        }
        if (!file) {
            work.open.remove(active.recording().label().id());
            settle(work);
        }
    }

    /** A recording was sealed; or is gone. */
    void closed(SegmentWork work, UUID recording, boolean sealed) {
        if (work.open.remove(recording)) {
            work.files += sealed ? 1 : 0;
            settle(work);
        }
    }

    /** {@return whether nothing is left to do about a segment; what became of it is known then} */
    boolean isSettled(SegmentWork work) {
        return work.isOver() && work.feeding == null && work.open.isEmpty();
    }

    private void settle(SegmentWork work) {
        if (!isSettled(work)) {
            return;
        }
        if (work.ending != null) {
            conclude(work);
        }
        release(work);
        if (!stopping) {
            finisher.release(work.id());
        }
        work.listeners.forEach(LiveStream::close);
    }

    private void conclude(SegmentWork work) {
        String trouble = work.trouble;
        if (trouble.isEmpty() && work.sourceLost) {
            trouble = "The source of the audio was lost during the call.";
        }
        if (!trouble.isEmpty()) {
            outcomes.set(work.id(), SegmentState.FAILED, trouble);
        } else if (work.files > 0) {
            outcomes.set(work.id(), SegmentState.RECORDED, "");
        } else if (work.segment.talkMillis() == 0) {
            outcomes.set(work.id(), SegmentState.NO_AUDIO_EXPECTED, "");
        } else {
            boolean unplaced = DeviceIndex.isUnplaced(work.device());
            outcomes.set(work.id(), SegmentState.FAILED, unplaced
                    ? "No audio was seen; the address of the telephone is not known."
                    : "No audio was seen.");
        }
    }

    private static void release(SegmentWork work) {
        if (work.lease != null) {
            work.lease.close();
            work.lease = null;
        }
    }

    /** Closes all as interrupted, for the recorder is being stopped. */
    void stop(Iterable<SegmentWork> works, Instant at) {
        stopping = true;
        for (SegmentWork work : works) {
            if (work.active != null) {
                work.active.end(at, Outcome.INTERRUPTED); // one that has ended already heeds only the first word
            }
        }
    }

    /** All works again. */
    void fine() {
        if (alerted) {
            alerted = false;
            alerts.clear(ALERT);
        }
    }
}
