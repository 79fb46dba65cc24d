package org.jackfield.apps.recording.recordacall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The devices at which the phone system was asked to record, and has not called us yet. By them a call to us is told whose it
 * is, even if it does not say so. Thread-safe.
 */
final class Invocations {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MOST = 1000;

    private final List<Invocation> waiting = new ArrayList<>();
    private long unanswered;

    private record Invocation(String number, Instant at) {}

    /** The phone system was asked. */
    synchronized void asked(String number, Instant now) {
        forget(now);
        if (waiting.size() < MOST) {
            waiting.add(new Invocation(number, now));
        }
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
        if (known.isEmpty() && waiting.size() == 1) {
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
