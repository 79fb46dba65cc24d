package org.jackfield.apps.hotdesking.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.time.Instant;
import java.util.Map;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.command.CommandResult.GroupAgent;

/**
 * Where an agent of the group is, as the phone system tells it.
 *
 * @param agent the agent
 * @param extension where logged in; {@link DeviceId#NONE} if logged out
 * @param owner whether the extension is this agent's: one telephone can be programmed for one agent only
 */
record Seat(DeviceId agent, DeviceId extension, boolean owner) {

    boolean isTaken() {
        return !extension.isNone();
    }

    Seat left() {
        return new Seat(agent, DeviceId.NONE, false);
    }

    /** {@return whether the agent was here already when we last looked} */
    boolean isKnown(AgentMemory memory) {
        return isTaken() && memory.extension().equals(extension);
    }

    /**
     * {@return every member's seat, by agent}
     *
     * <p>Of several agents at one extension the one who came last has it. Among those who came at the same look it is the one
     * with the highest id; among those who were all there before, who came there last.
     */
    static List<Seat> of(List<GroupAgent> members, Map<DeviceId, AgentMemory> memories) {
        List<Seat> seats = new ArrayList<>();
        for (GroupAgent member : members) {
            boolean repeated = seats.stream().anyMatch(seat -> seat.agent().equals(member.agent()));
            if (!member.agent().isNone() && !repeated) {
                seats.add(new Seat(member.agent(), member.station(), false));
            }
        }
        seats.sort(Comparator.comparing(Seat::agent));
        return seats.stream().map(seat -> seat.isTaken() && seat.equals(lastAt(seat, seats, memories))
                ? new Seat(seat.agent(), seat.extension(), true)
                : seat).toList();
    }

    private static Seat lastAt(Seat one, List<Seat> seats, Map<DeviceId, AgentMemory> memories) {
        Comparator<Seat> byArrival = Comparator.comparing(seat -> {
            AgentMemory memory = memories.getOrDefault(seat.agent(), AgentMemory.of(seat.agent()));
            return !seat.isKnown(memory) ? Instant.MAX : memory.since() == null ? Instant.MIN : memory.since();
        });
        return seats.stream()
                .filter(seat -> seat.extension().equals(one.extension()))
                .max(byArrival.thenComparing(Seat::agent))
                .orElseThrow();
    }
}
