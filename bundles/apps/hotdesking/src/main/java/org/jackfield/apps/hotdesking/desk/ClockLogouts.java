package org.jackfield.apps.hotdesking.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.time.SiteTime;

/** Logs all agents out when the clock says so; what could not be done is tried at every look. Belongs to the keeper's thread. */
final class ClockLogouts {

    private final PhoneSystemId system;
    private final DeskStore store;
    private final SiteTime time;
    private final Memories memories;
    private final Departures departures;

    ClockLogouts(PhoneSystemId system, DeskStore store, SiteTime time, Memories memories, Departures departures) {
        this.system = system;
        this.store = store;
        this.time = time;
        this.memories = memories;
        this.departures = departures;
    }

    /** {@return the seats, those of agents that are logged out by it given up} */
    List<Seat> settle(HotDeskingPlan plan, List<Seat> seats) {
        Optional<AutoLogout.Mark> mark = store.mark(system);
        if (!plan.automaticLogout()) {
            mark.ifPresent(old -> store.clearMark(system));
            return seats;
        }
        if (AutoLogout.isNew(plan.logoutTime(), mark)) {
            store.save(system, new AutoLogout.Mark(plan.logoutTime(), time.now()));
            return seats;
        }
        return AutoLogout.due(plan.logoutTime(), time.zone(), time.now(), mark)
                .map(due -> logOut(plan, seats, due))
                .orElse(seats);
    }

    private List<Seat> logOut(HotDeskingPlan plan, List<Seat> seats, Instant due) {
        List<Seat> after = seats.stream()
                .map(seat -> wasThere(seat, due) ? departures.logOut(seat, Witness.Reason.CLOCK) : seat)
                .toList();
        if (after.stream().noneMatch(seat -> wasThere(seat, due))) {
            store.save(system, new AutoLogout.Mark(plan.logoutTime(), due));
        }
        return after;
    }

    private boolean wasThere(Seat seat, Instant due) {
        AgentMemory memory = memories.of(seat.agent());
        return seat.isKnown(memory) && (memory.since() == null || memory.since().isBefore(due));
    }
}
