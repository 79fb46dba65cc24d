package org.jackfield.api.reporting;

/** How times and durations are shown; for the start that rows are grouped by it is also how they are grouped (ruling 7). */
public enum DisplayFormat {
    /** Date and time of day; grouped by the call rate period. */
    DATE_TIME(false),
    /** The date. */
    DATE(false),
    /** Time of day; grouped by the call rate period, whatever the day. */
    TIME(false),
    /** The Monday at or before it. */
    WEEK(false),
    /** The month. */
    MONTH(false),
    /** Hours, minutes and seconds. */
    HOURS_MINUTES_SECONDS(true),
    /** Seconds. */
    SECONDS(true);

    private final boolean duration;

    DisplayFormat(boolean duration) {
        this.duration = duration;
    }

    /** {@return whether it shows a duration, not a moment} */
    public boolean duration() {
        return duration;
    }

    /** {@return whether a column of this type can be shown so} */
    public boolean fits(ReportColumn.ValueType type) {
        return type.formattable() && duration == (type == ReportColumn.ValueType.DURATION);
    }
}
