package org.jackfield.core.calllog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.testkit.FakeUsers;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UserDevice;
import org.jackfield.core.calllog.store.Samples;
import org.junit.jupiter.api.Test;

/** Who has a part in a segment. */
class SegmentPeopleTest {

    private final FakeUsers users = new FakeUsers();
    private final User ann = users.put(of("Ann", UserDevice.Kind.EXTENSION, "1001"));
    private final User bob = users.put(of("Bob", UserDevice.Kind.EXTENSION, "1002"));
    private final User cat = users.put(of("Cat", UserDevice.Kind.AGENT, "2003"));

    private static User of(String name, UserDevice.Kind kind, String number) {
        return User.named(Ids.next(), name, "Other")
                .withDevices(List.of(new UserDevice(kind, UserDevice.Rank.PRIMARY, Samples.SYSTEM, DeviceId.of(number))));
    }

    private static Party party(String number, String agent) {
        return new Party(DeviceId.of(number), DeviceKind.STATION, "", agent.isEmpty() ? DeviceId.NONE : DeviceId.of(agent), "");
    }

    private SegmentPeople people(CallType type, Party device, Party caller) {
        Segment s = Samples.segment(UUID.randomUUID(), 1, "1000", true);
        return SegmentPeople.attributed(
                new Segment(
                        s.id(), s.logicalCall(), s.number(), s.revision(), s.system(), s.callId(), type,
                        type == CallType.INTERNAL ? Direction.NONE : Direction.INBOUND, device, caller, s.trunk(), s.group(), s.from(),
                        s.to(), s.outside(), s.dialled(), s.accountCode(), s.rung(), s.transferred(), s.started(), s.answered(),
                        s.ended(), s.ringMillis(), s.queuedMillis(), s.talkMillis(), s.holdMillis(), s.end(), s.cause(), s.endCode(),
                        s.marks()),
                users);
    }

    @Test
    void anInternalCallIsOfWhomItCalledAndOfWhoCalled() {
        SegmentPeople both = people(CallType.INTERNAL, party("1002", ""), party("1001", ""));
        assertThat(both).isEqualTo(SegmentPeople.NONE.withUser(bob.id(), "Bob Other").withCaller(ann.id(), "Ann Other"));
        assertThat(both.users()).isEqualTo(Set.of(ann.id(), bob.id()));
        assertThat(both.userNames()).isEqualTo("Bob Other, Ann Other");

        assertThat(people(CallType.INTERNAL, party("1001", ""), party("1002", "2003")).callerUser())
                .as("the agent goes before the extension")
                .isEqualTo(cat.id());
        assertThat(people(CallType.INTERNAL, party("1001", ""), party("1009", "")).callerUser()).isNull();
        assertThat(people(CallType.INTERNAL, party("1001", ""), Party.NONE).callerUser()).isNull();
    }

    @Test
    void whoCalledAndIsTheOnlyOneKnownIsNamedOnce() {
        SegmentPeople alone = people(CallType.INTERNAL, party("1009", ""), party("1001", ""));

        assertThat(alone.users()).isEqualTo(Set.of(ann.id()));
        assertThat(alone.userNames()).isEqualTo("Ann Other");
    }

    @Test
    void anExternalCallHasNoCallerWithin() {
        assertThat(people(CallType.EXTERNAL, party("1002", ""), party("1001", "")))
                .isEqualTo(SegmentPeople.NONE.withUser(bob.id(), "Bob Other"));
    }
}
