package org.jackfield.apps.hotdesking.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.hotdesking.desk.AgentMemory;
import org.jackfield.apps.hotdesking.desk.AutoLogout;
import org.jackfield.apps.hotdesking.desk.DeskSetting;
import org.jackfield.apps.hotdesking.desk.Hold;
import org.jackfield.apps.hotdesking.desk.Hold.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in hand and remembered, as the database gives it back. */
@ParameterizedClass
@EnumSource(names = {"H2", "POSTGRESQL"})
class JdbiDeskStoreTest {

    private static final PhoneSystemId OFFICE = new PhoneSystemId(new UUID(1, 1));
    private static final PhoneSystemId OTHER = new PhoneSystemId(new UUID(2, 2));
    private static final DeviceId DESK = new DeviceId("2", "1001");
    private static final DeviceId ZOE = DeviceId.of("1701");

    private final TestDatabase database;
    private final JdbiDeskStore store;

    JdbiDeskStoreTest(Dialect dialect) {
        database = TestDatabase.open(dialect);
        store = new JdbiDeskStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyKindOfSettingComesBackAsItWas() {
        List<Hold> holds = Stream.of(
                        List.of(DeskSetting.Forward.NONE, new DeskSetting.Forward(ForwardingType.NO_ANSWER, "90123")),
                        List.of(
                                DeskSetting.Lamp.dark(new DeviceId("1", "2500")),
                                new DeskSetting.Lamp(new DeviceId("1", "2500"), true, "1701", 2)),
                        both(new StationSetting.Username(""), new StationSetting.Username("ZOË, \"Z\"")),
                        both(new StationSetting.Description("Desk"), new StationSetting.Description("")),
                        both(new StationSetting.CallingNumber(""), new StationSetting.CallingNumber("0207946")),
                        both(new StationSetting.ClassOfService("1", "2"), new StationSetting.ClassOfService("3", "")),
                        both(StationSetting.SpeedDial.empty(7), new StationSetting.SpeedDial(7, "16100", "Home")))
                .map(pair -> new Hold(DESK, ZOE, pair.get(0), pair.get(1), State.WRITING))
                .toList();
        holds.forEach(hold -> store.save(OFFICE, hold));

        assertThat(store.holds(OFFICE)).containsExactlyInAnyOrderElementsOf(holds);
        assertThat(store.holds(OTHER)).isEmpty();

        holds.forEach(hold -> store.save(OFFICE, hold.in(State.WRITTEN)));
        assertThat(store.holds(OFFICE)).hasSameSizeAs(holds).extracting(Hold::state).containsOnly(State.WRITTEN);

        holds.forEach(hold -> store.delete(OFFICE, hold.slot()));
        assertThat(store.holds(OFFICE)).isEmpty();
    }

    @Test
    void agentsAndWhatTheySetAreStoredTogether() {
        AgentMemory zoe = new AgentMemory(
                ZOE, "90123", new DeskSetting.Forward(ForwardingType.BUSY, "2500"), DESK, Instant.parse("2026-11-27T09:00:00Z"));
        Hold hold = new Hold(DESK, ZOE, DeskSetting.Forward.NONE, zoe.forward(), State.WRITTEN);
        store.save(OFFICE, zoe, hold);
        store.save(OFFICE, AgentMemory.of(DeviceId.of("1702")));

        assertThat(store.agents(OFFICE)).containsExactly(zoe, AgentMemory.of(DeviceId.of("1702")));
        assertThat(store.holds(OFFICE)).containsExactly(hold);

        store.save(OFFICE, zoe.at(DeviceId.NONE, null));
        assertThat(store.agents(OFFICE)).contains(zoe.at(DeviceId.NONE, null));
    }

    @Test
    void theLastLogOutByTheClockIsKeptForEachPhoneSystem() {
        AutoLogout.Mark mark = new AutoLogout.Mark(LocalTime.of(20, 0), Instant.parse("2026-11-27T20:00:00Z"));
        store.save(OFFICE, mark);
        store.save(OFFICE, new AutoLogout.Mark(LocalTime.of(21, 30), mark.done()));

        assertThat(store.mark(OFFICE)).contains(new AutoLogout.Mark(LocalTime.of(21, 30), mark.done()));
        assertThat(store.mark(OTHER)).isEmpty();
        store.clearMark(OFFICE);
        assertThat(store.mark(OFFICE)).isEmpty();
    }

    private static List<DeskSetting> both(StationSetting before, StationSetting now) {
        return List.of(new DeskSetting.Programmed(before), new DeskSetting.Programmed(now));
    }
}
