package org.jackfield.apps.recording.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.apps.recording.recorder.DeviceIndex.Part;
import org.jackfield.apps.recording.rules.RecordedDevice;

/**
 * Decides which session is the audio of which segment: a session of one at most, a segment from one at most at a time. It
 * depends on nothing but what it is given, and not on its order.
 *
 * <p>What counts, the first most: the segment in which the device talks now; that the session carries sound now; that
 * the other end's number is the one of the segment; that they belong together already; how certain it is that the session
 * is the device's. Of equals those are taken that began closest to each other.
 */
final class SessionMatcher {

    private static final int TALKING = 32;
    private static final int OTHER_NUMBER = 16;
    private static final int SOUNDS = 12;
    private static final int TOGETHER = 8;
    /** Fewer digits at the end of two numbers say nothing. */
    private static final int COMMON_DIGITS = 6;

    private SessionMatcher() {}

    /**
     * A session.
     *
     * @param session as it is now
     * @param parts which recorded devices have part in it
     * @param sounds whether audio came within the last second
     * @param segment the segment it feeds; null if none
     */
    record Offer(AudioSession session, List<Part> parts, boolean sounds, UUID segment) {}

    /**
     * A segment that lasts.
     *
     * @param segment which
     * @param devices its recorded devices, whose part it is first
     * @param others the numbers of whom they may talk with
     * @param talking whether the device talks in it now: answered and not on hold
     * @param began when it was answered, else when it began
     */
    record Demand(UUID segment, List<RecordedDevice> devices, Set<String> others, boolean talking, Instant began) {}

    /**
     * A session that is the audio of a segment.
     *
     * @param session which
     * @param part the recorded device's part in it
     */
    record Match(UUID session, Part part) {}

    private record Pair(Offer offer, Demand demand, Part part, int weight, Duration apart) {}

    private static final Comparator<Pair> BEST_FIRST = Comparator.comparingInt((Pair pair) -> -pair.weight)
            .thenComparing(Pair::apart)
            .thenComparing(pair -> pair.demand.segment)
            .thenComparing(pair -> pair.offer.session.id());

    /** {@return the session of each segment that has one} */
    static Map<UUID, Match> match(Collection<Offer> offers, Collection<Demand> demands) {
        List<Pair> pairs = new ArrayList<>();
        for (Offer offer : offers) {
            for (Demand demand : demands) {
                Part part = best(offer, demand);
                if (part != null) {
                    pairs.add(new Pair(offer, demand, part, weight(offer, demand, part),
                            Duration.between(offer.session.began(), demand.began).abs()));
                }
            }
        }
        pairs.sort(BEST_FIRST);
        Map<UUID, Match> matches = new HashMap<>();
        Map<UUID, UUID> taken = new HashMap<>();
        for (Pair pair : pairs) {
            UUID session = pair.offer.session.id();
            UUID segment = pair.demand.segment;
            if (!matches.containsKey(segment) && taken.putIfAbsent(session, segment) == null) {
                matches.put(segment, new Match(session, pair.part));
            }
        }
        return matches;
    }

    private static Part best(Offer offer, Demand demand) {
        Part best = null;
        for (Part part : offer.parts) {
            boolean wanted = demand.devices.contains(part.device());
            // of equals that of the device whose part the segment is
            if (wanted && (best == null || part.certainty() > best.certainty()
                    || part.certainty() == best.certainty() && part.device().equals(demand.devices.getFirst()))) {
                best = part;
            }
        }
        return best;
    }

    private static int weight(Offer offer, Demand demand, Part part) {
        String other = offer.session.party(part.side().other()).number();
        boolean together = demand.segment.equals(offer.segment);
        // one that is heard in it and names nobody gives way to none that names the right one: anybody can name him
        boolean named = demand.others.stream().anyMatch(number -> same(number, other)) || together && offer.sounds && other.isEmpty();
        return part.certainty()
                + (demand.talking ? TALKING : 0)
                + (offer.sounds ? SOUNDS : 0)
                + (together ? TOGETHER : 0)
                + (named ? OTHER_NUMBER : 0);
    }

    /** {@return whether two texts name the same telephone, one with a prefix perhaps} */
    static boolean same(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        if (one.equals(other)) {
            return true;
        }
        String shorter = one.length() < other.length() ? one : other;
        String longer = shorter.equals(one) ? other : one;
        String digits = shorter.replaceAll("\\D", "").replaceFirst("^0+", "");
        return digits.length() >= COMMON_DIGITS && longer.replaceAll("\\D", "").endsWith(digits);
    }
}
