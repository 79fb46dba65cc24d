package org.jackfield.apps.reporting.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * One run of a schedule, as the history keeps it.
 *
 * @param id which one; never null
 * @param schedule of which schedule, there or not any more; never null
 * @param name the schedule's name then; never null
 * @param due the moment from which its reports look back; never null
 * @param askedBy who ran it now; empty if it was due; never null
 * @param state how it stands; never null
 * @param started when it began; null until then
 * @param ended when it ended; null until then
 * @param reason why it failed, or what it waits for; empty if there is nothing to say; never null
 * @param mails ids of the mails that were accepted; immutable
 */
public record ScheduleRun(
        UUID id,
        UUID schedule,
        String name,
        Instant due,
        String askedBy,
        State state,
        Instant started,
        Instant ended,
        String reason,
        List<UUID> mails) {

    /** How a run stands. */
    public enum State {
        /** Waits for its turn. */
        WAITING,
        /** Its reports are being made. */
        RUNNING,
        /** Its mail waits for the mail server. */
        SENDING,
        /** Everything was delivered. */
        SUCCEEDED,
        /** Something could not be made or delivered. */
        FAILED,
        /** It was not made: the system was down, or there is no licence. */
        MISSED
    }

    /** Checks and copies the components. */
    public ScheduleRun {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(askedBy, "askedBy");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
        mails = List.copyOf(mails);
    }

    /** {@return one that waits} */
    static ScheduleRun waiting(UUID id, Schedule schedule, Instant due, String askedBy) {
        return new ScheduleRun(id, schedule.id(), schedule.name(), due, askedBy, State.WAITING, null, null, "", List.of());
    }

    /** {@return this, begun} */
    ScheduleRun started(Instant at) {
        return new ScheduleRun(id, schedule, name, due, askedBy, State.RUNNING, at, null, "", mails);
    }

    /** {@return this with its mails accepted} */
    ScheduleRun sending(List<UUID> mails) {
        return new ScheduleRun(id, schedule, name, due, askedBy, State.SENDING, started, null, "", mails);
    }

    /** {@return this waiting for something} */
    ScheduleRun because(String reason) {
        return new ScheduleRun(id, schedule, name, due, askedBy, state, started, ended, reason, mails);
    }

    /** {@return this, over} */
    ScheduleRun ended(State state, Instant at, String reason) {
        return new ScheduleRun(id, schedule, name, due, askedBy, state, started == null ? at : started, at, reason, mails);
    }
}
