package org.jackfield.apps.reporting.statistic;

/** The telephone number of a row: the one outside, or for internal calls the device that called (§10.1.2). */
public final class TelephoneNumber {

    /** As it is shown. */
    public static final String SHOWN = "CASE WHEN r.external THEN r.outside_number ELSE r.caller_number END";

    /** As calls are put together by it: however it is written, it is the same number. */
    public static final String KEY = "CASE WHEN r.external THEN r.outside_digits ELSE r.caller_number END";

    private TelephoneNumber() {}
}
