package org.jackfield.core.telephony.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Connection;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.ExternalParty;

/** A logical call in the making: who is in it, and its segments so far. Belongs to its system's one owner thread. */
final class Call {

    final UUID id;
    final PhoneSystemId system;
    /** The phone system's names for it; more than one after a transfer or conference. */
    final Set<CallId> names = new LinkedHashSet<>();
    /** Who is in it, in the order of coming in; a device at most once. */
    final List<Leg> legs = new ArrayList<>();
    final List<Draft> drafts = new ArrayList<>();
    final Set<CallMark> marks = EnumSet.noneOf(CallMark.class);

    Instant started;
    /** Up to when the clocks of the live segments are counted. */
    Instant counted;
    Instant ended;
    UUID mergedInto;
    long revision;
    Party calling = Party.NONE;
    /** Whether who began it has left; should they come back, they are one of the others. */
    boolean callerLeft;
    /** Whether it ever became more than a lifted receiver. */
    boolean placed;
    ExternalParty outside = ExternalParty.NONE;
    String dialled = "";
    String accountCode = "";
    DeviceId meantFor = DeviceId.NONE;
    /** Where the call comes from on its way to the next device. */
    Party arrivingFrom = Party.NONE;
    boolean arrivingByTransfer;
    boolean recalled;
    DeviceId failedAt = DeviceId.NONE;
    Cause failure = Cause.UNKNOWN;
    /** Whether a device that is not followed was ever in it. */
    boolean unfollowed;

    Call(UUID id, PhoneSystemId system, Instant started) {
        this.id = id;
        this.system = system;
        this.started = started;
        this.counted = started;
    }

    boolean isLive() {
        return ended == null;
    }

    Optional<Leg> leg(DeviceId device) {
        return legs.stream().filter(l -> l.device().equals(device)).findFirst();
    }

    boolean hasLegNamed(CallId name) {
        return legs.stream().anyMatch(l -> l.call().equals(name));
    }

    void put(Leg leg) {
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).device().equals(leg.device())) {
                legs.set(i, leg);
                return;
            }
        }
        legs.add(leg);
    }

    void removeLegs(Predicate<Leg> which) {
        legs.removeIf(leg -> {
            boolean leaves = which.test(leg);
            callerLeft |= leaves && leg.device().equals(calling.device());
            return leaves;
        });
    }

    Optional<Draft> liveDraft(DeviceId device) {
        return drafts.stream()
                .filter(d -> d.isLive() && !d.waiting && d.device.device().equals(device))
                .findFirst();
    }

    Optional<Draft> waitingDraft() {
        return drafts.stream().filter(d -> d.isLive() && d.waiting).findFirst();
    }

    List<Draft> liveDrafts() {
        return drafts.stream().filter(Draft::isLive).toList();
    }

    /** Keeps what an event tells about the call; an account code that is new counts as entered now. */
    void learn(CallDetails details) {
        outside = outside.updatedBy(details.outside());
        if (!details.dialled().isEmpty()) {
            dialled = details.dialled();
        }
        if (!details.originallyCalled().isNone()) {
            meantFor = details.originallyCalled();
        }
        if (!details.accountCode().isEmpty() && !details.accountCode().equals(accountCode)) {
            enterAccountCode(details.accountCode());
        }
    }

    void enterAccountCode(String code) {
        accountCode = code;
        liveDrafts().forEach(d -> d.accountCode = code);
    }

    void number() {
        drafts.sort(Comparator.comparing((Draft d) -> d.started).thenComparingInt(d -> d.number));
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (draft.number != i + 1) {
                draft.number = i + 1;
                draft.revision++;
            }
        }
    }

    CallType type() {
        boolean external = calling.kind().isTrunk()
                || legs.stream().anyMatch(l -> l.kind().isTrunk())
                || drafts.stream().anyMatch(d -> d.type == CallType.EXTERNAL);
        return external ? CallType.EXTERNAL : CallType.INTERNAL;
    }

    Direction direction() {
        if (type() == CallType.INTERNAL) {
            return Direction.NONE;
        }
        return calling.kind().isTrunk() ? Direction.INBOUND : Direction.OUTBOUND;
    }

    private LogicalCall.State state() {
        if (!isLive()) {
            return LogicalCall.State.ENDED;
        }
        List<Draft> live = liveDrafts();
        if (!live.isEmpty()) {
            Draft.Phase best = null;
            for (Draft draft : live) {
                Draft.Phase phase = Roles.phase(this, draft);
                if (best == null || phase == Draft.Phase.TALK
                        || phase == Draft.Phase.HOLD && best != Draft.Phase.TALK) {
                    best = phase;
                }
            }
            return switch (best) {
                case RING -> LogicalCall.State.RINGING;
                case QUEUE -> LogicalCall.State.QUEUED;
                case TALK -> LogicalCall.State.CONNECTED;
                case HOLD -> LogicalCall.State.HELD;
            };
        }
        boolean failed = legs.stream().anyMatch(l -> l.state() == ConnectionState.FAILED);
        return failed ? LogicalCall.State.FAILED : LogicalCall.State.INITIATED;
    }

    LogicalCall snapshot(DeviceBook devices, OutsideNumbers numbers) {
        Instant answered = drafts.stream()
                .filter(d -> !d.marks.contains(CallMark.ANNOUNCEMENT))
                .map(d -> d.answered)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        Set<CallMark> all = EnumSet.noneOf(CallMark.class);
        all.addAll(marks);
        drafts.forEach(d -> all.addAll(d.marks));
        all.remove(CallMark.ANNOUNCEMENT);
        return new LogicalCall(
                id,
                revision,
                system,
                List.copyOf(names),
                type(),
                direction(),
                state(),
                started,
                answered,
                ended,
                mergedInto,
                calling,
                numbers.of(this),
                dialled,
                accountCode,
                legs.stream()
                        .filter(Leg::isFollowed)
                        .map(l -> new Connection(l.call(), devices.party(l.device()), l.state(), l.since()))
                        .toList(),
                drafts.stream().map(Draft::toSegment).toList(),
                all);
    }

    /** Whether it is a trunk, or a group of them, that took the call outside or brought it in. */
    static boolean isOutside(Leg leg) {
        return leg.kind() == DeviceKind.TRUNK || leg.kind() == DeviceKind.TRUNK_GROUP;
    }
}
