package org.jackfield.apps.reporting.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;

/**
 * When a schedule runs: from a first moment on, as clocks on the wall show it. Where they are put forward, a run of the missing hour
 * comes by as much later; one of every so many minutes up to an hour is left out, since the next is due as soon. Where they
 * are put back, runs of every so many minutes up to an hour come in both hours, others once.
 *
 * @param start when it runs first, on whole minutes; never null
 * @param end when it runs last at the latest; null for never
 * @param zone whose clocks; never null
 * @param recurrence never null
 */
public record Timing(LocalDateTime start, LocalDateTime end, ZoneId zone, Recurrence recurrence) {

    /** Every recurrence that comes at all comes within so many days. */
    private static final int HORIZON_DAYS = 366 * 8;

    private static final int HOUR_MINUTES = 60;

    /**
     * Checks the components.
     *
     * @throws ProblemException {@code reporting.schedule-end} if it ends before it starts
     */
    public Timing {
        start = Objects.requireNonNull(start, "start").truncatedTo(ChronoUnit.MINUTES);
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(recurrence, "recurrence");
        if (end != null && end.isBefore(start)) {
            throw ProblemException.invalid(
                    "reporting.schedule-end", start + " – " + end, "The schedule ends before it starts.", "Enter a later end.");
        }
    }

    /** {@return the first run after a moment; empty if there is none any more} */
    public Optional<Instant> next(Instant after) {
        LocalDate from = after.atZone(zone).toLocalDate().minusDays(1);
        LocalDate first = from.isBefore(start.toLocalDate()) ? start.toLocalDate() : from;
        for (int i = 0; i < HORIZON_DAYS; i++) {
            LocalDate day = first.plusDays(i);
            if (end != null && day.isAfter(end.toLocalDate())) {
                return Optional.empty();
            }
            Optional<Instant> found = on(day).stream().filter(instant -> instant.isAfter(after)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** {@return the runs of a day, in their order} */
    private List<Instant> on(LocalDate day) {
        return switch (recurrence.unit()) {
            case MINUTE, HOUR -> within(day);
            case DAY -> once(day, recurrence.allows(day.getDayOfWeek())
                    && ChronoUnit.DAYS.between(start.toLocalDate(), day) % recurrence.every() == 0);
            case WEEK -> once(day, ChronoUnit.DAYS.between(start.toLocalDate(), day) % (7L * recurrence.every()) == 0);
            case MONTH -> once(day, day.equals(recurrence.day().in(YearMonth.from(day)))
                    && ChronoUnit.MONTHS.between(YearMonth.from(start), YearMonth.from(day)) % recurrence.every() == 0);
        };
    }

    private List<Instant> once(LocalDate day, boolean due) {
        LocalDateTime moment = day.atTime(start.toLocalTime());
        return due && inTime(moment) ? List.of(moment.atZone(zone).toInstant()) : List.of();
    }

    private List<Instant> within(LocalDate day) {
        long step = recurrence.every() * (recurrence.unit() == Recurrence.Unit.HOUR ? (long) HOUR_MINUTES : 1);
        long before = Math.max(0, ChronoUnit.MINUTES.between(start, day.atTime(LocalTime.MIN)));
        LocalDateTime moment = start.plusMinutes(Math.ceilDiv(before, step) * step);
        List<Instant> runs = new ArrayList<>();
        for (; moment.toLocalDate().equals(day); moment = moment.plusMinutes(step)) {
            if (recurrence.allows(moment) && inTime(moment)) {
                runs.addAll(instants(moment, step <= HOUR_MINUTES));
            }
        }
        runs.sort(null);
        return runs;
    }

    private List<Instant> instants(LocalDateTime moment, boolean aroundTheClock) {
        if (!aroundTheClock) {
            return List.of(moment.atZone(zone).toInstant());
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(moment);
        return offsets.stream().map(moment::toInstant).toList();
    }

    private boolean inTime(LocalDateTime moment) {
        return !moment.isBefore(start) && (end == null || !moment.isAfter(end));
    }
}
