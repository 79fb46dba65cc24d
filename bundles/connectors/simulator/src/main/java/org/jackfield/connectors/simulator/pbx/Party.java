package org.jackfield.connectors.simulator.pbx;

import org.jackfield.connectors.simulator.loop.EventLoop;

/** One device's part in one call: a connection in CSTA terms. */
public final class Party {

    private final Device device;
    private Call call;
    private String callId;
    private PartyState state;
    private EventLoop.Timer holdTimer;
    private boolean huntCall;
    private boolean joined;

    Party(Device device, Call call, String callId, PartyState state) {
        this.device = device;
        this.call = call;
        this.callId = callId;
        this.state = state;
        this.joined = state == PartyState.CONNECTED;
    }

    /** Whose part it is. */
    public Device device() {
        return device;
    }

    /** The call. */
    public Call call() {
        return call;
    }

    /** The id under which this party knows the call; in a conference each has its own. */
    public String callId() {
        return callId;
    }

    /** State of this party. */
    public PartyState state() {
        return state;
    }

    /** Whether this is a hunt group's or trunk group's stand-in for whoever will answer. */
    boolean standIn() {
        return device instanceof HuntGroup || device instanceof TrunkGroup;
    }

    /** Whether this party answered for a group, so that wrap-up follows. */
    boolean huntCall() {
        return huntCall;
    }

    void markHuntCall() {
        huntCall = true;
    }

    /** Whether this party has talked in this call before: if it rings now, that is a recall. */
    public boolean joined() {
        return joined;
    }

    void setState(PartyState newState) {
        state = newState;
        joined |= newState == PartyState.CONNECTED || newState == PartyState.HELD;
        holdTimer(null);
    }

    void holdTimer(EventLoop.Timer timer) {
        if (holdTimer != null) {
            holdTimer.cancel();
        }
        holdTimer = timer;
    }

    void moveTo(Call newCall, String newCallId) {
        call = newCall;
        callId = newCallId;
    }

    @Override
    public String toString() {
        return device + "/" + callId + "/" + state.letter();
    }
}
