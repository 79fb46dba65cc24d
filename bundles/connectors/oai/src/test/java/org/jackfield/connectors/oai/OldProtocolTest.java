package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.connectors.oaiwire.command.QueryCommands;
import org.junit.jupiter.api.Test;

/** Systems with a protocol before V06.00, which lack commands, and before V05.10, which lack events as well. */
class OldProtocolTest {

    private final Scene scene = Scene.direct();

    /** A phone system that knows the commands of its time only. */
    private Scene of(String protocol, boolean newLists) {
        scene.phoneSystem.answer("login", "000,RS,0,05:25,012400," + protocol + ",V05.200,3,1,0,1");
        for (String unknown : List.of("_MA", "_RR", "_QT")) {
            scene.phoneSystem.answer(unknown, "45");
        }
        if (!newLists) {
            scene.phoneSystem.answer("_QX", "45");
        }
        scene.phoneSystem.answer("_QL", request -> {
            QueryCommands.QueryOldList query = (QueryCommands.QueryOldList) request.body();
            return switch (query.list().value()) {
                case STATIONS -> "1,0,1,2,1001,|ALICE|,|Alice, at the desk|,1002,|BOB|,|Bob Brown|";
                case TRUNKS -> "2,0,1,1,94001,|LOOP|,|Loop start|";
                case HUNT_GROUPS -> "3,0,1,1,2001,|SALES|,|Sales team|,2,2";
                case VOICE_MAIL_APPLICATIONS -> "12,0,1,1,2600,|CRA|,|Welcome|,5";
                case FEATURES -> "8,0,1,1,0,1,0,1,59,458,|FWD NO ANSWER/BUSY|";
                default -> query.list().wire() + ",0,1,0";
            };
        });
        return scene;
    }

    @Test
    void devicesAreReadInTheOldWay() {
        of("V05.00", false).start();
        scene.thread.leap(1_000);

        assertThat(scene.state()).isEqualTo(State.UP);
        assertThat(scene.told.of(SystemEvent.DeviceReported.class)).extracting(SystemEvent.DeviceReported::device)
                .extracting(DeviceDescription::id, DeviceDescription::kind, DeviceDescription::description)
                .containsExactly(
                        tuple(d("1001"), DeviceKind.STATION, "Alice, at the desk"),
                        tuple(d("1002"), DeviceKind.STATION, "Bob Brown"),
                        tuple(d("94001"), DeviceKind.TRUNK, "Loop start"),
                        tuple(d("2001"), DeviceKind.HUNT_GROUP, "Sales team"),
                        tuple(d("2600"), DeviceKind.ANNOUNCEMENT, "Welcome"));
        assertThat(scene.told.of(SystemEvent.DevicesComplete.class)).hasSize(1);
        assertThat(scene.phoneSystem.commands()).noneMatch(command -> command.startsWith("_QX"))
                .noneMatch(command -> command.startsWith("_QL,,17"));
    }

    @Test
    void whatGoesOnIsAskedForWhereItIsNotToldAtOnce() {
        of("V05.20", true);
        scene.phoneSystem.answer("_SP", request -> request.fields().getFirst().equals("1001") ? "0,1,1A01,C" : "0,0");
        scene.start();
        scene.phoneSystem.sayPlainly("001,RD,0,");
        scene.thread.run();

        assertThat(scene.state()).isEqualTo(State.UP);
        assertThat(scene.phoneSystem.commands()).noneMatch(command -> command.startsWith("_RR"));
        assertThat(scene.told.of(LinkEvent.ResyncEnded.class)).singleElement()
                .satisfies(ended -> assertThat(ended.complete()).isTrue());
        assertThat(scene.told.of(CallEvent.Established.class)).singleElement().satisfies(established -> {
            assertThat(established.call()).isEqualTo(CallId.of("1A01"));
            assertThat(established.device()).isEqualTo(d("1001"));
        });
    }

    private static DeviceId d(String number) {
        return DeviceId.of(number);
    }
}
