package org.jackfield.apps.recording.recorder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.apps.recording.recorder.DeviceIndex.Device;

/**
 * Finds out where a recorded device is whose sessions carry no number: the address that sent audio around its answers, two
 * times in a row. Nothing is recorded on the guess; what was learned holds from the next session on. Bounded. One
 * thread.
 *
 * <p>An answer counts only if no other device that is to be learned answered around it. All unexplained addresses around it
 * are suspects; the next answer clears those that are not around it again, and when one is left it is the device's.
 */
final class AddressLearner {

    /** How far apart an answer and the session may be. */
    static final Duration AROUND = Duration.ofSeconds(2);

    private static final int MOST_SESSIONS = 2000;

    private final ArrayDeque<Session> sessions = new ArrayDeque<>();
    private final Map<UUID, Answer> answers = new HashMap<>();
    private final Map<Device, Set<String>> suspects = new HashMap<>();

    private record Session(Instant began, Set<String> addresses) {}

    private record Answer(Device device, Instant at) {}

    /** What was learned. */
    record Learned(Device device, String address) {}

    /** Notes a session of which nobody knows whose it is. */
    void session(Instant began, Set<String> addresses) {
        if (sessions.size() == MOST_SESSIONS) {
            sessions.removeFirst();
        }
        sessions.addLast(new Session(began, Set.copyOf(addresses)));
    }

    /** Notes that a segment of a device without an address was answered and has no session. */
    void answered(UUID segment, Device device, Instant at) {
        answers.putIfAbsent(segment, new Answer(device, at));
    }

    /** Notes that a device has a session after all: it told of it later than the phone system of the answer. */
    void found(Device device) {
        answers.values().removeIf(answer -> answer.device.equals(device));
        suspects.remove(device);
    }

    /** {@return what follows from an answer that lies far enough back, one at a time} */
    Optional<Learned> advance(Instant now) {
        Instant due = now.minus(AROUND).minus(AROUND);
        for (Map.Entry<UUID, Answer> one : answers.entrySet()) {
            Answer answer = one.getValue();
            if (answer.at.isBefore(due)) {
                boolean alone = answers.values().stream().noneMatch(other -> other != answer
                        && !other.device.equals(answer.device)
                        && around(other.at, answer.at));
                if (alone) {
                    answers.remove(one.getKey());
                    return learn(answer);
                }
            }
        }
        // those that stand close together say nothing; they go together, so that none of them seems alone
        answers.values().removeIf(answer -> answer.at.isBefore(due.minus(AROUND)));
        while (!sessions.isEmpty() && sessions.getFirst().began.isBefore(due.minus(AROUND))) {
            sessions.removeFirst();
        }
        return Optional.empty();
    }

    private Optional<Learned> learn(Answer answer) {
        Set<String> seen = new HashSet<>();
        sessions.stream().filter(session -> around(session.began, answer.at)).forEach(session -> seen.addAll(session.addresses));
        Set<String> before = suspects.get(answer.device);
        if (seen.isEmpty()) {
            suspects.remove(answer.device);
            return Optional.empty();
        }
        Set<String> both = new HashSet<>(before == null ? Set.of() : before);
        both.retainAll(seen);
        if (both.size() == 1) {
            suspects.remove(answer.device);
            return Optional.of(new Learned(answer.device, both.iterator().next()));
        }
        suspects.put(answer.device, both.isEmpty() ? seen : both);
        return Optional.empty();
    }

    private static boolean around(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(AROUND) <= 0;
    }
}
