package org.jackfield.apps.reporting.export;

/** How the values of a column are written (manual §5.3). */
public enum CellFormat {
    /** Text as it is. */
    TEXT(false),
    /** A whole number. */
    COUNT(true),
    /** A number with up to two decimals. */
    DECIMAL(true),
    /** A share in percent, 0 to 100, with up to two decimals. */
    PERCENT(true),
    /** Date and time of day. */
    DATE_TIME(false),
    /** The day. */
    DATE(false),
    /** The time of day. */
    TIME(false),
    /** The Monday of a week. */
    WEEK(false),
    /** The month. */
    MONTH(false),
    /** Milliseconds as hours, minutes and seconds. */
    DURATION(true),
    /** Milliseconds as whole seconds. */
    SECONDS(true),
    /** Yes or no. */
    YES_NO(false);

    private final boolean number;

    CellFormat(boolean number) {
        this.number = number;
    }

    /** {@return whether the column stands on the right of its cells} */
    public boolean number() {
        return number;
    }
}
