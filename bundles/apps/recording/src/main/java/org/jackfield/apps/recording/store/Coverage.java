package org.jackfield.apps.recording.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jackfield.apps.recording.SegmentState;

/**
 * Whether the recordings of a segment are all of it, or only parts.
 *
 * @param state {@code RECORDED} or {@code FAILED}
 * @param reason what is missing; empty if nothing is
 */
record Coverage(SegmentState state, String reason) {

    /** What may be missing at a cut: the recorder flushes once a second. */
    static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static final Coverage WHOLE = new Coverage(SegmentState.RECORDED, "");

    /**
     * From when to when a recording lasts.
     *
     * @param interrupted whether it ended because the recorder was stopped or died
     */
    public record Span(Instant from, Instant to, boolean interrupted) {}

    /**
     * {@return what the recordings make of a segment} One that began late or ended early for a reason of the rules is all
     * that there was to be; only one that was interrupted leaves something out.
     *
     * @param answered when the segment was answered; null if it was not
     * @param ended when it ended
     * @param recordings at least one
     */
    public static Coverage of(Instant answered, Instant ended, List<Span> recordings) {
        if (answered == null || recordings.stream().noneMatch(Span::interrupted)) {
            return WHOLE;
        }
        Duration missing = Duration.ZERO;
        Instant reached = answered;
        for (Span one : recordings.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (one.from().isAfter(reached)) {
                missing = missing.plus(Duration.between(reached, earlier(one.from(), ended)));
            }
            reached = one.to().isAfter(reached) ? one.to() : reached;
        }
        if (reached.isBefore(ended)) {
            missing = missing.plus(Duration.between(reached, ended));
        }
        if (missing.compareTo(TOLERANCE) <= 0) {
            return WHOLE;
        }
        return new Coverage(SegmentState.FAILED, "The recording was interrupted: " + seconds(missing) + " s of "
                + seconds(Duration.between(answered, ended)) + " s are missing.");
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static long seconds(Duration duration) {
        return Math.max(1, Math.round(duration.toMillis() / 1000.0));
    }
}
