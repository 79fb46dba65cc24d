package org.jackfield.apps.recording.recordacall;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallListener;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.apps.recording.rules.RecordedDevice;
import org.jackfield.apps.recording.rules.RecordingRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the phone system to record as soon as a device that is recorded so has answered or was answered. Once for each segment,
 * and only if that has just happened: at some phone systems asking twice would end it.
 */
final class CallWatch implements CallListener {

    private static final Logger LOG = LoggerFactory.getLogger(CallWatch.class);
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final Supplier<RecordingRules> rules;
    private final BiFunction<PhoneSystemId, Command, CompletionStage<CommandResult>> telephony;
    private final Invocations invocations;
    private final InstantSource clock;
    private final Set<UUID> asked = new HashSet<>();
    private final LongAdder refused = new LongAdder();

    CallWatch(Supplier<RecordingRules> rules, BiFunction<PhoneSystemId, Command, CompletionStage<CommandResult>> telephony,
            Invocations invocations, InstantSource clock) {
        this.rules = rules;
        this.telephony = telephony;
        this.invocations = invocations;
        this.clock = clock;
    }

    /** {@return how often a phone system refused} */
    long refused() {
        return refused.sum();
    }

    @Override
    public synchronized void refreshed(List<LogicalCall> live) {
        Set<UUID> segments = new HashSet<>();
        live.forEach(call -> call.segments().stream().filter(Segment::isLive).map(Segment::id).forEach(segments::add));
        asked.retainAll(segments);
        invocations.forgetTalks();
        live.forEach(this::callChanged);
    }

    @Override
    public synchronized void callChanged(LogicalCall call) {
        invocations.talk(call.id(), numbers(call));
        for (Segment segment : call.segments()) {
            if (!segment.isLive()) {
                asked.remove(segment.id());
            } else if (segment.isAnswered() && !asked.contains(segment.id())) {
                answered(segment);
            }
        }
    }

    /** Those who talk; the recorder that joins them has no segment. */
    private static Set<String> numbers(LogicalCall call) {
        return call.segments().stream()
                .filter(Segment::isLive)
                .flatMap(segment -> Stream.of(segment.device(), segment.caller()))
                .filter(party -> !party.isNone())
                .map(party -> party.device().number())
                .collect(Collectors.toSet());
    }

    private void answered(Segment segment) {
        RecordingRules now = rules.get();
        now.recorded(segment)
                .filter(device -> device.method() == RecordedDevice.Method.RECORD_A_CALL)
                .filter(device -> now.decide(segment).record())
                .filter(device -> segment.answered().plus(FRESH).isAfter(clock.instant()))
                .ifPresent(device -> ask(segment, device));
    }

    private void ask(Segment segment, RecordedDevice device) {
        asked.add(segment.id());
        String number = device.device().number();
        Instant now = clock.instant();
        invocations.asked(number, now);
        telephony.apply(segment.system(), new Command.RecordCall(device.device(), segment.callId(), true))
                .whenComplete((result, failure) -> {
                    if (failure != null) {
                        refused.increment();
                        invocations.refused(number);
                        LOG.warn("The phone system does not record the call of {}: {}", number, failure.getMessage());
                    }
                });
    }
}
