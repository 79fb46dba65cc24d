package org.jackfield.apps.groupmessaging;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus.Messages;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.apps.groupmessaging.lamp.Lamp;
import org.jackfield.apps.groupmessaging.lamp.Wanted;
import org.jackfield.apps.groupmessaging.store.LampStore;

/**
 * Lights lamps that are wanted and puts out those that are not. A lamp is remembered before its telephone is told, and forgotten
 * after the telephone was told that it is over: whatever happens in between, at the next start it is known whose lamps are ours.
 *
 * <p>Any thread may call.
 */
final class LampKeeper {

    /** So long a lamp must be unwanted before it is put out: while a device is read again it has no messages for a moment. */
    static final Duration SETTLING = Duration.ofSeconds(4);
    /** After what time something that failed, or did not come about, is tried again. */
    static final Duration AGAIN = Duration.ofSeconds(30);
    /** So many telephones are told at once. */
    static final int AT_ONCE = 40;

    /** Tells telephones. */
    interface Switch {
        /** Lights a lamp with a count, or puts it out with 0; the stage completes once the phone system has taken it. */
        CompletionStage<?> set(Lamp lamp, int count);
    }

    private final LampStore store;
    private final Switch lamps;
    private final InstantSource clock;
    private final Map<Lamp, Integer> ours;
    private final Set<Lamp> pending = new HashSet<>();
    private final Map<Lamp, Instant> unwantedSince = new HashMap<>();
    private final Map<Lamp, Instant> triedAt = new HashMap<>();
    private final Map<Lamp, String> problems = new HashMap<>();

    LampKeeper(LampStore store, Switch lamps, InstantSource clock) {
        this.store = store;
        this.lamps = lamps;
        this.clock = clock;
        ours = new HashMap<>(store.all());
    }

    /** {@return in whose names we lit the lamp of a telephone} */
    synchronized Set<DeviceId> litAt(PhoneSystemId system, DeviceId target) {
        Set<DeviceId> sources = new HashSet<>();
        ours.keySet().stream()
                .filter(lamp -> lamp.system().equals(system) && lamp.target().equals(target))
                .forEach(lamp -> sources.add(lamp.source()));
        return sources;
    }

    /** {@return the lamps that are ours} */
    synchronized Set<Lamp> ours() {
        return Set.copyOf(ours.keySet());
    }

    /** {@return why a lamp is not as it should be; empty if it is} */
    synchronized Optional<String> problem(Lamp lamp) {
        return Optional.ofNullable(problems.get(lamp));
    }

    /**
     * Brings the lamps of a phone system nearer to what is wanted.
     *
     * @param shown the messages that wait at a device now, as the phone system tells; empty if it does not tell
     * @return whether it is to be called again after {@link #SETTLING}, even if nothing changes
     */
    synchronized boolean look(PhoneSystemId system, Wanted wanted, Function<DeviceId, Optional<List<Messages>>> shown) {
        Instant now = clock.instant();
        wanted.lamps().forEach((lamp, count) -> light(lamp, count, shown, now));
        boolean unsettled = false;
        for (Lamp lamp : List.copyOf(ours.keySet())) {
            if (lamp.system().equals(system) && !wanted.lamps().containsKey(lamp)) {
                if (wanted.undetermined().contains(lamp.source())) {
                    unwantedSince.remove(lamp);
                } else {
                    unsettled = true;
                    putOutOnceSettled(lamp, now);
                }
            }
        }
        return unsettled || !pending.isEmpty() || !triedAt.isEmpty();
    }

    private void light(Lamp lamp, int count, Function<DeviceId, Optional<List<Messages>>> shown, Instant now) {
        unwantedSince.remove(lamp);
        if (pending.contains(lamp)) {
            return;
        }
        boolean asWanted = ours.getOrDefault(lamp, 0) == count && !problems.containsKey(lamp) && shown.apply(lamp.target())
                .map(messages -> count(messages, lamp.source()) == count)
                .orElse(true);
        if (asWanted) {
            triedAt.remove(lamp);
        } else if (ours.getOrDefault(lamp, 0) != count || mayTry(lamp, now)) {
            tell(lamp, count, now);
        }
    }

    private static int count(List<Messages> messages, DeviceId source) {
        return messages.stream().filter(each -> each.from().equals(source)).mapToInt(Messages::count).sum();
    }

    private boolean mayTry(Lamp lamp, Instant now) {
        Instant last = triedAt.get(lamp);
        return last == null || !now.isBefore(last.plus(AGAIN));
    }

    private void putOutOnceSettled(Lamp lamp, Instant now) {
        Instant since = unwantedSince.computeIfAbsent(lamp, unwanted -> {
            triedAt.remove(lamp);
            return now;
        });
        if (!pending.contains(lamp) && !now.isBefore(since.plus(SETTLING)) && mayTry(lamp, now)) {
            tell(lamp, 0, now);
        }
    }

    private void tell(Lamp lamp, int count, Instant now) {
        if (pending.size() >= AT_ONCE) {
            triedAt.putIfAbsent(lamp, Instant.EPOCH);
            return;
        }
        if (count > 0) {
            store.lit(lamp, count);
            ours.put(lamp, count);
        }
        pending.add(lamp);
        triedAt.put(lamp, now);
        try {
            lamps.set(lamp, count).whenComplete((taken, failure) -> told(lamp, count, failure));
        } catch (RuntimeException e) {
            told(lamp, count, e);
        }
    }

    private synchronized void told(Lamp lamp, int count, Throwable failure) {
        pending.remove(lamp);
        Throwable cause = CommandException.causeOf(failure);
        boolean noSuchTelephone = cause instanceof CommandException refused
                && (refused.failure() == CommandFailure.INVALID_DEVICE || refused.failure() == CommandFailure.UNSUPPORTED);
        if (count == 0 && (cause == null || noSuchTelephone)) {
            forget(lamp);
        } else if (cause == null) {
            problems.remove(lamp);
        } else {
            problems.put(lamp, String.valueOf(cause.getMessage()));
        }
    }

    private void forget(Lamp lamp) {
        store.out(lamp);
        ours.remove(lamp);
        unwantedSince.remove(lamp);
        triedAt.remove(lamp);
        problems.remove(lamp);
    }

    /** Forgets the lamps of phone systems that are there no more. */
    synchronized void keepOnly(Set<PhoneSystemId> systems) {
        for (Lamp lamp : List.copyOf(ours.keySet())) {
            if (!systems.contains(lamp.system())) {
                forget(lamp);
            }
        }
    }

    /** Puts out all lamps that are ours, at once; those that the phone system does not take stay remembered. */
    synchronized List<CompletionStage<?>> putOutAll() {
        return List.copyOf(ours.keySet()).stream().<CompletionStage<?>>map(this::putOutNow).toList();
    }

    private CompletionStage<?> putOutNow(Lamp lamp) {
        pending.add(lamp);
        return lamps.set(lamp, 0).handle((taken, failure) -> {
            told(lamp, 0, failure);
            return lamp;
        });
    }
}
