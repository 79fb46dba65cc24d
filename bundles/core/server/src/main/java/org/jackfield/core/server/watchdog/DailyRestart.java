package org.jackfield.core.server.watchdog;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;

/**
 * When Jackfield restarts itself: at the time of day, as soon as nothing goes on that a restart would cut; and not that day if
 * something goes on for too long, which an alert says. A time of day that passed while Jackfield did not run is not made up for:
 * it has just been started. For one thread.
 */
final class DailyRestart {

    static final String PUT_OFF = "server.restart-put-off";

    private final AlertService alerts;
    private Instant looked;
    private Instant due;

    /** @param started since when Jackfield runs */
    DailyRestart(AlertService alerts, Instant started) {
        this.alerts = alerts;
        this.looked = started;
    }

    /**
     * Looks once.
     *
     * @param goesOn what a restart would cut, in words
     * @return whether to restart now
     */
    boolean look(Instant now, ZoneId zone, WatchdogSettings settings, List<String> goesOn) {
        if (!settings.restartDaily()) {
            looked = now;
            due = null;
            alerts.clear(PUT_OFF);
            return false;
        }
        Instant today = timeOf(now, zone, settings);
        if (looked.isBefore(today) && !now.isBefore(today)) {
            due = today;
        }
        looked = now;
        if (due == null) {
            return false;
        }
        if (goesOn.isEmpty()) {
            return true;
        }
        Duration patience = Duration.ofMinutes(settings.restartPatienceMinutes());
        if (!now.isBefore(due.plus(patience))) {
            due = null;
            alerts.raise(new AlertCondition(
                    PUT_OFF,
                    Severity.WARNING,
                    "The daily restart was put off",
                    "It waited " + patience.toMinutes() + " minutes, and this still goes on: " + String.join(", ", goesOn) + ".",
                    "It is tried again tomorrow. Choose a quieter time of day, or let it wait longer."));
        }
        return false;
    }

    /** In a night that leaves the hour out the restart is an hour later, in one that has it twice it is in the first. */
    private static Instant timeOf(Instant now, ZoneId zone, WatchdogSettings settings) {
        return ZonedDateTime.of(now.atZone(zone).toLocalDate(), settings.restartTime(), zone).toInstant();
    }
}
