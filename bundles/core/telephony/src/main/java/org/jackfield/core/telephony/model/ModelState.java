package org.jackfield.core.telephony.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.dialplan.DialPlanRules;
import org.jackfield.api.telephony.event.LinkEvent;

/**
 * A call model at rest, as a journal file begins with it.
 *
 * @param heard when the last event arrived
 * @param lostAt up to when events were heard for certain, null if none were missed since the last snapshot
 * @param resyncing what a snapshot is being read of, null if none is
 * @param doubted nodes whose names of calls may have begun anew, the empty one for all
 * @param devices every device
 * @param dialPlan the rules that numbers are cleaned by
 * @param calls the calls alive, in the order they began
 */
public record ModelState(
        Instant heard,
        Instant lostAt,
        LinkEvent.Scope resyncing,
        List<String> doubted,
        List<DeviceStatus> devices,
        DialPlanRules dialPlan,
        List<CallState> calls) {

    public ModelState {
        heard = Objects.requireNonNullElse(heard, Instant.EPOCH);
        doubted = doubted == null ? List.of() : List.copyOf(doubted);
        devices = List.copyOf(devices);
        dialPlan = Objects.requireNonNullElse(dialPlan, DialPlanRules.NONE);
        calls = List.copyOf(calls);
    }
}
