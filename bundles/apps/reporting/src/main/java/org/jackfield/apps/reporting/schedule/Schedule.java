package org.jackfield.apps.reporting.schedule;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;

/**
 * Reports that are made by the clock (manual §5.7).
 *
 * @param id which one; never null
 * @param revision how often it was written; 0 for one that is not kept yet
 * @param name once among all schedules; never null
 * @param description may be empty; never null
 * @param enabled whether it runs by itself
 * @param timing when; never null
 * @param missed what becomes of runs that were missed while the system was down; never null
 * @param reports in their order; empty once all of them were deleted; immutable
 * @param delivery what becomes of the files; never null
 * @param savedBy id of the account that wrote it last: where the site limits reports, they show what that account
 *     may see; never null
 * @param savedByName its name then; never null
 */
public record Schedule(
        UUID id,
        long revision,
        String name,
        String description,
        boolean enabled,
        Timing timing,
        Missed missed,
        List<ScheduledReport> reports,
        Delivery delivery,
        String savedBy,
        String savedByName) {

    /** The most characters of a name. */
    public static final int MAX_NAME = 100;

    /** The most characters of a description. */
    public static final int MAX_DESCRIPTION = 500;

    /** The most reports of a schedule. */
    public static final int MOST_REPORTS = 50;

    /** What becomes of missed runs. */
    public enum Missed {
        /** They are not made up for, only noted. */
        SKIP,
        /** One run makes up for all of them. */
        ONCE,
        /** Each is made up for, as if it had run in time. */
        ALL
    }

    /**
     * Checks and copies the components.
     *
     * @throws ProblemException {@code reporting.schedule-name}, {@code reporting.schedule-reports}
     */
    public Schedule {
        Objects.requireNonNull(id, "id");
        name = Objects.requireNonNullElse(name, "").strip();
        description = Objects.requireNonNullElse(description, "").strip();
        Objects.requireNonNull(timing, "timing");
        missed = Objects.requireNonNullElse(missed, Missed.ONCE);
        reports = List.copyOf(Objects.requireNonNullElse(reports, List.of()));
        Objects.requireNonNull(delivery, "delivery");
        savedBy = Objects.requireNonNullElse(savedBy, "");
        savedByName = Objects.requireNonNullElse(savedByName, "");
        if (name.isEmpty() || name.length() > MAX_NAME || description.length() > MAX_DESCRIPTION
                || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "reporting.schedule-name", name, "A schedule has a name of at most " + MAX_NAME
                            + " and a description of at most " + MAX_DESCRIPTION + " characters.",
                    "Enter a name, or shorten the text.");
        }
        if (reports.size() > MOST_REPORTS) {
            throw ProblemException.invalid(
                    "reporting.schedule-reports", Integer.toString(reports.size()),
                    "A schedule has at most " + MOST_REPORTS + " reports.", "Make another schedule for the rest.");
        }
    }

    /** {@return this as it is written by somebody} */
    public Schedule saved(UUID id, long revision, String by, String byName) {
        return new Schedule(id, revision, name, description, enabled, timing, missed, reports, delivery, by, byName);
    }

    /** {@return this with other reports} */
    public Schedule withReports(List<ScheduledReport> reports) {
        return new Schedule(
                id, revision, name, description, enabled, timing, missed, reports, delivery, savedBy, savedByName);
    }
}
