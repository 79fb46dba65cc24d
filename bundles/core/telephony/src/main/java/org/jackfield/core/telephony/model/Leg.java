package org.jackfield.core.telephony.model;

import java.time.Instant;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;

/**
 * One device in a call. What the site decided about the device counts as it was when the device came into the call, so that
 * a change of settings never breaks a call in two.
 *
 * @param call the phone system's name for the call at this device
 * @param group the hunt group that handed the call to this device
 * @param unfollowed whether the device is not followed: it is known to be there, and has neither segment nor connection
 * @param confirmed whether it was heard of since the present resync began, or the link was lost
 */
record Leg(
        CallId call,
        DeviceId device,
        DeviceKind kind,
        ConnectionState state,
        Instant since,
        DeviceId group,
        boolean notAnswering,
        boolean notRung,
        boolean unfollowed,
        boolean confirmed) {

    Leg withState(ConnectionState newState, Instant at) {
        Instant newSince = newState == state ? since : at;
        return new Leg(call, device, kind, newState, newSince, group, notAnswering, notRung, unfollowed, true);
    }

    Leg withCall(CallId newCall) {
        return new Leg(newCall, device, kind, state, since, group, notAnswering, notRung, unfollowed, confirmed);
    }

    Leg withGroup(DeviceId newGroup) {
        DeviceId kept = newGroup.isNone() ? group : newGroup;
        return new Leg(call, device, kind, state, since, kept, notAnswering, notRung, unfollowed, confirmed);
    }

    Leg withConfirmed(boolean newConfirmed) {
        return new Leg(call, device, kind, state, since, group, notAnswering, notRung, unfollowed, newConfirmed);
    }

    /** The state that counts: an answer by a device that does not answer is still ringing (manual §7.2.2.4). */
    ConnectionState counted() {
        boolean answered = state == ConnectionState.CONNECTED || state == ConnectionState.HELD;
        return answered && notAnswering ? ConnectionState.ALERTING : state;
    }

    boolean isFollowed() {
        return !unfollowed;
    }

    /** Whether the call is handled here and that is to be told. */
    boolean isHandling() {
        return !unfollowed && isReached();
    }

    /** Whether the call is handled here, as opposed to waiting, being dialled or having failed. */
    boolean isReached() {
        if (kind.isGroup() || kind == DeviceKind.RECORDER) {
            return false;
        }
        return switch (counted()) {
            case ALERTING -> !notRung;
            case CONNECTED, HELD -> true;
            case NULL, INITIATED, QUEUED, FAILED -> false;
        };
    }

    /** Whether the caller waits here without anybody having been reached. */
    boolean isWaiting() {
        return !unfollowed && isQueueing();
    }

    private boolean isQueueing() {
        return state == ConnectionState.QUEUED && kind != DeviceKind.TRUNK_GROUP
                || kind == DeviceKind.HUNT_GROUP && state == ConnectionState.ALERTING
                || notRung && counted() == ConnectionState.ALERTING && kind != DeviceKind.RECORDER;
    }

    /** Whether it is an application that plays or routes: it lets go as soon as the call reaches somebody. */
    boolean isRouting() {
        return kind.isTransparentByDefault();
    }

    /** Whether a call lasts because of this party. */
    boolean keepsAlive() {
        return !kind.isGroup() && !isRouting() && kind != DeviceKind.RECORDER;
    }
}
