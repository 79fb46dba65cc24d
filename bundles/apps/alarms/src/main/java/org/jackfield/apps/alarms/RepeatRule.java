package org.jackfield.apps.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether somebody is told of an alarm once more. The same alarm is told at most once within the profile's time; and
 * however many different ones come, a profile tells of at most {@value #MOST_IN_A_STORM} within {@link #STORM}.
 */
final class RepeatRule {

    /** The longest time in which a profile may be quick. */
    static final Duration STORM = Duration.ofMinutes(10);
    /** So many notifications of one profile within that time. */
    static final int MOST_IN_A_STORM = 20;

    private RepeatRule() {}

    /**
     * {@return whether to tell}
     *
     * @param profile the profile
     * @param lastTold when it last told of the same alarm of the same source; empty if never
     * @param toldInStorm of how many alarms it told within the last {@link #STORM}
     * @param now the present
     */
    static boolean tells(AlarmProfile profile, Optional<Instant> lastTold, int toldInStorm, Instant now) {
        if (toldInStorm >= MOST_IN_A_STORM) {
            return false;
        }
        Duration quiet = Duration.ofMinutes(profile.repeatMinutes());
        // a clock that was set back must not silence an alarm for longer than the profile says
        return lastTold.filter(last -> !last.isAfter(now) && now.isBefore(last.plus(quiet))).isEmpty();
    }
}
