package org.jackfield.apps.reporting.schedule.ui;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.stream.Collectors;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.reporting.schedule.MonthlyDay;
import org.jackfield.apps.reporting.schedule.Recurrence;
import org.jackfield.apps.reporting.schedule.Timing;

/** Says in a line how a schedule comes again. */
record ScheduleWords(ViewContext context) {

    String recurrence(Timing timing) {
        Recurrence recurrence = timing.recurrence();
        StringBuilder said =
                new StringBuilder(context.text("every." + recurrence.unit(), recurrence.every()));
        if (recurrence.from() != null) {
            said.append(", ").append(context.text("hours", recurrence.from(), recurrence.to()));
        }
        if (!recurrence.days().isEmpty()) {
            said.append(", ").append(recurrence.days().stream().sorted().map(this::shortDay).collect(Collectors.joining(" ")));
        }
        if (recurrence.unit() == Recurrence.Unit.WEEK) {
            said.append(", ").append(shortDay(timing.start().getDayOfWeek()));
        }
        if (recurrence.day() != null) {
            said.append(", ").append(day(recurrence.day()));
        }
        if (recurrence.unit().compareTo(Recurrence.Unit.DAY) >= 0) {
            said.append(", ").append(timing.start().toLocalTime());
        }
        return said.toString();
    }

    String day(MonthlyDay day) {
        return day.number() > 0
                ? context.text("day.number", day.number())
                : context.text("place." + day.place()) + " " + kind(day.kind());
    }

    String kind(MonthlyDay.Kind kind) {
        return switch (kind) {
            case DAY, WEEKDAY, WEEKEND_DAY -> context.text("kind." + kind);
            default -> DayOfWeek.valueOf(kind.name()).getDisplayName(TextStyle.FULL_STANDALONE, context.locale());
        };
    }

    String shortDay(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT_STANDALONE, context.locale());
    }
}
