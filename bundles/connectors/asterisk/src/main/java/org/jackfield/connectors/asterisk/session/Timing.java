package org.jackfield.connectors.asterisk.session;

/**
 * How patient a connector is, all in milliseconds.
 *
 * @param pingMillis between two pings
 * @param silenceMillis without a word that end the connection
 * @param answerMillis for the answer to an action
 * @param firstRetryMillis before the first attempt to reconnect, doubled each time
 * @param longestRetryMillis before any attempt
 */
public record Timing(
        long pingMillis, long silenceMillis, long answerMillis, long firstRetryMillis, long longestRetryMillis) {

    /** For daily use. */
    public static final Timing USUAL = new Timing(15_000, 40_000, 20_000, 1_000, 60_000);
}
