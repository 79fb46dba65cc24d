package org.jackfield.connectors.simulator.media;

import java.util.List;
import java.util.Set;

/**
 * How all media of the office are to be.
 *
 * @param telephones extensions of all telephones that are there
 * @param legs       parts of telephones in calls
 * @param talks      what is talked
 * @param recorded   calls that are recorded over SIP
 * @param hungUp     extensions that hung up by themselves; the telephone system ends all other parts that are gone
 */
record MediaPlan(List<String> telephones, List<LegPlan> legs, List<TalkPlan> talks, List<RecordedPlan> recorded,
        Set<String> hungUp) {

    /** No telephone and no call. */
    static final MediaPlan NOTHING = new MediaPlan(List.of(), List.of(), List.of(), List.of(), Set.of());

    MediaPlan {
        telephones = List.copyOf(telephones);
        legs = List.copyOf(legs);
        talks = List.copyOf(talks);
        recorded = List.copyOf(recorded);
        hungUp = Set.copyOf(hungUp);
    }
}
