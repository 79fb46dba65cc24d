package org.jackfield.apps.recording.recordacall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The devices at which the phone system was asked to record, and has not called us yet. By them a call to us is told whose it
 * is, even if it does not say so; unless it names somebody who talks elsewhere, for people have their calls recorded by
 * themselves too. Thread-safe.
 */
final class Invocations {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST = 1000;

    private final List<Invocation> waiting = new ArrayList<>();
    /** Who takes part in which call. */
    private final Map<UUID, Set<String>> talking = new HashMap<>();
    private long unanswered;

    private record Invocation(String number, Instant at) {}

    /** The phone system was asked. */
    synchronized void asked(String number, Instant now) {
        forget(now);
        if (waiting.size() < MOST) {
            waiting.add(new Invocation(number, now));
        }
    }

    /** These take part in a call now; nobody when it is over. */
    synchronized void talk(UUID call, Set<String> numbers) {
        if (numbers.isEmpty()) {
            talking.remove(call);
        } else {
            talking.put(call, Set.copyOf(numbers));
        }
    }

    /** No call is known but those that are told from now on. */
    synchronized void forgetTalks() {
        talking.clear();
    }

    /** It will not call: it refused. */
    synchronized void refused(String number) {
        remove(number);
    }

    /**
     * {@return the device that a call to us is about: one of those waited for if the call names it, or the only one waited for;
     * empty if it cannot be told} It is not waited for any more.
     *
     * @param named the numbers in the call's header fields, the most telling first
     */
    synchronized Optional<String> answered(List<String> named, Instant now) {
        forget(now);
        Optional<String> known = named.stream().filter(this::waitsFor).findFirst();
        if (known.isEmpty() && waiting.size() == 1 && named.stream().noneMatch(number -> isElsewhere(number, waiting.getFirst().number))) {
            known = Optional.of(waiting.getFirst().number);
        }
        known.ifPresent(this::remove);
        return known;
    }

    /** {@return for how many devices nobody called in time} */
    synchronized long unanswered(Instant now) {
        forget(now);
        return unanswered;
    }

    private boolean isElsewhere(String number, String device) {
        return talking.values().stream().anyMatch(call -> call.contains(number))
                && talking.values().stream().noneMatch(call -> call.contains(number) && call.contains(device));
    }

    private boolean waitsFor(String number) {
        return waiting.stream().anyMatch(each -> each.number.equals(number));
    }

    private void remove(String number) {
        for (int i = 0; i < waiting.size(); i++) {
            if (waiting.get(i).number.equals(number)) {
                waiting.remove(i);
                return;
            }
        }
    }

    private void forget(Instant now) {
        int before = waiting.size();
        waiting.removeIf(each -> each.at.plus(PATIENCE).isBefore(now));
        unanswered += before - waiting.size();
    }
}
