package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.LinkStatus.State;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.command.CommandFailure;
import org.jackfield.api.telephony.command.CommandResult;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.LinkEvent.EventsMissed;
import org.jackfield.api.telephony.event.LinkEvent.LinkChanged;
import org.jackfield.api.telephony.event.LinkEvent.ResyncBegan;
import org.jackfield.api.telephony.event.LinkEvent.ResyncEnded;
import org.jackfield.api.telephony.event.LinkEvent.Scope;
import org.jackfield.api.telephony.event.SystemEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From log-in to loss and back. */
class ConnectorLifeTest {

    @Test
    void logsInReadsFollowsResyncsAndIsUp() {
        Scene scene = Scene.direct().start();

        assertThat(scene.phoneSystem.logins()).singleElement().satisfies(login -> {
            assertThat(login.password()).isEqualTo("s3cret");
            assertThat(login.application()).isEqualTo("Jackfield");
        });
        assertThat(scene.told.events()).extracting(Object::getClass).containsSubsequence(List.of(LinkChanged.class,
                LinkChanged.class, LinkEvent.ImportBegan.class, SystemEvent.DeviceReported.class,
                SystemEvent.DevicesComplete.class, ResyncBegan.class, ResyncEnded.class, LinkChanged.class));
        assertThat(scene.told.of(LinkChanged.class)).extracting(LinkChanged::state)
                .containsExactly(State.CONNECTING, State.SYNCHRONISING, State.UP);
        assertThat(scene.told.of(ResyncEnded.class)).containsExactly(new ResyncEnded(Scope.ALL, true));
        assertThat(scene.phoneSystem.commands()).contains("_QN", "_QX,,1,7FF,2,50", "_MA,,3,A:FFFF,C:FFFF,F:FFFF",
                "_MA,,13,A:FFFF,C:FFFF,F:FFFF", "_MS,,11,S:FFFF", "_QT", "_RR", "_SP,1001", "_QH,2001")
                .doesNotContain("_NA,1", "_XE,1");
    }

    @Test
    void devicesAreWhatTheListsSay() {
        Scene scene = Scene.direct().start();

        assertThat(scene.told.of(SystemEvent.DeviceReported.class)).extracting(e -> e.device().id() + " "
                + e.device().kind() + " " + e.device().name()).containsExactly("1000 STATION Admin desk",
                        "1001 STATION Alice Adams", "1002 STATION Bob Brown", "94001 TRUNK SIP trunks",
                        "2001 HUNT_GROUP Sales team", "2600 ANNOUNCEMENT Welcome", "5001 AGENT Alice Adams");
        assertThat(scene.told.of(SystemEvent.DeviceReported.class).get(2).device().attributes())
                .containsEntry("deviceType", "sip-phone").containsEntry("physicalType", "other-sip")
                .containsEntry("sip", "true").containsEntry("voiceMail", "2500");
        assertThat(scene.told.of(SystemEvent.NodeReported.class))
                .containsExactly(new SystemEvent.NodeReported("1", "Head office", true));
    }

    @ParameterizedTest
    @CsvSource({"1,1", "1,45", "2,9", "3,31", "12,9"})
    void aListThatCannotBeReadRemovesNoDevices(String list, String outcome) {
        Scene scene = Scene.direct();
        scene.phoneSystem.answer("_QX", request -> request.fields().get(1).equals(list) ? outcome : "0,1,7FF,1,0");
        scene.start();

        assertThat(scene.state()).isEqualTo(State.UP);
        assertThat(scene.told.of(SystemEvent.DevicesComplete.class)).isEmpty();
    }

    @Test
    void silenceAfterTheLogInMeansItWasNotAccepted() {
        Scene scene = Scene.direct();
        scene.phoneSystem.answer("login", request -> null);
        scene.start();
        scene.thread.leap(9_999);
        assertThat(scene.state()).isEqualTo(State.CONNECTING);

        scene.thread.leap(1);

        assertThat(scene.told.of(LinkChanged.class).getLast().state()).isEqualTo(State.DOWN);
        assertThat(scene.told.of(LinkChanged.class).getLast().detail()).contains("log-in not accepted")
                .doesNotContain("s3cret");
    }

    @Test
    void aCloseDuringTheLogInMeansItWasNotAccepted() {
        Scene scene = Scene.direct();
        scene.phoneSystem.answer("login", request -> null);
        scene.start();
        scene.phoneSystem.hangUp();
        scene.thread.run();

        assertThat(scene.told.of(LinkChanged.class).getLast().detail()).contains("log-in not accepted");
    }

    @Test
    void takenPortsAreSaidWithTheirNumber() {
        Scene scene = Scene.direct();
        scene.phoneSystem.answer("login", "000,PE,,3");
        scene.start();

        assertThat(scene.told.of(LinkChanged.class).getLast())
                .satisfies(change -> assertThat(change.state()).isEqualTo(State.DOWN))
                .satisfies(change -> assertThat(change.detail()).contains("all 3 OAI ports"));
    }

    @Test
    void triesAgainWithGrowingPausesAndSaysTheReasonOnce() {
        Scene scene = Scene.direct();
        scene.phoneSystem.refuse(true);
        scene.start();
        scene.thread.leap(600_000);

        assertThat(scene.told.of(LinkChanged.class)).extracting(LinkChanged::state)
                .containsExactly(State.CONNECTING, State.DOWN);
        assertThat(scene.connector.counters().get("connections.attempted")).isBetween(12L, 20L);

        scene.phoneSystem.refuse(false);
        scene.thread.leap(80_000);
        assertThat(scene.state()).isEqualTo(State.UP);
    }

    @Test
    void aRestartIsFollowedOnTheSameConnectionWithoutAnotherLogIn() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_AC", request -> null);
        CompletableFuture<CommandResult> pending = scene.does(answer());

        scene.phoneSystem.introduce();
        scene.thread.run();

        assertThat(Scene.failure(pending).failure()).isEqualTo(CommandFailure.INTERRUPTED);
        assertThat(scene.phoneSystem.logins()).hasSize(1);
        assertThat(scene.told.of(LinkChanged.class)).extracting(LinkChanged::state)
                .containsExactly(State.DOWN, State.SYNCHRONISING, State.UP);
        assertThat(scene.phoneSystem.commands()).contains("_MS,,11,S:FFFF", "_RR");
        assertThat(scene.told.of(EventsMissed.class)).isEmpty();
    }

    @Test
    void aListThatOlderPhoneSystemsDoNotHaveIsNotMissed() {
        Scene scene = Scene.direct();
        scene.phoneSystem.answer("_QX", request -> request.fields().get(1).equals("22") ? "31" : "0,1,7FF,1,0");
        scene.start();

        assertThat(scene.told.of(SystemEvent.DevicesComplete.class)).hasSize(1);
    }

    @Test
    void devicesOfOtherNodesAreKnownByTheirNumbersWithoutAGateway() {
        Scene scene = Scene.direct();
        scene.phoneSystem.answer("login", "000,RS,0,09:30,040126,V10.20,V6,3,1,1,3,1");
        scene.phoneSystem.answer("_QX", request -> request.fields().get(1).equals("15")
                ? "0,15,F,1,2,2:3001,9,|EVE|,|Eve Ellis|,2,2:3002,99,|X|,|Y|,2" : "0,1,7FF,1,0");
        scene.start();
        scene.phoneSystem.sayPlainly("001,RD,0,");
        scene.thread.run();

        assertThat(scene.told.of(SystemEvent.DeviceReported.class)).extracting(e -> e.device().id() + " "
                + e.device().kind() + " " + e.device().name()).containsExactly("3001 STATION Eve Ellis", "3002 UNKNOWN Y");
    }

    @Test
    void nothingFromBeforeARestartIsSentAfterIt() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_QI", request -> null);
        scene.says("EC,,007,1,,1003,0", "EC,,007,1,,1004,0");
        assertThat(scene.phoneSystem.commands()).containsExactly("_QI,1003");
        int before = scene.phoneSystem.requests().getLast().invokeId();
        scene.phoneSystem.introduce();
        scene.thread.leap(20_000);

        assertThat(scene.state()).isEqualTo(State.UP);
        assertThat(scene.phoneSystem.commands()).doesNotContain("_QI,1004");
        assertThat(scene.phoneSystem.requests().get(1).invokeId()).isEqualTo(before + 1);
    }

    @Test
    void anAnswerToTheTimeIsNoRestart() {
        Scene scene = Scene.direct().connected();

        scene.phoneSystem.sayPlainly("000,RS,,05:25,012494,V10.20,V6,3,1,0,1,1");
        scene.thread.run();

        assertThat(scene.told.events()).isEmpty();
    }

    @Test
    void aGapIsToldAndHealsByAResyncAsSoonAsOneIsHonoured() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.lose(4);
        scene.says("NM,,007,1,1");

        assertThat(scene.told.of(EventsMissed.class)).singleElement().satisfies(
                missed -> assertThat(missed.count()).isEqualTo(4));
        scene.thread.leap(170_000);
        assertThat(scene.phoneSystem.commands()).doesNotContain("_RR");

        scene.thread.leap(10_000);
        assertThat(scene.phoneSystem.commands()).containsOnlyOnce("_RR");
        assertThat(scene.told.of(ResyncEnded.class)).containsExactly(new ResyncEnded(Scope.ALL, true));
    }

    @Test
    void manyRequestsForAResyncAreOneButADeviceIsReadAtOnce() {
        Scene scene = Scene.direct().connected();
        for (int i = 0; i < 50; i++) {
            scene.connector.resync(Scope.ALL);
        }
        scene.connector.resync(Scope.device(DeviceId.of("1001")));
        scene.thread.run();
        assertThat(scene.phoneSystem.commands()).containsOnlyOnce("_RR,1001").doesNotContain("_RR");

        scene.thread.leap(200_000);
        assertThat(scene.phoneSystem.commands()).containsOnlyOnce("_RR");
    }

    @Test
    void aRefusedResyncIsIncompleteAndTriedAgain() {
        Scene scene = Scene.direct();
        scene.phoneSystem.answer("_RR", "24");
        scene.start();
        assertThat(scene.told.of(ResyncEnded.class)).containsExactly(new ResyncEnded(Scope.ALL, false));
        assertThat(scene.state()).isEqualTo(State.UP);
        scene.told.forget();

        scene.phoneSystem.answer("_RR", request -> {
            scene.phoneSystem.say("CF,_RR," + request.invokeId() + ",0,");
            scene.phoneSystem.say("RD," + request.invokeId() + ",");
            return null;
        });
        scene.thread.leap(180_000);
        assertThat(scene.told.of(ResyncEnded.class)).containsExactly(new ResyncEnded(Scope.ALL, true));
    }

    @Test
    void nothingIsSentWhileAResyncRuns() {
        Scene scene = Scene.direct().connected();
        Integer[] code = new Integer[1];
        scene.phoneSystem.answer("_RR", request -> {
            code[0] = request.invokeId();
            return "0,1001";
        });
        scene.connector.resync(Scope.device(DeviceId.of("1001")));
        scene.thread.run();
        CompletableFuture<CommandResult> answer = scene.does(answer());
        scene.thread.leap(40_000);
        assertThat(scene.phoneSystem.commands()).containsExactly("_RR,1001");

        scene.says("RD," + code[0] + ",1001");

        assertThat(answer).isCompletedWithValue(CommandResult.DONE);
    }

    @Test
    void aResyncFillsWhatThePhoneSystemLeavesOut() {
        Scene scene = Scene.direct();
        scene.phoneSystem.resyncTells("ES,#,002,1A00,1001,,I,1000,,,I,1001,,C,35", "FE,#,003,1002,0002000");
        scene.phoneSystem.answer("_SP", request -> switch (request.fields().getFirst()) {
            case "1001" -> "0,2,1A00,C,1A01,A";
            case "1002" -> "0,1,1A02,H";
            default -> "0,0";
        });
        scene.phoneSystem.answer("_QM", "0,1,2500,|Voice Mail|,09:31,040126,1002,2");
        scene.phoneSystem.answer("_QH", "0,1,5001,1001,1,0,2");
        scene.start();

        List<TelephonyEvent> told = scene.told.events();
        assertThat(told.subList(told.indexOf(new ResyncBegan(Scope.ALL)), told.size())).extracting(Object::toString)
                .anySatisfy(e -> assertThat(e).startsWith("Established[call=1A00, device=1001"))
                .anySatisfy(e -> assertThat(e).startsWith("Delivered[call=1A01, device=1001"))
                .anySatisfy(e -> assertThat(e).startsWith("Held[call=1A02, device=1002"))
                .anySatisfy(e -> assertThat(e).contains("MessageWaitingChanged[device=1002, on=true, from=2500"))
                .anySatisfy(e -> assertThat(e).contains("group=2001, state=LOGGED_ON"))
                .anySatisfy(e -> assertThat(e).contains("state=READY"));
        assertThat(scene.told.of(CallEvent.Established.class)).hasSize(1);
    }

    @Test
    void silenceOnTheKeepAliveEndsTheSession() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_NO", request -> null);

        scene.thread.leap(55_000);

        assertThat(scene.told.of(LinkChanged.class).getFirst().state()).isEqualTo(State.DOWN);
        assertThat(scene.told.of(LinkChanged.class).getFirst().detail()).contains("no longer answers");
    }

    @Test
    void keepAliveGoesOnForHours() {
        Scene scene = Scene.direct().connected();

        scene.thread.leap(3_600_000);

        assertThat(scene.phoneSystem.commands()).hasSize(80).containsOnly("_NO");
        assertThat(scene.told.events()).isEmpty();
    }

    @Test
    void oldPhoneSystemsAreFollowedByTheOlderCommand() {
        Scene scene = Scene.direct();
        scene.phoneSystem.answer("_MA", "45");
        scene.start();

        assertThat(scene.state()).isEqualTo(State.UP);
        assertThat(scene.phoneSystem.commands()).contains("_MS,,3,A:FFFF,C:FFFF,F:FFFF",
                "_MS,,4,A:FFFF,C:FFFF,F:FFFF", "_MS,2001,1,A:FFFF,C:FFFF,F:FFFF").containsOnlyOnce(
                        "_MA,,3,A:FFFF,C:FFFF,F:FFFF");
    }

    @Test
    void aPhoneSystemWithEventsOnlyTakesNoCommands() {
        Scene scene = Scene.direct();
        scene.phoneSystem.answer("login", "000,RS,0,09:30,040126,V10.20,V6,1,1,0,3,1");
        scene.start();
        scene.phoneSystem.sayPlainly("001,RD,0,");
        scene.thread.run();

        assertThat(scene.connector.capabilities().supports(Capability.MAKE_CALL)).isFalse();
        assertThat(scene.connector.capabilities().supports(Capability.QUERY_NIGHT_MODE)).isTrue();
        assertThat(Scene.failure(scene.does(answer())).failure()).isEqualTo(CommandFailure.UNSUPPORTED);
    }

    @Test
    void commandsFailAtOnceWithoutALink() {
        Scene scene = Scene.direct();
        scene.phoneSystem.refuse(true);
        scene.start();

        assertThat(Scene.failure(scene.does(answer())).failure()).isEqualTo(CommandFailure.LINK_DOWN);
    }

    @Test
    void closingEndsEverythingThatWaits() throws InterruptedException {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_AC", request -> null);
        CompletableFuture<CommandResult> pending = scene.does(answer());
        Thread closing = Thread.ofPlatform().start(scene.connector::close);
        scene.thread.runUntil(scene.thread::isClosed);

        assertThat(Scene.failure(pending).failure()).isEqualTo(CommandFailure.INTERRUPTED);
        assertThat(scene.thread.timers()).isZero();
        assertThat(Scene.failure(scene.connector.execute(answer()).toCompletableFuture()).failure())
                .isEqualTo(CommandFailure.INTERRUPTED);
        assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void repeatedLinesAreHeardOnce() {
        Scene scene = Scene.direct().connected();
        scene.says("NM,,007,1,1");
        String again = scene.told.raw().getFirst();
        scene.told.forget();

        scene.phoneSystem.sayPlainly(again);
        scene.thread.run();

        assertThat(scene.told.events()).isEmpty();
        assertThat(scene.connector.counters().get("lines.repeated")).isEqualTo(1);
    }

    @Test
    void numbersMayWrapInAnyOfTheThinkableWays() {
        for (String first : List.of("000", "001", "1000")) {
            Scene scene = Scene.direct(Map.of()).connected();
            scene.phoneSystem.sayPlainly("999,NM,,007,1,1");
            scene.thread.run();
            long before = scene.told.of(EventsMissed.class).size();
            scene.phoneSystem.sayPlainly(first + ",NM,,007,1,0");
            scene.thread.run();

            assertThat(scene.told.of(EventsMissed.class)).hasSize((int) before);
        }
    }

    @Test
    void whatIsNotInTheTablesIsCountedAndShown() {
        Scene scene = Scene.direct().connected();
        scene.says("QQ,,001,1,2", "HE,,002,1A01,1001,H,77");
        scene.phoneSystem.sayPlainly("garbage");
        scene.thread.run();

        assertThat(scene.connector.counters().get("events.unlisted")).isEqualTo(1);
        assertThat(scene.connector.counters().get("events.QQ")).isEqualTo(1);
        assertThat(scene.connector.counters().get("lines.unreadable")).isEqualTo(1);
        assertThat(scene.told.of(CallEvent.Held.class)).hasSize(1);
    }

    @Test
    void kindOfAnAnnouncementSurvivesAQuestionAboutIt() {
        Scene scene = Scene.direct().connected();
        scene.phoneSystem.answer("_QI", "0,2600,12,0,|Welcome|,|CRA|");

        assertThat(scene.does(new Command.QueryDevice(DeviceId.of("2600")))).isCompletedWithValueMatching(
                result -> ((CommandResult.DeviceDescribed) result).device().kind() == DeviceKind.ANNOUNCEMENT);
    }

    private static Command answer() {
        return new Command.Answer(DeviceId.of("1001"), org.jackfield.api.telephony.CallId.of("1A01"));
    }
}
