package org.jackfield.apps.hotdesking.desk;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.command.CommandException;

/**
 * What agents set at the telephones they sit at. A forward of all calls logs the agent out and becomes the place where calls go
 * from then on while logged out; other forwards are remembered. Belongs to the keeper's thread.
 */
final class ManualForwards {

    private final Office office;
    private final Telephones telephones;
    private final Holds holds;
    private final Departures departures;
    private final Memories memories;
    private final Failures failures;
    private final Witness witness;

    ManualForwards(
            Office office, Telephones telephones, Holds holds, Departures departures, Memories memories,
            Failures failures, Witness witness) {
        this.office = office;
        this.telephones = telephones;
        this.holds = holds;
        this.departures = departures;
        this.memories = memories;
        this.failures = failures;
        this.witness = witness;
    }

    /**
     * Takes note of what was set.
     *
     * @param thorough whether to ask every telephone, not only those that tell of something else
     * @return the seats, those of agents that are logged out by it given up
     */
    List<Seat> settle(HotDeskingPlan plan, List<Seat> seats, boolean thorough) {
        List<Seat> settled = new ArrayList<>();
        for (Seat seat : seats) {
            settled.add(settle(plan, seat, thorough));
        }
        return settled;
    }

    private Seat settle(HotDeskingPlan plan, Seat seat, boolean thorough) {
        Hold hold = seat.owner() && seat.isKnown(memories.of(seat.agent()))
                ? holds.at(seat.extension(), DeskSetting.Forward.NONE.key()) : null;
        boolean settled = hold == null || hold.state() != Hold.State.WRITTEN || !hold.agent().equals(seat.agent());
        DeskSetting.Forward held = settled ? null : (DeskSetting.Forward) hold.value();
        if (settled || !thorough && isToldAs(seat.extension(), held)) {
            return seat;
        }
        try {
            DeskSetting.Forward now = telephones.forward(seat.extension());
            return now.equals(held) ? seat : changed(plan, seat, hold, now);
        } catch (CommandException e) {
            if (Telephones.isAway(e)) {
                throw e;
            }
            failures.add(seat.agent(), seat.extension(), DeskKind.FORWARD, e.getMessage());
            return seat;
        }
    }

    private Seat changed(HotDeskingPlan plan, Seat seat, Hold hold, DeskSetting.Forward now) {
        AgentMemory memory = memories.of(seat.agent());
        if (now.type() == ForwardingType.OTHER) {
            failures.add(seat.agent(), seat.extension(), DeskKind.FORWARD,
                    "The telephone is forwarded in a way that cannot be remembered.");
            return seat;
        }
        if (now.type() != ForwardingType.ALWAYS) {
            memories.put(memory.withForward(now));
            holds.accept(hold, memories.of(seat.agent()));
            return seat;
        }
        boolean toOneself = now.destination().equals(seat.agent().number())
                || now.destination().equals(seat.extension().number());
        if (!plan.manualForwards() || toOneself) {
            holds.rewrite(hold);
            return seat;
        }
        if (!memory.destination().equals(now.destination())) {
            memories.save(memory.withDestination(now.destination()));
            witness.destinationChosen(seat.agent(), now.destination());
        }
        return departures.logOut(seat, Witness.Reason.FORWARDED);
    }

    /** Whether what the phone system has told of its own accord is what we have set. */
    private boolean isToldAs(DeviceId extension, DeskSetting.Forward held) {
        DeviceStatus told = office.device(extension).orElse(null);
        if (told == null || told.forwarding() != held.type()) {
            return told == null;
        }
        return held.type() == ForwardingType.NONE
                || !told.forwardedTo().isEmpty() && held.destination().endsWith(told.forwardedTo());
    }
}
