package org.jackfield.apps.reporting.schedule.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.apps.reporting.schedule.Schedule;
import org.jackfield.apps.reporting.schedule.ScheduleRun;

/**
 * Keeps schedules and their runs. Every method is one transaction, and throws a {@code ProblemException} ({@code
 * reporting.unavailable}) while the database is away.
 */
public interface ScheduleStore {

    /** A schedule with when it runs next; null if it does not. */
    record Planned(Schedule schedule, Instant due) {}

    /** {@return every schedule, by name} */
    List<Planned> load();

    /** {@return a schedule; empty if there is none} */
    Optional<Planned> schedule(UUID id);

    /**
     * Keeps a schedule as it is now.
     *
     * @param due when it runs next; null if it does not
     * @return whether the revision before was what is stored; else nothing was changed
     */
    boolean save(Schedule schedule, Instant due);

    /** Removes a schedule. Its runs stay; those that wait find that it is gone. */
    void delete(UUID id);

    /**
     * Takes note of runs that are due, and of the next, in one: killed before it nothing has happened, killed after it nothing
     * is due twice.
     *
     * @param due when it was to run next when it was read
     * @param next when it runs next now; null if it does not
     * @return whether {@code due} was what is stored; else nothing was changed
     */
    boolean advance(UUID schedule, Instant due, Instant next, List<ScheduleRun> runs);

    /** Takes note of a run. */
    void add(ScheduleRun run);

    /** Writes how a run stands now. */
    void update(ScheduleRun run);

    /** {@return the runs that are not over, oldest first} */
    List<ScheduleRun> open();

    /** {@return runs, newest first} */
    Page<ScheduleRun> history(PageRequest page);

    /**
     * Removes runs that ended long ago.
     *
     * @return how many; fewer than {@code most} when there are no more
     */
    int removeEndedBefore(Instant moment, int most);
}
