package org.jackfield.connectors.sip;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jackfield.api.media.dialog.SipDialog;
import org.jackfield.api.media.dialog.SipDialog.State;
import org.jackfield.api.media.dialog.SipEnd;
import org.jackfield.api.media.dialog.SipRegistration;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;

/**
 * Makes the events of a phone system out of the dialogs between it and its devices: which dialog from it belongs to which
 * dialog to it is found by the numbers. For one thread.
 */
final class SipSwitchboard {

    private static final int MOST_DEVICES = 20_000;

    private final NumberingPlan plan;
    private final Consumer<TelephonyEvent> events;
    private final Map<UUID, Leg> legs = new LinkedHashMap<>();
    private final Set<DeviceId> reported = new LinkedHashSet<>();
    private int calls;

    SipSwitchboard(NumberingPlan plan, Consumer<TelephonyEvent> events) {
        this.plan = plan;
        this.events = events;
    }

    void registered(SipRegistration registration) {
        plan.registered(registration.number());
        report(DeviceId.of(registration.number()), registration.name());
    }

    /** A dialog has begun, or is in another state. */
    void dialog(SipDialog dialog) {
        Leg leg = legs.get(dialog.id());
        if (leg == null) {
            leg = dialog.state() == State.ENDED ? null : begin(dialog);
            if (leg == null) {
                return;
            }
        }
        leg.dialog = dialog;
        // Two devices without the phone system between them share a dialog.
        Leg peer = legs.get(peer(dialog.id()));
        if (peer != null) {
            peer.dialog = dialog;
            if (dialog.state() != State.ENDED) {
                follow(peer);
            }
        }
        follow(leg);
        if (peer != null && dialog.state() == State.ENDED) {
            follow(peer);
        }
    }

    /** {@return calls that last} */
    int calls() {
        return calls;
    }

    /** Tells all calls as they are. */
    void retell() {
        reported.clear();
        Set<FollowedCall> all = new LinkedHashSet<>();
        legs.values().forEach(leg -> all.add(leg.call));
        for (FollowedCall call : all) {
            originated(call);
            for (Leg leg : call.legs) {
                leg.told = State.CALLING;
                leg.held = false;
                follow(leg);
            }
        }
    }

    private Leg begin(SipDialog dialog) {
        boolean fromPhoneSystem = plan.isPhoneSystem(dialog.caller());
        boolean toPhoneSystem = plan.isPhoneSystem(dialog.called());
        if (fromPhoneSystem && toPhoneSystem) {
            return null;
        }
        Leg replaced = dialog.replaces().isEmpty() ? null : byCallId(dialog.replaces()).orElse(null);
        if (fromPhoneSystem) {
            FollowedCall call = replaced != null ? replaced.call : meant(dialog).orElse(null);
            Leg leg = new Leg(plan.device(dialog.called()), false, call == null ? newCall(dialog) : call, dialog);
            add(dialog.id(), leg, dialog.called().name());
            if (call == null) {
                // Who calls has no SIP: a digital telephone, or a line that is no SIP trunk.
                leg.call.unseen = plan.unseen(dialog.caller().number());
                leg.call.unseenAnswered = true;
                report(leg.call.unseen, dialog.caller().name());
                originated(leg.call);
            }
            reached(leg);
            return leg;
        }
        Leg leg = new Leg(plan.device(dialog.caller()), true, replaced == null ? newCall(dialog) : replaced.call, dialog);
        add(dialog.id(), leg, dialog.caller().name());
        if (replaced == null) {
            originated(leg.call);
        } else {
            takesOver(leg, replaced);
        }
        if (!toPhoneSystem) {
            Leg called = new Leg(plan.device(dialog.called()), false, leg.call, dialog);
            add(peer(dialog.id()), called, dialog.called().name());
            reached(called);
        }
        return leg;
    }

    private void add(UUID id, Leg leg, String name) {
        legs.put(id, leg);
        leg.call.legs.add(leg);
        report(leg.device, plan.kind(leg.device) == DeviceKind.STATION ? name : "");
    }

    private FollowedCall newCall(SipDialog dialog) {
        calls++;
        return new FollowedCall(CallId.of(dialog.id().toString()));
    }

    /** The call that the phone system carries on by this dialog: that of a transfer, else of who calls or is called. */
    private Optional<FollowedCall> meant(SipDialog dialog) {
        String caller = dialog.caller().number();
        String called = dialog.called().number();
        Optional<FollowedCall> transferred = legs.values().stream()
                .map(leg -> leg.call)
                .filter(call -> !call.expected.isEmpty() && call.expected.equals(called))
                .findFirst();
        if (transferred.isPresent()) {
            return transferred;
        }
        return legs.values().stream()
                .filter(leg -> leg.calling && !leg.left && (!leg.isAnswered() || !leg.call.unseen.isNone()))
                .filter(leg -> leg.dialog.caller().number().equals(caller) && !caller.isEmpty()
                        || leg.dialog.called().number().equals(called) && !called.isEmpty())
                .max(Comparator.comparing((Leg leg) -> leg.dialog.called().number().equals(called))
                        .thenComparing(leg -> leg.dialog.caller().number().equals(caller))
                        .thenComparing(leg -> leg.dialog.began()))
                .map(leg -> leg.call);
    }

    private void follow(Leg leg) {
        SipDialog dialog = leg.dialog;
        if (dialog.state().compareTo(State.RINGING) >= 0 && leg.told == State.CALLING && dialog.state() != State.ENDED) {
            leg.told = State.RINGING;
            ringing(leg);
        }
        if (dialog.state() == State.ANSWERED && leg.told != State.ANSWERED) {
            leg.told = State.ANSWERED;
            answered(leg);
        }
        if (dialog.state() == State.ANSWERED) {
            hold(leg);
            dialog.transfer().filter(transfer -> transfer.byCaller() == leg.calling && !leg.transferTold)
                    .ifPresent(transfer -> transferred(leg, transfer));
        }
        if (dialog.state() == State.ENDED) {
            ended(leg);
        }
    }

    private void originated(FollowedCall call) {
        Leg caller = call.caller().orElse(null);
        DeviceId device = caller == null ? call.unseen : caller.device;
        events.accept(new CallEvent.Originated(call.id, device, details(call), Cause.NEW_CALL));
    }

    private void reached(Leg leg) {
        if (plan.kind(leg.device) == DeviceKind.TRUNK) {
            events.accept(new CallEvent.NetworkReached(leg.call.id, leg.device, leg.dialog.called().number(), Cause.NEW_CALL));
        }
    }

    private void ringing(Leg leg) {
        if (!leg.calling) {
            events.accept(new CallEvent.Delivered(leg.call.id, leg.device, details(leg.call), Cause.NEW_CALL));
        } else if (!leg.call.hasCalled() && leg.call.unseen.isNone()) {
            unseen(leg, false);
        }
    }

    private void answered(Leg leg) {
        FollowedCall call = leg.call;
        if (!leg.calling) {
            if (!call.unseen.isNone() && call.caller().isPresent()) {
                // A queue or menu of the phone system has handed it on.
                if (!call.unseen.equals(leg.device)) {
                    events.accept(new CallEvent.ConnectionCleared(call.id, call.unseen, DeviceId.NONE, Cause.REDIRECTED, ""));
                }
                call.unseen = DeviceId.NONE;
            }
            events.accept(new CallEvent.Established(call.id, leg.device, details(call), Cause.ANSWERED));
        } else if (leg.dialog.replaces().isEmpty()) {
            boolean seen = call.legs.stream().anyMatch(each -> !each.calling && each.isAnswered());
            if (!seen && !call.unseenAnswered) {
                unseen(leg, true);
            }
        } else {
            events.accept(new CallEvent.Established(call.id, leg.device, details(call), Cause.ANSWERED));
        }
    }

    /** The phone system itself, or something behind it that has no SIP, is called. */
    private void unseen(Leg leg, boolean isAnswered) {
        FollowedCall call = leg.call;
        String number = leg.dialog.called().number();
        boolean inbound = plan.kind(leg.device) == DeviceKind.TRUNK;
        if (call.unseen.isNone()) {
            // From outside it can only go to something inside.
            call.unseen = inbound ? DeviceId.of(number) : plan.unseen(number);
            if (call.unseen.isNone()) {
                return;
            }
            report(call.unseen, "");
            if (!inbound && plan.kind(call.unseen) == DeviceKind.TRUNK) {
                events.accept(new CallEvent.NetworkReached(call.id, call.unseen, number, Cause.NEW_CALL));
            }
            if (!isAnswered) {
                events.accept(new CallEvent.Delivered(call.id, call.unseen, details(call), Cause.NEW_CALL));
            }
        }
        if (isAnswered) {
            call.unseenAnswered = true;
            events.accept(new CallEvent.Established(call.id, call.unseen, details(call), Cause.ANSWERED));
        }
    }

    private void hold(Leg leg) {
        boolean held = leg.dialog.hold() == (leg.calling ? SipDialog.Hold.CALLER : SipDialog.Hold.CALLED);
        if (held != leg.held && !leg.left) {
            leg.held = held;
            events.accept(held
                    ? new CallEvent.Held(leg.call.id, leg.device, Cause.UNKNOWN)
                    : new CallEvent.Retrieved(leg.call.id, leg.device, Cause.UNKNOWN));
        }
    }

    private void transferred(Leg leg, SipDialog.Transfer transfer) {
        leg.transferTold = true;
        FollowedCall call = leg.call;
        DeviceId other = call.other(leg);
        Leg announced = transfer.replaces().isEmpty() ? null : byCallId(transfer.replaces()).orElse(null);
        leg.left = true;
        if (announced == null || announced.call == call) {
            DeviceId to = plan.isExtension(transfer.number()) ? DeviceId.of(transfer.number()) : DeviceId.NONE;
            call.expected = transfer.number();
            events.accept(new CallEvent.Transferred(call.id, leg.device, CallId.NONE, to, other, call.id,
                    ConnectionState.NULL, CallDetails.NONE.withDialled(transfer.number()), Cause.TRANSFER));
            return;
        }
        FollowedCall second = announced.call;
        DeviceId to = second.other(announced);
        boolean talking = announced.isAnswered();
        announced.left = true;
        events.accept(new CallEvent.Transferred(call.id, leg.device, second.id, to, other, call.id,
                talking ? ConnectionState.CONNECTED : ConnectionState.ALERTING, CallDetails.NONE, Cause.TRANSFER));
        second.legs.forEach(each -> each.call = call);
        call.legs.addAll(second.legs);
        call.unseen = call.unseen.isNone() ? second.unseen : call.unseen;
        second.legs.clear();
        calls--;
    }

    /** A telephone takes the place of another one: it picks up what rings there, or carries on what was announced. */
    private void takesOver(Leg leg, Leg replaced) {
        replaced.left = true;
        Cause cause = replaced.isAnswered() ? Cause.TRANSFER : Cause.CALL_PICKUP;
        events.accept(new CallEvent.Diverted(leg.call.id, replaced.device, leg.device, "", cause));
    }

    private void ended(Leg leg) {
        SipDialog dialog = leg.dialog;
        FollowedCall call = leg.call;
        legs.values().remove(leg);
        call.legs.remove(leg);
        Cause cause = dialog.interrupted() ? Cause.UNKNOWN : SipCauses.of(dialog.status());
        String code = dialog.status() == 0 ? "" : Integer.toString(dialog.status());
        boolean failed = dialog.status() != 0 && leg.told != State.ANSWERED;
        if (!leg.left && failed && (leg.calling || plan.kind(leg.device) == DeviceKind.TRUNK)) {
            events.accept(new CallEvent.Failed(call.id, leg.device, dialog.called().number(), cause));
        } else if (!leg.left) {
            DeviceId releasing = leg.endedByDevice() ? leg.device : DeviceId.NONE;
            events.accept(new CallEvent.ConnectionCleared(call.id, leg.device, releasing, cause, code));
        }
        if (call.legs.isEmpty()) {
            calls--;
            events.accept(new CallEvent.CallCleared(call.id, cause, code));
        }
    }

    private CallDetails details(FollowedCall call) {
        Leg caller = call.caller().orElse(null);
        Leg any = caller != null ? caller : call.legs.isEmpty() ? null : call.legs.getFirst();
        if (any == null) {
            return CallDetails.NONE;
        }
        SipEnd calling = any.dialog.caller();
        String dialled = any.dialog.called().number();
        DeviceId device = caller == null ? call.unseen : caller.device;
        CallDetails details = CallDetails.from(device).withDialled(dialled);
        if (plan.kind(device) == DeviceKind.TRUNK) {
            return details.withOutside(new ExternalParty(calling.number(), calling.name(), dialled, ""));
        }
        boolean outbound = call.legs.stream().anyMatch(leg -> !leg.calling && plan.kind(leg.device) == DeviceKind.TRUNK)
                || !call.unseen.isNone() && caller != null && plan.kind(call.unseen) == DeviceKind.TRUNK;
        return outbound ? details.withOutside(ExternalParty.dialled(dialled)) : details;
    }

    private Optional<Leg> byCallId(String callId) {
        return legs.values().stream().filter(leg -> leg.dialog.callId().equals(callId)).findFirst();
    }

    private void report(DeviceId device, String name) {
        if (!device.isNone() && reported.size() < MOST_DEVICES && reported.add(device)) {
            events.accept(new SystemEvent.DeviceReported(new DeviceDescription(device, plan.kind(device), name, "")));
        }
    }

    /** Under which the second device of a dialog is kept. */
    private static UUID peer(UUID id) {
        return new UUID(~id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    List<Leg> legs() {
        return List.copyOf(legs.values());
    }
}
