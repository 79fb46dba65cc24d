package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.LinkEvent.EventsMissed;
import org.jackfield.api.telephony.event.LinkEvent.LinkChanged;
import org.jackfield.api.telephony.event.LinkEvent.ResyncEnded;
import org.jackfield.api.telephony.event.LinkEvent.Scope;
import org.jackfield.api.telephony.event.SystemEvent;
import org.junit.jupiter.api.Test;

/** Several nodes behind a CT Gateway. */
class GatewayTest {

    @Test
    void everyNodeIsReadAndFollowedByItself() {
        Scene scene = Scene.gateway().start();

        assertThat(scene.state()).isEqualTo(State.UP);
        assertThat(scene.phoneSystem.commands()).startsWith("_NA,1", "_XE,1", "_QN", "_NO")
                .contains("_QX,1:,1,7FF,2,50", "_QX,2:,1,7FF,2,50", "_MA,1:,3,A:FFFF,C:FFFF,F:FFFF",
                        "_MA,2:,3,A:FFFF,C:FFFF,F:FFFF", "_MS,2:,11,S:FFFF", "_QT,1:", "_QT,2:", "_RR", "_SP,2:1001");
        assertThat(scene.told.of(SystemEvent.DevicesComplete.class)).extracting(SystemEvent.DevicesComplete::node)
                .containsExactly("1", "2");
        assertThat(scene.told.of(SystemEvent.DeviceReported.class)).extracting(e -> e.device().id())
                .contains(new DeviceId("1", "1001"), new DeviceId("2", "1001"), DeviceId.of("5001"));
    }

    @Test
    void extensionsCarryTheirNodeAndCallsAndAgentsDoNot() {
        Scene scene = Scene.gateway().connected();
        scene.says("HE,,000002,1A01,2:1001,H,42", "RY,,000002,2:1001,5001");

        assertThat(scene.told.of(CallEvent.Held.class)).singleElement().satisfies(held -> {
            assertThat(held.device()).isEqualTo(new DeviceId("2", "1001"));
            assertThat(held.call()).isEqualTo(CallId.of("1A01"));
        });
        assertThat(scene.told.events().get(1)).hasToString(
                "AgentStateChanged[agent=5001, device=2:1001, name=Alice Adams, group=, state=READY]");

        scene.does(new Command.Hold(new DeviceId("2", "1001"), CallId.of("1A01")));
        assertThat(scene.phoneSystem.commands()).containsExactly("_HC,2:1001,1A01");
    }

    @Test
    void aLostNodeIsToldAndTheOthersGoOn() {
        Scene scene = Scene.gateway().connected();
        int monitors = monitors(scene);

        scene.says("LS,,2,0,3");

        assertThat(scene.told.of(SystemEvent.NodeReported.class))
                .containsExactly(new SystemEvent.NodeReported("2", "Branch", false));
        assertThat(scene.told.of(EventsMissed.class)).extracting(EventsMissed::node).containsExactly("2");
        assertThat(scene.told.of(LinkChanged.class)).isEmpty();
        assertThat(monitors(scene)).isEqualTo(monitors / 2);
        assertThat(scene.phoneSystem.commands()).isEmpty();
    }

    @Test
    void aReturnedNodeAloneIsReadAndFollowedAgain() {
        Scene scene = Scene.gateway().connected();
        int monitors = monitors(scene);
        scene.says("LS,,2,0,3");
        scene.told.forget();

        scene.says("LS,,2,1,4");

        assertThat(scene.phoneSystem.commands()).contains("_QX,2:,1,7FF,2,50", "_MA,2:,3,A:FFFF,C:FFFF,F:FFFF",
                "_MS,2:,11,S:FFFF", "_RR,2:").noneMatch(command -> command.contains(",1:"));
        assertThat(scene.told.of(ResyncEnded.class)).containsExactly(new ResyncEnded(Scope.node("2"), true));
        assertThat(scene.told.of(LinkEvent.ImportBegan.class)).containsExactly(new LinkEvent.ImportBegan("2"));
        assertThat(scene.told.of(SystemEvent.DevicesComplete.class))
                .containsExactly(new SystemEvent.DevicesComplete("2"));
        assertThat(monitors(scene)).isEqualTo(monitors);
    }

    @Test
    void theKeepAliveFindsLostAndReturnedNodesToo() {
        Scene scene = Scene.gateway().connected();
        scene.phoneSystem.answer("_NO", "0,2,1,1,2,0");
        scene.thread.leap(45_000);
        assertThat(scene.told.of(EventsMissed.class)).extracting(EventsMissed::node).containsExactly("2");

        scene.phoneSystem.answer("_NO", "0,2,1,1,2,1");
        scene.thread.leap(45_000);
        assertThat(scene.told.of(ResyncEnded.class)).containsExactly(new ResyncEnded(Scope.node("2"), true));
    }

    @Test
    void aNodeThatIsDownAtTheStartIsReadWhenItComes() {
        Scene scene = Scene.gateway();
        scene.phoneSystem.answer("_NO", "0,2,1,1,2,0");
        scene.start();
        assertThat(scene.phoneSystem.commands()).noneMatch(command -> command.contains(",2:"));

        scene.phoneSystem.answer("_NO", "0,2,1,1,2,1");
        scene.says("CS,,5,1,,2");

        assertThat(scene.phoneSystem.commands()).contains("_QX,2:,1,7FF,2,50", "_RR,2:");
    }

    @Test
    void everyNodeTellsItsOwnSpeedDialsAndNoneWhileOneOfThemIsLost() {
        Scene scene = Scene.gateway().connected();
        scene.phoneSystem.answer("_QX", request -> request.fields().getFirst().startsWith("1")
                ? "0,9,3,1,1,001,5551234,|Taxi|" : "0,9,3,1,1,001,5551235,|Taxi 2|");
        CommandResult both = new CommandResult.SpeedDials(List.of(new CommandResult.SpeedDial("1", "001", "5551234", "Taxi"),
                new CommandResult.SpeedDial("2", "001", "5551235", "Taxi 2")));

        assertThat(scene.does(new Command.QuerySpeedDials(""))).isCompletedWithValue(both);

        scene.says("LS,,2,0,3");
        assertThat(Scene.failure(scene.does(new Command.QuerySpeedDials(""))).failure())
                .isEqualTo(CommandFailure.LINK_DOWN);
        scene.told.forget();
        scene.says("LS,,2,1,4");

        assertThat(scene.told.of(SystemEvent.SpeedDialsChanged.class))
                .containsExactly(new SystemEvent.SpeedDialsChanged("2"));
        assertThat(scene.does(new Command.QuerySpeedDials(""))).isCompletedWithValue(both);
    }

    @Test
    void duplicateAndDeletedConnectionsAreTold() {
        Scene scene = Scene.gateway().connected();
        scene.says("CS,,5,3,6,1");
        assertThat(scene.connector.counters().get("nodes.duplicate")).isEqualTo(1);
        assertThat(scene.told.events()).isEmpty();

        scene.says("LS,,2,0,6");
        assertThat(scene.told.of(SystemEvent.NodeReported.class))
                .containsExactly(new SystemEvent.NodeReported("2", "Branch", false));
        scene.says("LS,,2,1,5");
        assertThat(scene.phoneSystem.commands()).contains("_RR,2:");
    }

    @Test
    void nodesThatAreLeftOutAreTakenOutOfScopeAndIgnored() {
        Scene scene = Scene.gateway(Map.of("excludedNodes", "2")).start();

        assertThat(scene.phoneSystem.commands()).startsWith("_NA,1", "_XE,1", "_USS,0,2", "_QN")
                .noneMatch(command -> command.contains(",2:"));
        scene.told.forget();
        scene.says("LS,,2,0,3", "LS,,2,1,4");
        assertThat(scene.told.events()).isEmpty();
    }

    private static int monitors(Scene scene) {
        var status = scene.connector.status();
        scene.thread.run();
        List<String> nodes = status.join().nodes();
        assertThat(nodes).isNotEmpty();
        return status.join().monitors();
    }
}
