package org.jackfield.apps.reporting;

import java.util.List;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * How reports are calculated (manual §7.1.6.1).
 *
 * @param callRatePeriodMinutes by which starts are grouped; divides a day
 * @param shortCallSeconds a call with less talk time is short
 * @param ignoreAbandoned whether calls that were lost after less than {@code abandonedSeconds} are left out
 * @param abandonedSeconds see there (ruling 5)
 * @param serviceLevelSeconds for charts
 * @param accountCodes the codes that columns count, at most {@value #ACCOUNT_CODES}
 * @param ringCategories the {@value #RING_CATEGORIES} ring durations in seconds, rising
 * @param limitToAccess whether reports show only what the reader may see of calls (ruling 9)
 * @param memoryMegabytes the most memory that all reports together take, 128 to 1024
 */
public record ReportingSettings(
        int callRatePeriodMinutes,
        int shortCallSeconds,
        boolean ignoreAbandoned,
        int abandonedSeconds,
        int serviceLevelSeconds,
        List<AccountCode> accountCodes,
        List<Integer> ringCategories,
        boolean limitToAccess,
        int memoryMegabytes) {

    /** What a person needs to change them. */
    public static final Permission CONFIGURE = new Permission("reporting.configure", "Decide how reports are calculated");

    /** How many account codes have a column. */
    public static final int ACCOUNT_CODES = 10;

    /** How many ring durations there are. */
    public static final int RING_CATEGORIES = 6;

    /** As the manual has them. */
    public static final ReportingSettings DEFAULT = new ReportingSettings(
            30, 20, false, 5, 10, List.of(), List.of(5, 15, 30, 60, 120, 240), false, 1024);

    /** The group of settings. */
    public static final SettingsType<ReportingSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.reporting", ReportingSettings.class, DEFAULT, CONFIGURE);

    private static final int MINUTES_A_DAY = 1440;
    private static final int MOST_SECONDS = 86_400;
    private static final int LEAST_MEMORY = 128;
    private static final int MOST_MEMORY = 1024;

    /**
     * An account code with a column of its own.
     *
     * @param code as it is dialled
     * @param name what the column is called; empty for <i>Code n</i>
     */
    public record AccountCode(String code, String name) {

        /** Trims the texts. */
        public AccountCode {
            code = Objects.requireNonNullElse(code, "").strip();
            name = Objects.requireNonNullElse(name, "").strip();
        }
    }

    /** Checks and copies the components. */
    public ReportingSettings {
        accountCodes = List.copyOf(accountCodes);
        ringCategories = List.copyOf(ringCategories);
        if (callRatePeriodMinutes < 1 || MINUTES_A_DAY % callRatePeriodMinutes != 0) {
            throw ProblemException.invalid(
                    "reporting.call-rate-period", Integer.toString(callRatePeriodMinutes),
                    "The call rate period must divide a day.", "Enter 15, 30 or 60 minutes, for example.");
        }
        seconds("reporting.short-call", shortCallSeconds);
        seconds("reporting.abandoned", abandonedSeconds);
        seconds("reporting.service-level", serviceLevelSeconds);
        if (accountCodes.size() > ACCOUNT_CODES) {
            throw ProblemException.invalid(
                    "reporting.account-codes", Integer.toString(accountCodes.size()), "There are ten columns for account codes.",
                    "Remove some.");
        }
        checkCategories(ringCategories);
        if (memoryMegabytes < LEAST_MEMORY || memoryMegabytes > MOST_MEMORY) {
            throw ProblemException.invalid(
                    "reporting.memory", Integer.toString(memoryMegabytes), "Reports take 128 to 1024 MB of memory.",
                    "Enter a number between.");
        }
    }

    private static void seconds(String code, int seconds) {
        if (seconds < 0 || seconds > MOST_SECONDS) {
            throw ProblemException.invalid(
                    code, Integer.toString(seconds), "A threshold is 0 to 86400 seconds.", "Enter a number of seconds.");
        }
    }

    private static void checkCategories(List<Integer> categories) {
        boolean rising = categories.size() == RING_CATEGORIES;
        for (int i = 0; rising && i < categories.size(); i++) {
            int before = i == 0 ? 0 : categories.get(i - 1);
            rising = categories.get(i) > before && categories.get(i) <= MOST_SECONDS;
        }
        if (!rising) {
            throw ProblemException.invalid(
                    "reporting.ring-categories", categories.toString(), "There are six ring durations, each longer than the one"
                            + " before.",
                    "Enter six rising numbers of seconds.");
        }
    }
}
