package org.jackfield.apps.reporting.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.UUID;

/**
 * Which runs of a schedule there are to make now, and when it is due next.
 *
 * @param runs in their order; those that are not made up for are over already
 * @param next null if it does not run any more
 */
record DuePlan(List<ScheduleRun> runs, Instant next) {

    /** A run that is later than this was missed. */
    static final Duration IN_TIME = Duration.ofMinutes(10);

    /** The most missed runs that are made up for: the latest. */
    static final int MOST_MISSED = 100;

    /**
     * {@return the plan}
     *
     * @param due when it was to run next
     * @param now not before
     * @param ids gives ids to runs
     */
    static DuePlan of(Schedule schedule, Instant due, Instant now, Supplier<UUID> ids) {
        Deque<Instant> missed = new ArrayDeque<>();
        List<Instant> inTime = new ArrayList<>();
        int count = 0;
        Optional<Instant> at = Optional.of(due);
        while (at.isPresent() && !at.get().isAfter(now)) {
            if (at.get().isBefore(now.minus(IN_TIME))) {
                count++;
                missed.addLast(at.get());
                if (missed.size() > MOST_MISSED) {
                    missed.removeFirst();
                }
            } else {
                inTime.add(at.get());
            }
            at = schedule.timing().next(at.get());
        }
        List<ScheduleRun> runs = new ArrayList<>();
        if (!missed.isEmpty()) {
            switch (schedule.missed()) {
                case ALL -> missed.forEach(each -> runs.add(ScheduleRun.waiting(ids.get(), schedule, each, "")));
                case ONCE -> {
                    if (inTime.isEmpty()) {
                        runs.add(ScheduleRun.waiting(ids.get(), schedule, missed.getLast(), ""));
                    }
                }
                case SKIP -> runs.add(ScheduleRun.waiting(ids.get(), schedule, missed.getLast(), "")
                        .ended(ScheduleRun.State.MISSED, now, count == 1
                                ? "The system was not running."
                                : "The system was not running; " + count + " runs were missed."));
            }
        }
        inTime.forEach(each -> runs.add(ScheduleRun.waiting(ids.get(), schedule, each, "")));
        return new DuePlan(runs, at.orElse(null));
    }
}
