package org.jackfield.core.events;

import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How long events are kept.
 *
 * @param keepDays how many days; 0 keeps them for ever
 */
public record EventsSettings(int keepDays) {

    /** What a person needs to change it. */
    public static final Permission CONFIGURE = new Permission("events.configure", "Decide how long events are kept");

    /** The group of settings. */
    public static final SettingsType<EventsSettings> TYPE =
            new SettingsType<>("org.jackfield.core.events", EventsSettings.class, new EventsSettings(365), CONFIGURE);

    private static final int MOST = 36_500;

    public EventsSettings {
        if (keepDays < 0 || keepDays > MOST) {
            throw ProblemException.invalid(
                    "events.keep-days", Integer.toString(keepDays), "Events are kept for 0 to 36500 days.",
                    "Enter a number of days, or 0 to keep them for ever.");
        }
    }
}
