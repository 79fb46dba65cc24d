package org.jackfield.connectors.simulator.office;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;

/** How busy an office is at a time of day: 0 nothing, 1 the busiest hour. */
@FunctionalInterface
public interface DayProfile {

    /** How busy it is, from 0 to 1. */
    double at(ZonedDateTime time);

    /** Always the busiest hour. */
    DayProfile ALWAYS_BUSY = time -> 1;

    /** Ramp in the morning, dip at lunch, a few calls at night, little at the weekend. */
    DayProfile WORKING_DAY = time -> {
        double[] halfHours = Curve.HALF_HOURS;
        double position = time.toLocalTime().toSecondOfDay() / 1800.0;
        int slot = (int) position;
        double part = position - slot;
        double level = halfHours[slot] * (1 - part) + halfHours[(slot + 1) % halfHours.length] * part;
        boolean weekend = time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
        return weekend ? level * 0.1 : level;
    };

    /** The shape of a working day. */
    final class Curve {

        private static final double[] HALF_HOURS = {
            .01, .01, .005, .005, .005, .005, .005, .005, .005, .005, .01, .01, .02, .03, .06, .12,
            .30, .55, .80, .95, 1.0, 1.0, .95, .85, .60, .50, .55, .75, .90, .95, .95, .90,
            .85, .75, .60, .35, .20, .12, .08, .06, .05, .04, .04, .03, .03, .02, .02, .01};

        private Curve() {
        }
    }
}
