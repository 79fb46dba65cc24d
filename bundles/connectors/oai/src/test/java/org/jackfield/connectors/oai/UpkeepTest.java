package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.SystemEvent.DeviceRemoved;
import org.jackfield.api.telephony.event.SystemEvent.DeviceRenumbered;
import org.jackfield.api.telephony.event.SystemEvent.DeviceReported;
import org.junit.jupiter.api.Test;

/** Devices change while an administrator programs the phone system. */
class UpkeepTest {

    private static final String CAROL = "0,1003,38,0,|Carol Clark|,|CAROL|,0,0,1000,0001,0001,2500,0,0,48,0,0,";

    @Test
    void aNewDeviceIsAskedForReportedAndFollowed() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_QI", CAROL);
        scene.says("EC,,007,1,,1003,0");

        assertThat(scene.told.of(DeviceReported.class)).singleElement().satisfies(e -> {
            assertThat(e.device().id()).isEqualTo(DeviceId.of("1003"));
            assertThat(e.device().kind()).isEqualTo(DeviceKind.STATION);
            assertThat(e.device().name()).isEqualTo("Carol Clark");
            assertThat(e.device().attributes()).containsEntry("sip", "true");
        });
        scene.thread.run();
        assertThat(scene.phoneSystem.commands()).startsWith("_QI,1003", "_MS,1003,1,A:FFFF,C:FFFF,F:FFFF", "_RR,1003");
    }

    @Test
    void aRemovedDeviceIsTold() {
        Scene scene = Scene.direct().connected();
        scene.says("EC,,007,1,1002,,0", "ME,,003,36");

        assertThat(scene.told.of(DeviceRemoved.class)).containsExactly(new DeviceRemoved(DeviceId.of("1002")));
    }

    @Test
    void aRenumberedDeviceKeepsItsDescriptionAndIsFollowedUnderItsNewNumber() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_QI", CAROL);
        scene.says("ME,,003,36", "EC,,007,1,1002,1003,0");

        assertThat(scene.told.of(DeviceRenumbered.class))
                .containsExactly(new DeviceRenumbered(DeviceId.of("1002"), DeviceId.of("1003")));
        assertThat(scene.phoneSystem.commands()).contains("_MS,1003,1,A:FFFF,C:FFFF,F:FFFF");
    }

    @Test
    void aMonitorThatEndsIsStartedAgainIfItsDeviceIsStillThere() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_QI", "0,1002,38,0,|Bob Brown|,|BOB|,0,0,1000,0001,0001,2500,0,0,48,0,0,");
        scene.says("ME,,003,36");

        assertThat(scene.phoneSystem.commands()).startsWith("_QI,1002", "_MS,1002,1,A:FFFF,C:FFFF,F:FFFF");
    }

    @Test
    void newNamesComeWithTheEvent() {
        Scene scene = Scene.direct().connected();
        scene.says("DC,,007,1,0,1002,0,0,|BOB B|", "DC,,007,1,0,1002,0,1,|Bob, Brown|",
                "DC,,007,1,16,5001,0,|Alice A|", "DC,,007,1,1,2001,2,2,3");

        assertThat(scene.told.of(DeviceReported.class)).extracting(e -> e.device().username() + "/"
                + e.device().description() + "/" + e.device().attributes().getOrDefault("members", ""))
                .containsExactly("BOB B/Bob Brown/", "BOB B/Bob, Brown/", "/Alice A/", "SALES/Sales team/3");
        assertThat(scene.phoneSystem.commands()).isEmpty();
    }

    @Test
    void otherChangesOfADeviceAreAskedFor() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_QI", "0,1002,38,0,|Bob Brown|,|BOB|,1,0,1000,0001,0001,2500,0,0,48,0,0,");
        scene.says("DC,,007,1,0,1002,0,3,1");

        assertThat(scene.told.of(DeviceReported.class)).singleElement().satisfies(
                e -> assertThat(e.device().attributes()).containsEntry("administrator", "true"));
    }

    @Test
    void systemSpeedDialsAreNobodysDeviceAndTheirChangeIsTold() {
        Scene scene = Scene.direct().connected();
        scene.says("DC,,007,1,12,005,2,1,0,|Mum|,5551234", "DC,,007,1,13,3,0,|IN MEETING|", "DC,,007,1,77,3,0,1",
                "DC,,007,1,19,1,|Main office|");

        assertThat(scene.phoneSystem.commands()).isEmpty();
        assertThat(scene.told.events()).containsExactly(new SystemEvent.SpeedDialsChanged(""),
                new SystemEvent.NodeReported("1", "Main office", true));
        assertThat(scene.connector.counters().get("database.area.77")).isEqualTo(1);
    }

    @Test
    void alarmsAreRaisedAndCleared() {
        Scene scene = Scene.direct().connected();
        scene.says("AG,,007,1,1,1002,10,|-01:326- 10:54 05-19 A010 ALARM Device 1002 Is Off Hook|,1",
                "AG,,007,1,1,1000,0,|Alarm Cleared|,1", "AG,,007,1,1,,204,|Version|,2", "AG,,007,2,0,,8,|Ports|,3");

        assertThat(scene.told.events()).extracting(Object::toString).satisfiesExactly(
                e -> assertThat(e).startsWith("AlarmRaised[node=, alarmId=1:1:1, number=10, severity=MINOR, device=1002"),
                e -> assertThat(e).startsWith("AlarmCleared[node=, alarmId=1:1:1, device=1000"),
                e -> assertThat(e).contains("number=204, severity=MAJOR"),
                e -> assertThat(e).contains("number=8, severity=UNKNOWN"));
    }
}
