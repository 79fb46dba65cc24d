package org.jackfield.connectors.simulator.office;

/**
 * How an office behaves.
 *
 * @param seed         the same seed gives the same day
 * @param callsPerHour calls in the busiest hour of office time, all sorts together
 * @param talkSeconds  usual length of a talk
 * @param profile      how busy it is at which time
 * @param wholeDay     whether people come, lunch and go; otherwise they are always there
 */
public record OfficeStyle(long seed, double callsPerHour, double talkSeconds, DayProfile profile, boolean wholeDay) {

    /** Checks that the numbers make sense. */
    public OfficeStyle {
        if (!(callsPerHour >= 0 && callsPerHour <= 1_000_000) || !(talkSeconds > 0 && talkSeconds <= 7200)) {
            throw new IllegalArgumentException("calls per hour 0 to 1000000, talk 0 to 7200 seconds");
        }
    }
}
