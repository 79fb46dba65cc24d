package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is sent for each command, and what comes of the answer. */
class CommandsTest {

    private static final DeviceId ALICE = DeviceId.of("1001");
    private static final DeviceId BOB = DeviceId.of("1002");
    private static final CallId CALL = CallId.of("1A01");
    private static final CallId OTHER = CallId.of("1A02");

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(new Command.MakeCall(ALICE, "901234567890", "7788"), "_MC,1001,901234567890,7788"),
                Arguments.of(new Command.MakeCall(ALICE, "1002", ""), "_MC,1001,1002"),
                Arguments.of(new Command.Answer(ALICE, CALL), "_AC,1001,1A01"),
                Arguments.of(new Command.Hold(ALICE, CALL), "_HC,1001,1A01"),
                Arguments.of(new Command.Retrieve(ALICE, CALL), "_RV,1001,1A01"),
                Arguments.of(new Command.Consult(ALICE, CALL, "1002", ""), "_CS,1001,1A01,1002"),
                Arguments.of(new Command.Transfer(ALICE, CALL, OTHER), "_TR,1001,1A01,1A02"),
                Arguments.of(new Command.SingleStepTransfer(ALICE, CALL, "1002"), "_TO,1001,1A01,1002"),
                Arguments.of(new Command.Deflect(ALICE, CALL, "1002"), "_DF,1001,1A01,1002"),
                Arguments.of(new Command.PickUp(ALICE, CALL, BOB), "_PC,1001,1A01,1002"),
                Arguments.of(new Command.ClearConnection(ALICE, CALL), "_CX,1001,1A01"),
                Arguments.of(new Command.Conference(ALICE, CALL, OTHER), "_CN,1001,1A01,1A02"),
                Arguments.of(new Command.SendDigits(ALICE, CallId.NONE, "319"), "_EF,1001,,319"),
                Arguments.of(new Command.SendDigits(ALICE, CALL, "!385"), "_EF,1001,1A01,!385"),
                Arguments.of(new Command.RecordCall(ALICE, CALL, true), "_EF,1001,,!385"),
                Arguments.of(new Command.SetAccountCode(ALICE, CALL, "12345"), "_MD,1001,1A01,,,,,12345"),
                Arguments.of(new Command.SetDoNotDisturb(ALICE, true, 3, "UNTIL 2PM"), "_SD,1001,1,3,|UNTIL 2PM|"),
                Arguments.of(new Command.SetDoNotDisturb(ALICE, true, 0, ""), "_SD,1001,1"),
                Arguments.of(new Command.SetDoNotDisturb(ALICE, false, 3, "x"), "_SD,1001,0"),
                Arguments.of(new Command.SetForwarding(ALICE, ForwardingType.ALWAYS, "1002"), "_SF,1001,I,1002"),
                Arguments.of(new Command.SetForwarding(ALICE, ForwardingType.NO_ANSWER, "1002"), "_SF,1001,NA,1002"),
                Arguments.of(new Command.SetForwarding(ALICE, ForwardingType.BUSY, "1002"), "_SF,1001,B,1002"),
                Arguments.of(new Command.SetForwarding(ALICE, ForwardingType.NONE, ""), "_SF,1001,N"),
                Arguments.of(new Command.SetForwarding(ALICE, ForwardingType.BUSY_OR_NO_ANSWER, "1002"),
                        "_EF,1001,,4581002"),
                Arguments.of(new Command.SetMessageWaiting(ALICE, true, DeviceId.of("2500"), 2, "1001"),
                        "_SM,1001,1,2500,2,1001"),
                Arguments.of(new Command.SetMessageWaiting(ALICE, false, DeviceId.NONE, 0, ""), "_SM,1001,0"),
                Arguments.of(new Command.SetAgentState(ALICE, DeviceId.of("5001"), AgentState.LOGGED_ON,
                        DeviceId.of("2001")), "_SA,1001,5001,1,2001"),
                Arguments.of(new Command.SetAgentState(ALICE, DeviceId.of("5001"), AgentState.NOT_READY,
                        DeviceId.NONE), "_SA,1001,5001,3"),
                Arguments.of(new Command.SetAgentState(ALICE, DeviceId.NONE, AgentState.NOT_READY, DeviceId.NONE),
                        "_EF,1001,,322"),
                Arguments.of(new Command.QueryGroup(DeviceId.of("2001")), "_QH,2001"),
                Arguments.of(new Command.QueryMessages(ALICE), "_QM,1001"),
                Arguments.of(new Command.QueryForwarding(ALICE), "_QF,1001"),
                Arguments.of(new Command.QueryProgramming(ALICE), "_QI,1001"),
                Arguments.of(new Command.ProgramStation(ALICE, new StationSetting.SpeedDial(5, "4809619000", "Office"),
                        Secret.NONE), "_PSS,1001,5,3,4809619000,|Office|"),
                Arguments.of(new Command.ClearAlarm("", "1:1:7", SystemEvent.Severity.MAJOR, ALICE), "_EF,1001,,9850"),
                Arguments.of(new Command.ClearAlarm("", "1:1:8", SystemEvent.Severity.NETWORK, ALICE), "_EF,1001,,9851"),
                Arguments.of(new Command.QueryNightMode(""), "_QT"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isSentAsThePhoneSystemWantsIt(Command command, String line) {
        Scene scene = Scene.direct().connected();

        scene.does(command);

        assertThat(scene.phoneSystem.commands()).containsExactly(line);
    }

    @Test
    void membersOfAGroupAreStationsAndThoseWhereAgentsAreLoggedOn() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_QH", "0,4,5001,1001,1,5002,,0,1002,,4,1003,1003,5");

        assertThat(scene.does(new Command.QueryGroup(DeviceId.of("2001")))).isCompletedWithValue(
                new CommandResult.GroupMembers(
                        List.of(ALICE, BOB, DeviceId.of("1003")),
                        List.of(new CommandResult.GroupAgent(DeviceId.of("5001"), ALICE),
                                new CommandResult.GroupAgent(DeviceId.of("5002"), DeviceId.NONE))));
    }

    @Test
    void anAlarmOfTheGatewayCannotBeClearedFromATelephone() {
        Scene scene = Scene.direct().connected();

        assertThat(Scene.failure(scene.does(new Command.ClearAlarm("", "2:0:3", SystemEvent.Severity.UNKNOWN, ALICE)))
                .failure()).isEqualTo(CommandFailure.UNSUPPORTED);
        assertThat(scene.phoneSystem.commands()).isEmpty();
    }

    @Test
    void resultsNameTheCallInWhicheverOrderItComes() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_MC", "0,1B01,1001").answer("_CS", "0,1001,1B02")
                .answer("_TR", "0,1A01,1002,94001,,,,").answer("_CN", "0,1001,1A04,2,1001,1A04,1002,1A01");

        assertThat(scene.does(new Command.MakeCall(ALICE, "1002", ""))).isCompletedWithValue(made("1B01"));
        assertThat(scene.does(new Command.Consult(ALICE, CALL, "1002", ""))).isCompletedWithValue(made("1B02"));
        assertThat(scene.does(new Command.Transfer(ALICE, CALL, OTHER))).isCompletedWithValue(made("1A01"));
        assertThat(scene.does(new Command.Conference(ALICE, CALL, OTHER))).isCompletedWithValue(made("1A04"));
    }

    @Test
    void refusalsHaveANeutralReasonAndThePhoneSystemsCode() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_AC", "20").answer("_MC", "31").answer("_HC", "77");

        assertThat(Scene.failure(scene.does(new Command.Answer(ALICE, CALL))))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(CommandFailure.INVALID_CALL))
                .satisfies(e -> assertThat(e.code()).isEqualTo("20"));
        assertThat(Scene.failure(scene.does(new Command.MakeCall(ALICE, "1", ""))).failure())
                .isEqualTo(CommandFailure.INVALID_ARGUMENT);
        assertThat(Scene.failure(scene.does(new Command.Hold(ALICE, CALL))))
                .satisfies(e -> assertThat(e.failure()).isEqualTo(CommandFailure.REFUSED))
                .satisfies(e -> assertThat(e.code()).isEqualTo("77"));
    }

    @Test
    void whatCannotBeSaidIsNotSent() {
        Scene scene = Scene.direct().connected();

        assertThat(Scene.failure(scene.does(new Command.MakeCall(ALICE, "12x4", ""))).failure())
                .isEqualTo(CommandFailure.INVALID_ARGUMENT);
        assertThat(Scene.failure(scene.does(new Command.Hold(DeviceId.of("10\r_CC,3,1"), CALL))).failure())
                .isEqualTo(CommandFailure.INVALID_ARGUMENT);
        assertThat(Scene.failure(scene.does(new Command.SetForwarding(ALICE, ForwardingType.OTHER, "1"))).failure())
                .isEqualTo(CommandFailure.UNSUPPORTED);
        assertThat(scene.phoneSystem.commands()).isEmpty();
    }

    @Test
    void noAnswerInTimeIsAFailureAndALateAnswerHarmless() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_AC", request -> null);
        CompletableFuture<CommandResult> answer = scene.does(new Command.Answer(ALICE, CALL));
        scene.thread.leap(10_000);

        assertThat(Scene.failure(answer).failure()).isEqualTo(CommandFailure.TIMED_OUT);
        scene.says("CF,_AC," + scene.phoneSystem.requests().getFirst().invokeId() + ",0");
        assertThat(scene.connector.counters().get("confirmations.unmatched")).isEqualTo(1);
    }

    @Test
    void manyCommandsAreBoundedInNumberAndNeverShareAnInvokeId() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_AC", request -> null);
        List<CompletableFuture<CommandResult>> all = new ArrayList<>(IntStream.range(0, 1000)
                .mapToObj(i -> scene.connector.execute(new Command.Answer(ALICE, CALL)).toCompletableFuture()).toList());
        scene.thread.run();

        assertThat(all.stream().filter(CompletableFuture::isDone)).hasSize(500);
        assertThat(Scene.failure(all.getLast()).failure()).isEqualTo(CommandFailure.OVERLOADED);
        assertThat(scene.phoneSystem.requests()).hasSize(16).extracting("invokeId").doesNotHaveDuplicates();
        scene.thread.leap(60_000);
        assertThat(all).allMatch(CompletableFuture::isDone);
    }

    @Test
    void answersFindTheirCommandsInAnyOrder() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_MC", request -> null);
        CompletableFuture<CommandResult> first = scene.does(new Command.MakeCall(ALICE, "1", ""));
        CompletableFuture<CommandResult> second = scene.does(new Command.MakeCall(BOB, "2", ""));
        int id = scene.phoneSystem.requests().getFirst().invokeId();

        scene.says("CF,_MC," + (id + 1) + ",0,B,1002", "CF,_MC," + id + ",0,A,1001");

        assertThat(first).isCompletedWithValue(made("A"));
        assertThat(second).isCompletedWithValue(made("B"));
    }

    @Test
    void aListIsReadAloneAndToItsLastMessage() {
        Scene scene = Scene.direct().connected();
        List<Integer> ids = new ArrayList<>();
        scene.phoneSystem.answer("_QX", request -> {
            if (request.fields().get(1).equals("21")) {
                return "0,21,3F,1,0";
            }
            ids.add(request.invokeId());
            return ids.size() == 1 ? null : "0," + request.fields().get(1) + ",0,1,0";
        });
        CompletableFuture<CommandResult> read = scene.does(new Command.ImportDevices(""));
        CompletableFuture<CommandResult> held = scene.does(new Command.Answer(ALICE, CALL));
        scene.says("CF,_QX," + ids.getFirst() + ",0,1,3,0,1,1001,|A|,|B|");
        assertThat(held).isNotDone();
        scene.thread.leap(9_000);
        scene.says("CF,_QX," + ids.getFirst() + ",0,1,3,1,1,1003,|C|,|D|");

        assertThat(held).isCompletedWithValue(CommandResult.DONE);
        assertThat(read).isCompletedWithValue(CommandResult.DONE);
        assertThat(scene.told.of(SystemEvent.DeviceReported.class)).extracting(e -> e.device().id().number())
                .containsExactly("1001", "1003");
        assertThat(scene.told.of(LinkEvent.ImportBegan.class)).hasSize(1);
        assertThat(scene.told.of(SystemEvent.DevicesComplete.class)).hasSize(1);
    }

    @Test
    void lettersForBusyOrNoAnswerAreSentOnlyWhereSomebodyEnteredThem() {
        Scene scene = Scene.direct(Map.of("forwardBusyNoAnswerLetters", "NB")).connected();

        scene.does(new Command.SetForwarding(ALICE, ForwardingType.BUSY_OR_NO_ANSWER, "1002"));

        assertThat(scene.phoneSystem.commands()).containsExactly("_SF,1001,NB,1002");
    }

    private static CommandResult made(String call) {
        return new CommandResult.CallMade(CallId.of(call));
    }
}
