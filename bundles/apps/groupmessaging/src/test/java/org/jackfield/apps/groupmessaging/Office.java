package org.jackfield.apps.groupmessaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceStatus.Messages;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.apps.groupmessaging.lamp.Lamp;
import org.jackfield.apps.groupmessaging.lamp.Wanted;
import org.jackfield.apps.groupmessaging.store.LampStore;

/** A phone system with message lamps, and what keeps them: real rules over telephones that do as they are told, or fail. */
final class Office {

    static final PhoneSystemId SYSTEM = PhoneSystemId.of("01890000-0000-7000-8000-000000000001");
    static final DeviceId VOICE_MAIL = DeviceId.of("2500");

    final LeapingClock clock = LeapingClock.at("2026-11-27T12:00:00Z");
    final List<MessageRule> rules = new ArrayList<>();
    final Map<DeviceId, List<DeviceId>> groups = new HashMap<>();
    final Set<DeviceId> broken = new HashSet<>();
    int told;
    private final Map<DeviceId, Map<DeviceId, Integer>> waiting = new LinkedHashMap<>();
    private final Map<Lamp, Integer> stored = new HashMap<>();
    private LampKeeper keeper;

    Office() {
        restart();
    }

    /** As after kill -9: only what was stored is known. */
    void restart() {
        keeper = new LampKeeper(new Table(), this::set, clock);
    }

    static DeviceId phone(int number) {
        return DeviceId.of("100" + number);
    }

    MessageRule rule(String id, DeviceId source, List<DeviceId> targets) {
        return new MessageRule(
                id, "Rule " + id, SYSTEM.toString(), true, source.toString(), MessageRule.Target.EXTENSIONS, "",
                targets.stream().map(DeviceId::toString).toList());
    }

    MessageRule rule(String id, DeviceId source, DeviceId group) {
        return new MessageRule(
                id, "Rule " + id, SYSTEM.toString(), true, source.toString(), MessageRule.Target.HUNT_GROUP, group.toString(),
                List.of());
    }

    /** Somebody leaves messages, or they are all heard. */
    void messages(DeviceId at, DeviceId from, int count) {
        Map<DeviceId, Integer> here = waiting.computeIfAbsent(at, device -> new LinkedHashMap<>());
        if (count == 0) {
            here.remove(from);
        } else {
            here.put(from, count);
        }
    }

    List<Messages> shown(DeviceId at) {
        return waiting.getOrDefault(at, Map.of()).entrySet().stream()
                .map(each -> new Messages(each.getKey(), "", each.getValue()))
                .toList();
    }

    int count(DeviceId at, DeviceId from) {
        return waiting.getOrDefault(at, Map.of()).getOrDefault(from, 0);
    }

    Map<Lamp, Integer> stored() {
        return Map.copyOf(stored);
    }

    Wanted wanted() {
        return LampPlan.of(
                SYSTEM, rules, group -> Optional.ofNullable(groups.get(group)),
                source -> LampPlan.own(shown(source), keeper.litAt(SYSTEM, source)));
    }

    boolean look() {
        return keeper.look(SYSTEM, wanted(), device -> Optional.of(shown(device)));
    }

    /** Long enough for everything that is retried. */
    void settle() {
        for (int i = 0; i < 40; i++) {
            look();
            clock.leap(LampKeeper.SETTLING);
        }
    }

    LampKeeper keeper() {
        return keeper;
    }

    private CompletionStage<?> set(Lamp lamp, int count) {
        told++;
        if (broken.contains(lamp.target())) {
            return CompletableFuture.failedFuture(new CommandException(CommandFailure.BUSY, "15", "The telephone is busy."));
        }
        messages(lamp.target(), lamp.source(), count);
        return CompletableFuture.completedFuture(lamp);
    }

    private final class Table implements LampStore {
        @Override
        public Map<Lamp, Integer> all() {
            return Map.copyOf(stored);
        }

        @Override
        public void lit(Lamp lamp, int count) {
            stored.put(lamp, count);
        }

        @Override
        public void out(Lamp lamp) {
            stored.remove(lamp);
        }
    }
}
