package org.jackfield.apps.groupmessaging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.DeviceStatus.AgentStatus;
import org.jackfield.api.telephony.PhoneSystemId;

/**
 * Who is in the hunt groups that rules name, as the phone system told when it was last asked; and which news make it worth to ask
 * again. What was told holds until something else is told. Any thread may call.
 */
final class GroupMembers {

    /** A hunt group of a phone system. */
    record Group(PhoneSystemId system, DeviceId group) {}

    private record At(PhoneSystemId system, DeviceId device) {}

    private final Map<Group, List<DeviceId>> members = new HashMap<>();
    private final Map<Group, String> problems = new HashMap<>();
    private final Map<At, Set<DeviceId>> agentGroups = new HashMap<>();

    /** {@return the telephones of a group; empty if not known} */
    synchronized Optional<List<DeviceId>> of(Group group) {
        return Optional.ofNullable(members.get(group));
    }

    /** {@return why the group could not be asked; empty if it could} */
    synchronized Optional<String> problem(Group group) {
        return Optional.ofNullable(problems.get(group));
    }

    /** {@return whether that is another answer than before} */
    synchronized boolean told(Group group, List<DeviceId> stations) {
        problems.remove(group);
        return !List.copyOf(stations).equals(members.put(group, List.copyOf(stations)));
    }

    /** The group could not be asked. */
    synchronized void failed(Group group, String why) {
        problems.put(group, why);
    }

    /** Forgets the groups that no rule names. */
    synchronized void keepOnly(Set<Group> groups) {
        members.keySet().retainAll(groups);
        problems.keySet().retainAll(groups);
        if (groups.isEmpty()) {
            agentGroups.clear();
        }
    }

    /** {@return the groups of those that rules name whose members may be others after this news} */
    synchronized Set<DeviceId> touched(PhoneSystemId system, DeviceStatus status, Set<DeviceId> followed) {
        if (followed.isEmpty()) {
            return Set.of();
        }
        DeviceId device = status.device().id();
        if (status.device().kind() == DeviceKind.HUNT_GROUP) {
            return followed.contains(device) ? Set.of(device) : Set.of();
        }
        Set<DeviceId> now = new HashSet<>();
        status.agents().stream().map(AgentStatus::groups).forEach(now::addAll);
        At at = new At(system, device);
        Set<DeviceId> before = now.isEmpty() ? agentGroups.remove(at) : agentGroups.put(at, now);
        Set<DeviceId> changed = new HashSet<>(now);
        if (before != null) {
            changed.addAll(before);
            changed.removeIf(group -> before.contains(group) && now.contains(group));
        }
        changed.retainAll(followed);
        return changed;
    }
}
