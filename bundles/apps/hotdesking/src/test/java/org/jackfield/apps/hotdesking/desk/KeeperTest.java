package org.jackfield.apps.hotdesking.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.apps.hotdesking.desk.Scene.A;
import static org.jackfield.apps.hotdesking.desk.Scene.B;
import static org.jackfield.apps.hotdesking.desk.Scene.C;
import static org.jackfield.apps.hotdesking.desk.Scene.WILL;
import static org.jackfield.apps.hotdesking.desk.Scene.ZOE;
import static org.jackfield.apps.hotdesking.desk.SimpleOffice.VOICE_MAIL;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows an agent, and what a telephone gets back. */
class KeeperTest {

    private static final DeskSetting.Lamp ZOES_MESSAGES = new DeskSetting.Lamp(VOICE_MAIL, true, "1701", 2);

    private final Scene scene = new Scene();
    private final Map<String, DeskSetting> ownOfA = scene.office.copy(A);
    private final Map<String, DeskSetting> ownOfB = scene.office.copy(B);

    @Test
    void whoLogsInFindsTheTelephoneAsTheirOwnAndLeavesItAsItWas() {
        scene.office.put(ZOE, ZOES_MESSAGES);
        scene.at(ZOE, A).look();

        Map<String, DeskSetting> expected = new TreeMap<>(scene.office.copy(ZOE));
        expected.put("forward", DeskSetting.Forward.NONE);
        assertThat(scene.office.copy(A)).isEqualTo(expected);
        assertThat(scene.forward(ZOE)).isEqualTo(DeskSetting.Forward.all("1001"));
        assertThat(scene.pictured(ZOE).extension()).isEqualTo(A);

        scene.away(ZOE).look();

        assertThat(scene.office.copy(A)).isEqualTo(ownOfA);
        assertThat(scene.forward(ZOE)).isEqualTo(DeskSetting.Forward.all("2500"));
        assertThat(scene.told).containsExactly("in 1701 1001", "out 1701 1001");
    }

    @Test
    void aSecondLookChangesNothing() {
        scene.at(ZOE, A).look();
        int written = scene.office.written;
        scene.look();

        assertThat(scene.office.written).isEqualTo(written);
    }

    @Test
    void whoMovesWithoutLoggingOutTakesEverythingAlong() {
        scene.at(ZOE, A).look();
        Map<String, DeskSetting> there = scene.office.copy(A);
        scene.at(ZOE, B).look();

        assertThat(scene.office.copy(A)).isEqualTo(ownOfA);
        assertThat(scene.office.copy(B)).isEqualTo(there);
        assertThat(scene.forward(ZOE)).isEqualTo(DeskSetting.Forward.all("1002"));
    }

    @Test
    void aTelephoneThatChangesHandsStillKnowsWhatIsItsOwn() {
        scene.at(ZOE, A).look();
        scene.away(ZOE).at(WILL, A).look();
        assertThat(scene.office.at(A, "username")).isEqualTo(scene.office.at(WILL, "username"));

        scene.away(WILL).look();
        assertThat(scene.office.copy(A)).isEqualTo(ownOfA);
    }

    @Test
    void ofTwoAtOneTelephoneTheLaterHasItAndTheEarlierIsLoggedOut() {
        scene.at(ZOE, A).look();
        scene.at(WILL, A).look();

        assertThat(scene.office.seats).containsOnlyKeys(WILL);
        assertThat(scene.office.at(A, "username")).isEqualTo(scene.office.at(WILL, "username"));
        assertThat(scene.forward(ZOE)).isEqualTo(DeskSetting.Forward.all("2500"));
        assertThat(scene.told).contains("TAKEN_OVER 1701 1001");
    }

    @Test
    void ofTwoWhoCannotBePartedTheLaterKeepsTheTelephone() {
        scene.office.refused.add("log-out");
        scene.at(ZOE, A).look();
        scene.clock.leap(Duration.ofMinutes(1));
        scene.at(WILL, A).look();
        scene.look();

        assertThat(scene.office.at(A, "username")).isEqualTo(scene.office.at(WILL, "username"));
        assertThat(scene.pictured(ZOE).failures()).isNotEmpty();
        scene.office.refused.clear();
        scene.look();
        assertThat(scene.office.seats).containsOnlyKeys(WILL);
    }

    @Test
    void aForwardOfAllCallsLogsOutAndBecomesTheDestination() {
        scene.at(ZOE, A).look();
        scene.forwards(A, ForwardingType.ALWAYS, "901234").look();

        assertThat(scene.office.seats).isEmpty();
        assertThat(scene.forward(ZOE)).isEqualTo(DeskSetting.Forward.all("901234"));
        assertThat(scene.office.copy(A)).isEqualTo(ownOfA);

        scene.at(ZOE, B).look();
        scene.away(ZOE).look();
        assertThat(scene.forward(ZOE)).isEqualTo(DeskSetting.Forward.all("901234"));
        assertThat(scene.pictured(ZOE).chosen()).isTrue();
    }

    @Test
    void aForwardOfAllCallsIsTakenOffWhereItIsNotAllowedOrLeadsBack() {
        scene.at(ZOE, A).look();
        scene.forwards(A, ForwardingType.ALWAYS, "1701").look();
        assertThat(scene.office.seats).containsKey(ZOE);
        assertThat(scene.forward(A)).isEqualTo(DeskSetting.Forward.NONE);

        HotDeskingPlan free = scene.plan;
        scene.plan = new HotDeskingPlan(
                free.phoneSystem(), true, "2090", "2500", false, false, null, true, null, true, "", true, "", true, true,
                false);
        scene.forwards(A, ForwardingType.ALWAYS, "901234").look();
        assertThat(scene.office.seats).containsKey(ZOE);
        assertThat(scene.forward(A)).isEqualTo(DeskSetting.Forward.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_ANSWER", "BUSY", "BUSY_OR_NO_ANSWER"})
    void otherForwardsStayWithTheAgentAndNotWithTheTelephone(String type) {
        scene.forwards(A, ForwardingType.NO_ANSWER, "1003");
        Map<String, DeskSetting> own = scene.office.copy(A);
        scene.at(ZOE, A).look();
        assertThat(scene.forward(A)).isEqualTo(DeskSetting.Forward.NONE);

        scene.forwards(A, ForwardingType.valueOf(type), "2500").look();
        scene.away(ZOE).look();
        assertThat(scene.office.copy(A)).isEqualTo(own);

        scene.at(ZOE, B).look();
        assertThat(scene.forward(B)).isEqualTo(new DeskSetting.Forward(ForwardingType.valueOf(type), "2500"));
        scene.forwards(B, ForwardingType.NONE, "").look();
        scene.away(ZOE).look();
        scene.at(ZOE, A).look();
        assertThat(scene.forward(A)).isEqualTo(DeskSetting.Forward.NONE);
    }

    @Test
    void aForwardSetWhileNobodyLookedIsRememberedToo() {
        scene.at(ZOE, A).look();
        scene.kill();
        scene.forwards(A, ForwardingType.NO_ANSWER, "2500").look();

        assertThat(scene.forward(A)).isEqualTo(new DeskSetting.Forward(ForwardingType.NO_ANSWER, "2500"));
        assertThat(scene.pictured(ZOE).forward().type()).isEqualTo(ForwardingType.NO_ANSWER);
    }

    @Test
    void aForwardSetInTheMiddleOfAThoroughLookIsNotTakenOff() {
        scene.at(ZOE, A).look();
        scene.kill();
        scene.office.meanwhile = () -> scene.forwards(A, ForwardingType.ALWAYS, "901234");
        scene.look();
        scene.look();

        assertThat(scene.office.seats).isEmpty();
        assertThat(scene.forward(ZOE)).isEqualTo(DeskSetting.Forward.all("901234"));
    }

    @Test
    void lampsFollowThePhantomsMessagesAsTheyComeAndGo() {
        DeskSetting.Lamp own = new DeskSetting.Lamp(VOICE_MAIL, true, "1001", 5);
        scene.office.put(A, own);
        scene.at(ZOE, A).look();
        assertThat(scene.office.at(A, "lamp:2500")).isEqualTo(own);

        scene.office.put(ZOE, ZOES_MESSAGES);
        scene.touched(ZOE);
        scene.look();
        assertThat(scene.office.at(A, "lamp:2500")).isEqualTo(ZOES_MESSAGES);

        scene.office.put(ZOE, DeskSetting.Lamp.dark(VOICE_MAIL));
        scene.touched(ZOE);
        scene.look();
        assertThat(scene.office.at(A, "lamp:2500")).isEqualTo(own);
    }

    @Test
    void messagesGoToALoggedOutDestinationThatIsAnExtension() {
        scene.office.put(ZOE, ZOES_MESSAGES);
        scene.at(ZOE, A).look();
        scene.forwards(A, ForwardingType.ALWAYS, "1003").look();

        assertThat(scene.office.at(C, "lamp:2500")).isEqualTo(ZOES_MESSAGES);
        assertThat(scene.office.at(A, "lamp:2500")).isNull();

        scene.at(ZOE, B).look();
        assertThat(scene.office.at(C, "lamp:2500")).isNull();
        assertThat(scene.office.at(B, "lamp:2500")).isEqualTo(ZOES_MESSAGES);
    }

    @Test
    void theUsersCallingNumberGoesBeforeThePhantoms() {
        scene.office.callingNumbers.put(ZOE, "02079460000");
        scene.at(ZOE, A).at(WILL, B).look();

        assertThat(scene.office.at(A, "calling-number").text()).isEqualTo("02079460000");
        assertThat(scene.office.at(B, "calling-number").text()).isEqualTo("02001702");
    }

    @Test
    void aLogOutThatResetsClearsNamesAndSetsDefaults() {
        scene.plan = Scene.plan(true, true);
        scene.office.put(C, new DeskSetting.Programmed(new StationSetting.ClassOfService("0007", "0008")));
        scene.at(ZOE, A).look();
        scene.away(ZOE).look();

        Map<String, DeskSetting> expected = new TreeMap<>(ownOfA);
        expected.put("username", new DeskSetting.Programmed(new StationSetting.Username("")));
        expected.put("description", new DeskSetting.Programmed(new StationSetting.Description("")));
        expected.put("calling-number", new DeskSetting.Programmed(new StationSetting.CallingNumber("0999")));
        expected.put("class-of-service", new DeskSetting.Programmed(new StationSetting.ClassOfService("0007", "0008")));
        assertThat(scene.office.copy(A)).isEqualTo(expected);
    }

    @Test
    void whatIsSwitchedOffStaysTheTelephonesOwn() {
        scene.plan = new HotDeskingPlan(
                SimpleOffice.SYSTEM.toString(), true, "2090", "", false, false, null, false, null, false, "", false, "",
                false, false, false);
        scene.at(ZOE, A).look();

        assertThat(scene.office.copy(A)).isEqualTo(ownOfA);
        assertThat(scene.forward(ZOE)).isEqualTo(DeskSetting.Forward.all("1001"));
        scene.away(ZOE).look();
        assertThat(scene.forward(ZOE)).isEqualTo(DeskSetting.Forward.NONE);
    }

    @Test
    void whatThePhoneSystemCannotDoIsNeitherTriedNorAFailure() {
        scene.office.capabilities = Capabilities.builder()
                .except(Capability.PROGRAM_USERNAME, "no command").except(Capability.PROGRAM_CLASS_OF_SERVICE, "no command")
                .build();
        scene.at(ZOE, A).look();

        assertThat(scene.office.at(A, "username")).isEqualTo(ownOfA.get("username"));
        assertThat(scene.office.at(A, "description")).isEqualTo(scene.office.at(ZOE, "description"));
        assertThat(scene.pictured(ZOE).failures()).isEmpty();
    }

    @Test
    void whatIsRefusedIsToldWithTheReasonAndTriedAgain() {
        scene.office.refused.add("1001 username");
        scene.at(ZOE, A).look();

        assertThat(scene.pictured(ZOE).failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(DeskKind.USERNAME);
            assertThat(failure.reason()).contains("Refused");
        });
        assertThat(scene.office.at(A, "description")).isEqualTo(scene.office.at(ZOE, "description"));

        scene.office.refused.clear();
        scene.look();
        assertThat(scene.pictured(ZOE).failures()).isEmpty();
        assertThat(scene.office.at(A, "username")).isEqualTo(scene.office.at(ZOE, "username"));
    }

    @Test
    void anAgentWithoutAPhantomIsToldOf() {
        scene.office.absent.add(ZOE);
        scene.at(ZOE, A).look();

        assertThat(scene.pictured(ZOE).failures()).singleElement()
                .satisfies(failure -> assertThat(failure.reason()).contains("no phantom with the number 1701"));
        assertThat(scene.office.copy(A)).isEqualTo(ownOfA);
    }

    @Test
    void aLinkLostInMidLogInLeavesItToTheNextLook() {
        scene.at(ZOE, A);
        scene.office.down = true;
        assertThat(scene.look()).isFalse();
        assertThat(scene.picture.problem()).contains("no link");
        assertThat(scene.office.copy(A)).isEqualTo(ownOfA);

        scene.linkIsBack();
        scene.look();
        assertThat(scene.office.at(A, "username")).isEqualTo(scene.office.at(ZOE, "username"));
    }

    @Test
    void whatSomebodyProgrammedBehindOurBackIsPutRightWhenTheLinkIsBack() {
        scene.at(ZOE, A).look();
        scene.office.put(A, new DeskSetting.Programmed(new StationSetting.Username("X")));
        scene.linkIsBack();
        scene.look();

        assertThat(scene.office.at(A, "username")).isEqualTo(scene.office.at(ZOE, "username"));
    }

    @Test
    void switchedOffEverythingIsGivenBack() {
        Map<String, DeskSetting> phantom = scene.office.copy(ZOE);
        scene.at(ZOE, A).at(WILL, B).look();
        scene.plan = Scene.plan(false, false);
        scene.look();

        assertThat(scene.office.copy(A)).isEqualTo(ownOfA);
        assertThat(scene.office.copy(B)).isEqualTo(ownOfB);
        assertThat(scene.office.copy(ZOE)).isEqualTo(phantom);
        assertThat(scene.store.holds).isEmpty();
    }

    @Test
    void aTelephoneThatIsGoneGetsNothingBack() {
        scene.at(ZOE, A).look();
        scene.office.absent.add(A);
        scene.away(ZOE).look();

        assertThat(scene.store.holds.keySet()).extracting(Slot::device).doesNotContain(A);
    }

    @Test
    void theClockLogsOutWhoWasThereAndNobodyWhoComesLater() {
        scene.clock.setSiteZone(ZoneId.of("Europe/Berlin"));
        scene.plan = Scene.until(20, 0);
        scene.at(ZOE, A).look();
        scene.clock.set(java.time.Instant.parse("2026-11-27T18:59:59Z"));
        scene.look();
        assertThat(scene.office.seats).containsKey(ZOE);

        scene.clock.set(java.time.Instant.parse("2026-11-27T19:00:00Z"));
        scene.look();
        assertThat(scene.office.seats).isEmpty();
        assertThat(scene.told).contains("CLOCK 1701 1001");

        scene.at(ZOE, B).look();
        scene.clock.leap(Duration.ofHours(3));
        scene.look();
        assertThat(scene.office.seats).containsKey(ZOE);
    }

    @Test
    void aLogOutThatNobodyWasThereForIsMadeUpFor() {
        scene.plan = Scene.until(20, 0);
        scene.at(ZOE, A).look();
        scene.kill();
        scene.clock.leap(Duration.ofHours(20));
        scene.look();

        assertThat(scene.office.seats).isEmpty();
    }

    @Test
    void aTimeThatWasEnteredAfterItsHourWaitsForTomorrow() {
        scene.at(ZOE, A).look();
        scene.clock.leap(Duration.ofHours(12));
        scene.plan = Scene.until(20, 0);
        scene.look();
        scene.look();
        assertThat(scene.office.seats).containsKey(ZOE);

        scene.clock.leap(Duration.ofHours(23));
        scene.look();
        assertThat(scene.office.seats).isEmpty();
    }

    @Test
    void aRefusedLogOutByTheClockIsTriedAgain() {
        scene.plan = Scene.until(20, 0);
        scene.at(ZOE, A).look();
        scene.office.refused.add("log-out");
        scene.clock.leap(Duration.ofHours(12));
        scene.look();
        scene.office.refused.clear();
        scene.look();

        assertThat(scene.office.seats).isEmpty();
    }

    @Test
    void agentsAreFoundByTheNumberOfTheirGroupAlone() {
        assertThat(DeviceId.parse("2090")).isEqualTo(SimpleOffice.GROUP);
        scene.at(ZOE, C).look();
        assertThat(scene.picture.agents()).extracting(DeskPicture.Agent::agent).containsExactly(ZOE, WILL);
    }
}
