package org.jackfield.core.telephony.model;

import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceSettings;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.SegmentEnd;

/** How calls begin and end, and how devices come into them. */
final class Lifecycle {

    /** More calls than any phone system carries at once; the longest alive goes, as interrupted. */
    static final int MAX_LIVE_CALLS = 10_000;

    /** A call with more parties is not believed. */
    private static final int MAX_LEGS = 200;

    private final PhoneSystemId system;
    private final CallBook calls;
    private final DeviceBook devices;
    private final Segmenter segmenter;

    Lifecycle(PhoneSystemId system, CallBook calls, DeviceBook devices, Segmenter segmenter) {
        this.system = system;
        this.calls = calls;
        this.devices = devices;
        this.segmenter = segmenter;
    }

    Call begin(CallId name, boolean joinedLate, Step step) {
        if (calls.size() >= MAX_LIVE_CALLS) {
            interrupt(calls.oldestFirst().get(0), step);
        }
        Call call = new Call(step.nextId(), system, step.at());
        if (joinedLate) {
            call.marks.add(CallMark.JOINED_LATE);
        }
        calls.add(call);
        calls.name(call, name);
        return call;
    }

    /** Ends a call with all who are still in it. */
    void end(Call call, Ending ending, Step step) {
        segmenter.count(call, step);
        call.legs.clear();
        call.ended = step.at();
        segmenter.settle(call, ending, step);
        segmenter.account(call, ending, step);
        call.number();
        calls.remove(call);
        changed(call, step);
    }

    void interrupt(Call call, Step step) {
        call.marks.add(CallMark.INTERRUPTED);
        call.liveDrafts().forEach(draft -> draft.marks.add(CallMark.INTERRUPTED));
        end(call, Ending.of(SegmentEnd.INTERRUPTED, Cause.NOT_IN_SNAPSHOT), step);
    }

    /** Brings the segments in line after an event, and ends the call if nobody is left in it. */
    void settle(Call call, Ending ending, Step step) {
        if (isAbandoned(call) && !call.legs.isEmpty() && call.drafts.isEmpty()
                && !call.placed) {
            // a group or application was heard of before the caller: wait for the caller
            changed(call, step);
            return;
        }
        if (isAbandoned(call)) {
            end(call, ending, step);
            return;
        }
        segmenter.settle(call, ending, step);
        changed(call, step);
    }

    /** Whether nobody is left. Who was called in vain is not there; the caller is, and hears that it was in vain. */
    private static boolean isAbandoned(Call call) {
        return call.legs.stream()
                .filter(Leg::keepsAlive)
                .allMatch(leg -> leg.state() == ConnectionState.FAILED
                        && !leg.device().equals(call.calling.device()));
    }

    void changed(Call call, Step step) {
        call.revision++;
        step.changed(call);
    }

    /** The device is in the call with this state from now on. */
    void enter(Call call, DeviceId device, CallId name, ConnectionState state, DeviceId group, Step step) {
        DeviceKind kind = devices.kind(device);
        if (kind == DeviceKind.TRUNK) {
            call.removeLegs(l -> l.kind() == DeviceKind.TRUNK_GROUP);
        }
        Leg known = call.leg(device).orElse(null);
        if (known != null) {
            call.put(known.withState(state, step.at()).withCall(name).withGroup(group));
        } else if (call.legs.size() < MAX_LEGS) {
            DeviceSettings settings = devices.settings(device);
            call.unfollowed |= settings.disabled();
            call.put(new Leg(
                    name, device, kind, state, step.at(), group, settings.notAnswering(), settings.notRung(),
                    settings.disabled(), true));
        }
    }

    /** The phone system's own recorder joins as a party that handles nothing. */
    void enterRecorder(Call call, DeviceId device, CallId name, Step step) {
        if (call.leg(device).isEmpty() && call.legs.size() < MAX_LEGS) {
            call.put(new Leg(
                    name, device, DeviceKind.RECORDER, ConnectionState.CONNECTED, step.at(), DeviceId.NONE, false,
                    false, devices.settings(device).disabled(), true));
        }
    }

    Party party(DeviceId device) {
        return devices.party(device);
    }

    DeviceKind kind(DeviceId device) {
        return devices.kind(device);
    }
}
