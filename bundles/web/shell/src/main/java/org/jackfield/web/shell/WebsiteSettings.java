package org.jackfield.web.shell;

import java.time.Duration;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How the website treats its visitors (§7.3.3).
 *
 * @param sessionMinutes after how many minutes without activity somebody is logged out, 1 to 1440
 */
public record WebsiteSettings(int sessionMinutes) {

    /** What configuring it takes. */
    public static final Permission CONFIGURE = new Permission("web.configure", "Configure the website");

    /** What holds until somebody writes it; the manual names no number. */
    public static final WebsiteSettings DEFAULTS = new WebsiteSettings(30);

    /** The website among the settings. */
    public static final SettingsType<WebsiteSettings> TYPE =
            new SettingsType<>("org.jackfield.web.shell", WebsiteSettings.class, DEFAULTS, CONFIGURE);

    private static final int MOST_MINUTES = 1440;

    /** Checks the bounds. */
    public WebsiteSettings {
        if (sessionMinutes < 1 || sessionMinutes > MOST_MINUTES) {
            throw ProblemException.invalid(
                    "web.session-timeout",
                    String.valueOf(sessionMinutes),
                    "A session cannot time out after so many minutes.",
                    "Choose 1 to " + MOST_MINUTES + " minutes.");
        }
    }

    /** {@return after how much time without activity somebody is logged out} */
    public Duration sessionTimeout() {
        return Duration.ofMinutes(sessionMinutes);
    }
}
