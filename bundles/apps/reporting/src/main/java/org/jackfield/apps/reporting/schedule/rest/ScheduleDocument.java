package org.jackfield.apps.reporting.schedule.rest;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.rest.Summary;
import org.jackfield.apps.reporting.schedule.Delivery;
import org.jackfield.apps.reporting.schedule.Schedule;
import org.jackfield.apps.reporting.schedule.ScheduledReport;
import org.jackfield.apps.reporting.schedule.Timing;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore.Planned;

/**
 * A schedule as REST tells it.
 *
 * @param id see {@link Schedule}
 */
@Summary("A schedule of reports")
public record ScheduleDocument(
        @Summary("Absent for a new one") UUID id,
        @Summary("The revision that was read; 0 for a new one") long revision,
        String name,
        String description,
        boolean enabled,
        @Summary("start and end as clocks of the zone show them; recurrence with unit and every, for MINUTE and HOUR from, to and"
                        + " days, for DAY days, for MONTH day: a number, or place and kind")
                Timing timing,
        @Summary("What becomes of runs that were missed while the system was down") Schedule.Missed missed,
        List<ScheduledReport> reports,
        Delivery delivery,
        @Summary("Whose access the reports keep to; read only") String savedBy,
        @Summary("Read only; absent if it does not run any more") Instant nextRun) {

    static ScheduleDocument of(Planned planned) {
        Schedule schedule = planned.schedule();
        return new ScheduleDocument(
                schedule.id(), schedule.revision(), schedule.name(), schedule.description(), schedule.enabled(),
                schedule.timing(), schedule.missed(), schedule.reports(), schedule.delivery(), schedule.savedByName(),
                planned.due());
    }

    Schedule schedule(UUID path, long read) {
        if (timing == null) {
            throw SchedulesResource.missing("timing");
        }
        if (delivery == null) {
            throw SchedulesResource.missing("delivery");
        }
        return new Schedule(path, read, name, description, enabled, timing, missed, reports, delivery, "", "");
    }
}
