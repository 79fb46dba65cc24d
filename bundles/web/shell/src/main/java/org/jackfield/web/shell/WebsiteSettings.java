package org.jackfield.web.shell;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jackfield.api.i18n.SiteLocale;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How the website treats its visitors (§7.3.3).
 *
 * @param sessionMinutes after how many minutes without activity somebody is logged out, 1 to 1440
 * @param sessionHours after how many hours somebody must log in again, whatever they do, 1 to 720
 * @param siteLanguage in which the website is shown to those who chose none for themselves, and before the log-in; never null
 */
public record WebsiteSettings(int sessionMinutes, int sessionHours, SiteLanguage siteLanguage) {

    /** What configuring it takes. */
    public static final Permission CONFIGURE = new Permission("web.configure", "Configure the website");

    /** What holds until somebody writes it; the manual names no number. */
    public static final WebsiteSettings DEFAULTS = new WebsiteSettings(30, 24, SiteLanguage.BROWSER);

    /** The website among the settings. */
    public static final SettingsType<WebsiteSettings> TYPE =
            new SettingsType<>("org.jackfield.web.shell", WebsiteSettings.class, DEFAULTS, CONFIGURE);

    private static final int MOST_MINUTES = 1440;
    private static final int MOST_HOURS = 720;

    /** A language that the pages are translated into. */
    public enum SiteLanguage {
        /** What each browser asks for. */
        BROWSER(null, SiteLocale.DEFAULT),
        /** English. */
        ENGLISH(Locale.ENGLISH, Locale.UK),
        /** German. */
        GERMAN(Locale.GERMAN, Locale.GERMANY);

        private final Locale locale;
        private final Locale written;

        SiteLanguage(Locale locale, Locale written) {
            this.locale = locale;
            this.written = written;
        }

        /** {@return in which language and with which formats something is written that no browser asks for} */
        public Locale written() {
            return written;
        }

        /**
         * {@return in which language and with which formats a page is shown}
         *
         * @param browser what the browser asks for; where it is of the same language its formats count
         */
        public Locale of(Locale browser) {
            return locale == null || locale.getLanguage().equals(browser.getLanguage()) ? browser : locale;
        }
    }

    /** Checks the bounds. */
    public WebsiteSettings {
        Objects.requireNonNull(siteLanguage, "siteLanguage");
        if (sessionMinutes < 1 || sessionMinutes > MOST_MINUTES) {
            throw ProblemException.invalid(
                    "web.session-timeout",
                    String.valueOf(sessionMinutes),
                    "A session cannot time out after so many minutes.",
                    "Choose 1 to " + MOST_MINUTES + " minutes.");
        }
        if (sessionHours < 1 || sessionHours > MOST_HOURS) {
            throw ProblemException.invalid(
                    "web.session-lifetime",
                    String.valueOf(sessionHours),
                    "A session cannot end after so many hours.",
                    "Choose 1 to " + MOST_HOURS + " hours.");
        }
    }

    /** {@return after how much time without activity somebody is logged out} */
    public Duration sessionTimeout() {
        return Duration.ofMinutes(sessionMinutes);
    }

    /** {@return after how much time somebody must log in again} */
    public Duration sessionLifetime() {
        return Duration.ofHours(sessionHours);
    }
}
