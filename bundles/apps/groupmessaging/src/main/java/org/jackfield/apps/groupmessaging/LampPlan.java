package org.jackfield.apps.groupmessaging;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus.Messages;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.groupmessaging.lamp.Lamp;
import org.jackfield.apps.groupmessaging.lamp.Wanted;

/** Works out which lamps the rules want. */
final class LampPlan {

    private LampPlan() {}

    /**
     * {@return the lamps that the rules of a phone system want}
     *
     * @param members the telephones of a hunt group; empty if not known
     * @param waiting how many messages of its own wait at a device
     */
    static Wanted of(
            PhoneSystemId system,
            List<MessageRule> rules,
            Function<DeviceId, Optional<List<DeviceId>>> members,
            ToIntFunction<DeviceId> waiting) {
        Map<Lamp, Integer> lamps = new HashMap<>();
        Set<DeviceId> undetermined = new HashSet<>();
        for (MessageRule rule : rules) {
            if (!rule.enabled() || !rule.system().equals(system)) {
                continue;
            }
            DeviceId source = rule.sourceDevice();
            Optional<List<DeviceId>> targets = targets(rule, members);
            int count = waiting.applyAsInt(source);
            if (targets.isEmpty()) {
                undetermined.add(source);
            } else if (count > 0) {
                targets.get().stream()
                        .filter(target -> !target.equals(source))
                        .forEach(target -> lamps.put(new Lamp(system, target, source), count));
            }
        }
        return new Wanted(lamps, undetermined);
    }

    static Optional<List<DeviceId>> targets(MessageRule rule, Function<DeviceId, Optional<List<DeviceId>>> members) {
        return rule.target() == MessageRule.Target.HUNT_GROUP
                ? members.apply(rule.group())
                : Optional.of(rule.extensionDevices());
    }

    /**
     * {@return how many messages of its own wait at a device: those that we lit there in another's name are not told on, so that
     * rules in a circle come to rest}
     *
     * @param messages what waits there, by who left it
     * @param lit in whose names we lit its lamp
     */
    static int own(List<Messages> messages, Set<DeviceId> lit) {
        return messages.stream()
                .filter(each -> !lit.contains(each.from()))
                .mapToInt(Messages::count)
                .sum();
    }
}
