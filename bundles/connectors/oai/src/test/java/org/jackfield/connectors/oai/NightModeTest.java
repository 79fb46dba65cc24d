package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.event.SystemEvent;
import org.junit.jupiter.api.Test;

/** Night mode: nothing is reported as done that the phone system does not confirm. */
class NightModeTest {

    @Test
    void theToggleIsDialledOnlyIfTheStateDiffers() {
        Scene scene = Scene.direct().connected();

        assertThat(scene.does(night("", false))).isCompletedWithValue(CommandResult.DONE);

        assertThat(scene.phoneSystem.commands()).containsExactly("_QT");
    }

    @Test
    void isDoneWhenTheEventAndTheQuerySaySo() {
        Scene scene = Scene.direct().connected();
        CompletableFuture<CommandResult> done = scene.does(night("", true));
        assertThat(scene.phoneSystem.commands()).containsExactly("_QT", "_EF,1000,,9860");
        assertThat(done).isNotDone();

        scene.phoneSystem.answer("_QT", "0,1");
        scene.says("NM,,007,1,1");

        assertThat(done).isCompletedWithValue(CommandResult.DONE);
        assertThat(scene.told.of(SystemEvent.NightModeChanged.class))
                .containsExactly(new SystemEvent.NightModeChanged("", true));
    }

    @Test
    void withoutAnEventTheQueryDecides() {
        Scene scene = Scene.direct().connected();
        CompletableFuture<CommandResult> done = scene.does(night("", true));
        scene.phoneSystem.answer("_QT", "0,1");
        scene.thread.leap(10_000);
        assertThat(done).isCompletedWithValue(CommandResult.DONE);
    }

    @Test
    void aPhoneSystemThatDoesNotChangeIsAFailure() {
        Scene scene = Scene.direct().connected();
        CompletableFuture<CommandResult> done = scene.does(night("", true));
        scene.thread.leap(10_000);

        assertThat(Scene.failure(done)).satisfies(e -> assertThat(e.failure()).isEqualTo(CommandFailure.REFUSED))
                .hasMessageContaining("1000");
    }

    @Test
    void twoRequestsDoNotToggleTwice() {
        Scene scene = Scene.direct().connected();
        CompletableFuture<CommandResult> first = scene.does(night("", true));
        CompletableFuture<CommandResult> second = scene.does(night("", true));
        scene.phoneSystem.answer("_QT", "0,1");
        scene.says("NM,,007,1,1");

        assertThat(first).isCompletedWithValue(CommandResult.DONE);
        assertThat(second).isCompletedWithValue(CommandResult.DONE);
        assertThat(scene.phoneSystem.commands()).containsOnlyOnce("_EF,1000,,9860");
    }

    @Test
    void aNodeHasCodesOfItsOwn() {
        Scene scene = Scene.gateway().connected();
        scene.does(night("2", true));

        assertThat(scene.phoneSystem.commands()).containsExactly("_QT,2:", "_EF,1:1000,,98612");
    }

    @Test
    void theUnprovenCommandIsSentOnlyWhenAskedForAndFallsBack() {
        Scene scene = Scene.direct(Map.of("nightMode", "command", "adminExtension", "1000")).connected();
        scene.phoneSystem.answer("_ST", "45");
        scene.does(night("", true));

        assertThat(scene.phoneSystem.commands()).containsExactly("_QT", "_ST,,1", "_EF,1000,,9860");
    }

    @Test
    void switchedOffIsUnsupported() {
        Scene scene = Scene.direct(Map.of("nightMode", "off", "adminExtension", "1000")).connected();

        assertThat(Scene.failure(scene.does(night("", true))).failure())
                .isEqualTo(CommandFailure.UNSUPPORTED);
        assertThat(scene.phoneSystem.commands()).isEmpty();
    }

    @Test
    void withoutAnAdministratorStationItSaysWhatToDo() {
        Scene scene = Scene.direct(Map.of()).connected();

        assertThat(Scene.failure(scene.does(night("", true)))).hasMessageContaining("administrator station");
        assertThat(scene.does(new Command.QueryNightMode(""))).isCompletedWithValue(new CommandResult.NightMode(false));
    }

    @Test
    void theStationThatTheCommandNamesGoesFirst() {
        Scene scene = Scene.direct().connected();
        scene.does(new Command.SetNightMode("", true, DeviceId.of("1001")));

        assertThat(scene.phoneSystem.commands()).containsExactly("_QT", "_EF,1001,,9860");
    }

    private static Command night(String node, boolean on) {
        return new Command.SetNightMode(node, on, DeviceId.NONE);
    }
}
