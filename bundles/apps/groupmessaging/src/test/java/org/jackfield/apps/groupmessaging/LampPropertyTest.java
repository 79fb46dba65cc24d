package org.jackfield.apps.groupmessaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.apps.groupmessaging.Office.SYSTEM;
import static org.jackfield.apps.groupmessaging.Office.VOICE_MAIL;
import static org.jackfield.apps.groupmessaging.Office.phone;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.apps.groupmessaging.lamp.Lamp;

/** Whatever happens, once it is quiet exactly those lamps are lit that the rules want, and nobody's own messages are lost. */
class LampPropertyTest {

    private static final int PHONES = 5;

    @Property(tries = 300)
    void quietFollowsEveryStorm(@ForAll("happenings") List<Consumer<Office>> happenings) {
        Office office = new Office();
        happenings.forEach(each -> each.accept(office));
        Map<DeviceId, Integer> own = new HashMap<>();
        for (int i = 0; i < PHONES; i++) {
            own.put(phone(i), office.count(phone(i), VOICE_MAIL));
        }

        office.broken.clear();
        office.settle();

        Map<Lamp, Integer> expected = expected(office, own);
        for (int at = 0; at < PHONES; at++) {
            assertThat(office.count(phone(at), VOICE_MAIL)).isEqualTo(own.get(phone(at)));
            for (int from = 0; from < PHONES; from++) {
                assertThat(office.count(phone(at), phone(from)))
                        .as("lamp at %s in the name of %s", phone(at), phone(from))
                        .isEqualTo(expected.getOrDefault(new Lamp(SYSTEM, phone(at), phone(from)), 0));
            }
        }
        assertThat(office.stored()).isEqualTo(expected);
    }

    private static Map<Lamp, Integer> expected(Office office, Map<DeviceId, Integer> own) {
        Map<Lamp, Integer> expected = new HashMap<>();
        for (MessageRule rule : office.rules) {
            DeviceId source = rule.sourceDevice();
            Set<DeviceId> targets = new HashSet<>(rule.group().isNone()
                    ? rule.extensionDevices()
                    : office.groups.getOrDefault(rule.group(), List.of()));
            targets.remove(source);
            if (own.getOrDefault(source, 0) > 0) {
                targets.forEach(target -> expected.put(new Lamp(SYSTEM, target, source), own.get(source)));
            }
        }
        return expected;
    }

    @Provide
    Arbitrary<List<Consumer<Office>>> happenings() {
        Arbitrary<DeviceId> phones = Arbitraries.integers().between(0, PHONES - 1).map(Office::phone);
        Arbitrary<List<DeviceId>> some = phones.list().ofMinSize(1).ofMaxSize(4).map(list -> list.stream().distinct().toList());
        Arbitrary<DeviceId> group = Arbitraries.of(DeviceId.of("2001"), DeviceId.of("2002"));
        Arbitrary<Consumer<Office>> messages = Combinators.combine(phones, Arbitraries.integers().between(0, 3))
                .as((at, count) -> office -> office.messages(at, VOICE_MAIL, count));
        Arbitrary<Consumer<Office>> list = Combinators.combine(Arbitraries.of("a", "b", "c"), phones, some)
                .as((id, source, targets) -> office -> {
                    office.rules.removeIf(rule -> rule.id().equals(id));
                    if (!targets.contains(source)) {
                        office.rules.add(office.rule(id, source, targets));
                    }
                });
        Arbitrary<Consumer<Office>> toGroup = Combinators.combine(Arbitraries.of("a", "b", "c"), phones, group)
                .as((id, source, which) -> office -> {
                    office.rules.removeIf(rule -> rule.id().equals(id));
                    office.groups.putIfAbsent(which, List.of());
                    office.rules.add(office.rule(id, source, which));
                });
        Arbitrary<Consumer<Office>> members =
                Combinators.combine(group, some).as((which, who) -> office -> office.groups.put(which, who));
        Arbitrary<Consumer<Office>> breaks = phones.map(at -> office -> office.broken.add(at));
        Arbitrary<Consumer<Office>> mends = Arbitraries.just(office -> office.broken.clear());
        Arbitrary<Consumer<Office>> looks = Arbitraries.just(Office::look);
        Arbitrary<Consumer<Office>> waits = Arbitraries.just(office -> {
            office.look();
            office.clock.leap(LampKeeper.SETTLING);
            office.look();
        });
        Arbitrary<Consumer<Office>> kill = Arbitraries.just(Office::restart);
        Arbitrary<Consumer<Office>> stop = Arbitraries.just(office -> {
            office.keeper().putOutAll();
            office.restart();
        });
        return Arbitraries.oneOf(
                        messages, messages, list, toGroup, members, breaks, mends, looks, looks, waits, waits, kill, stop)
                .list()
                .ofMaxSize(40);
    }
}
