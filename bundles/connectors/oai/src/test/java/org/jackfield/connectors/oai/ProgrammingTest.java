package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.DeviceAttributes;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.command.CommandResult.GroupAgent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.junit.jupiter.api.Test;

/** Reading and writing what is programmed of a telephone. */
class ProgrammingTest {

    private static final DeviceId ALICE = DeviceId.of("1001");
    private static final Map<String, String> LINES = Map.of(
            "usernameCommand", "_SUI,{inv},{ext},{passcode},0,|{value}|",
            "classOfServiceCommand", "_SUI,{inv},{ext},{passcode},5,{day},{night}",
            "callingNumberCommand", "_SUI,{inv},{ext},{passcode},10,{value}");

    @Test
    void whatHasNoPublishedCommandIsDeclaredAndNeverSent() {
        Scene scene = Scene.direct().connected();

        for (Capability missing : new Capability[] {Capability.PROGRAM_USERNAME, Capability.PROGRAM_DESCRIPTION,
            Capability.PROGRAM_CALLING_NUMBER, Capability.PROGRAM_CLASS_OF_SERVICE}) {
            assertThat(scene.connector.capabilities().whyNot(missing)).hasValueSatisfying(
                    why -> assertThat(why).contains("publishes no command"));
        }
        assertThat(scene.connector.capabilities().supports(Capability.PROGRAM_SPEED_DIALS)).isTrue();
        assertThat(Scene.failure(scene.does(new Command.ProgramStation(ALICE, new StationSetting.Username("BOB"),
                Secret.NONE))).failure()).isEqualTo(CommandFailure.UNSUPPORTED);
        assertThat(scene.phoneSystem.commands()).isEmpty();
    }

    @Test
    void allIsReadFromOneAnswerAndTheUnnamedNumberOnlyWhereItIsWritten() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_QI", "0,1001,0,0,|Alice Adams|,|ALICE|,0,0,1000,0002,0003,2500,0,1,5,16100,|Home|,42,0,0,441234");

        CommandResult.Programmed told = programmed(scene);
        assertThat(told.settings()).contains(new StationSetting.Username("ALICE"),
                new StationSetting.Description("Alice Adams"), new StationSetting.ClassOfService("0002", "0003"),
                new StationSetting.SpeedDial(5, "16100", "Home"), StationSetting.SpeedDial.empty(0));
        assertThat(told.settings()).noneMatch(StationSetting.CallingNumber.class::isInstance);

        Scene proven = Scene.direct(LINES).connected();
        proven.phoneSystem.answer("_QI", "0,1001,0,0,|Alice Adams|,|ALICE|,0,0,1000,0002,0003,2500,0,0,42,0,0,441234");
        assertThat(programmed(proven).settings()).contains(new StationSetting.CallingNumber("441234"));
    }

    @Test
    void aLineOfTheAdministratorsCountsOnlyWhenTheValueIsToldBack() {
        Scene scene = Scene.direct(LINES).connected();
        scene.connector.trace().set(true);
        scene.phoneSystem.answer("_SUI", "0").answer("_QI", "0,1001,0,0,|Alice|,|CHRISTOPHE|,0,0,1000,1,1,2500,0,0,42,0,0,");

        assertThat(scene.does(write(new StationSetting.Username("CHRISTOPHER")))).isCompletedWithValue(CommandResult.DONE);
        assertThat(Scene.failure(scene.does(write(new StationSetting.Username("BOB")))).failure())
                .isEqualTo(CommandFailure.REFUSED);
        assertThat(scene.phoneSystem.commands()).contains("_SUI,1001,4711,0,|CHRISTOPHER|");
        assertThat(scene.connector.trace().lines()).noneMatch(line -> line.text().contains("4711"))
                .anyMatch(line -> line.text().contains(",***,0,|BOB|"));
    }

    @Test
    void noValueBreaksOutOfItsLine() {
        Scene scene = Scene.direct(LINES).connected();

        assertThat(Scene.failure(scene.does(write(new StationSetting.CallingNumber("1,2")))).failure())
                .isEqualTo(CommandFailure.INVALID_ARGUMENT);
        scene.does(write(new StationSetting.Username("A|\r_CC,3")));

        assertThat(scene.phoneSystem.commands()).first().isEqualTo("_SUI,1001,4711,0,|A  _CC,3|");
    }

    @Test
    void membersMessagesAndForwardsAreReadInThePlatformsTerms() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_QH", "0,2,1701,1001,1,1702,,0,0,3").answer("_QF", "0,NA,89619000")
                .answer("_QM", "0,1,2500,|Voice Mail|,09:31,040126,1701,2");

        assertThat(scene.does(new Command.QueryGroup(DeviceId.of("2090")))).isCompletedWithValueMatching(
                result -> ((CommandResult.GroupMembers) result).agents().equals(List.of(
                        new GroupAgent(DeviceId.of("1701"), ALICE), new GroupAgent(DeviceId.of("1702"), DeviceId.NONE))));
        assertThat(scene.does(new Command.QueryForwarding(ALICE))).isCompletedWithValue(
                new CommandResult.Forwarding(ForwardingType.NO_ANSWER, "89619000"));
        assertThat(scene.does(new Command.QueryMessages(ALICE))).isCompletedWithValue(new CommandResult.Messages(
                List.of(new CommandResult.WaitingMessage(DeviceId.of("2500"), "1701", 2))));
    }

    @Test
    void theSystemsOwnSpeedDialsAreRead() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_QX", "0,9,3,1,3,001,902079460391,|Security, gate 1|,012,,|Chairman|,999,5551234,||");

        assertThat(scene.does(new Command.QuerySpeedDials(""))).isCompletedWithValue(new CommandResult.SpeedDials(List.of(
                new CommandResult.SpeedDial("", "001", "902079460391", "Security, gate 1"),
                new CommandResult.SpeedDial("", "012", "", "Chairman"), new CommandResult.SpeedDial("", "999", "5551234", ""))));
        assertThat(scene.phoneSystem.commands()).containsExactly("_QX,,9,3,2,50");
    }

    @Test
    void aPhantomThatHasTheNumberOfAnAgentStaysAPhantom() {
        Scene scene = Scene.direct();
        scene.phoneSystem.answer("_QX", request -> switch (request.fields().get(1)) {
            case "1" -> "0,1,7FF,1,1,1701,|ZOE|,|Zoe Young|,1000,0,0,3,3,2500,34,0,0";
            case "17" -> "0,17,1,1,1,1701,|Zoe Y.|";
            default -> "0," + request.fields().get(1) + ",0,1,0";
        });
        scene.start();

        assertThat(scene.told.of(SystemEvent.DeviceReported.class)).last()
                .satisfies(e -> assertThat(e.device().kind()).isEqualTo(DeviceKind.PHANTOM))
                .satisfies(e -> assertThat(e.device().description()).isEqualTo("Zoe Young"))
                .satisfies(e -> assertThat(e.device().attributes()).containsEntry(DeviceAttributes.AGENT, "Zoe Y."));
    }

    private static CommandResult.Programmed programmed(Scene scene) {
        return (CommandResult.Programmed) scene.does(new Command.QueryProgramming(ALICE)).join();
    }

    private static Command write(StationSetting setting) {
        return new Command.ProgramStation(ALICE, setting, new Secret("4711"));
    }
}
