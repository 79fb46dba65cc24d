package org.jackfield.connectors.oai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.AgentStateChanged;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.FeatureEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.junit.jupiter.api.Test;

/**
 * The sequences of the protocol reference: the phone system tells every party, the platform hears each piece of news once.
 * Monitors: 001 is 1000, 002 is 1001, 003 is 1002, 004 the trunk 94001, 006 the ACD group 2001.
 */
class SequencesTest {

    private final Scene scene = Scene.direct().connected();

    @Test
    void inboundTrunkCallToAHuntGroup() {
        assertThat(news("""
                OR,,004,1A01,94001,02079460123,E,441234500100,,C,22
                DE,,002,1A01,1001,,I,94001,,02079460123,|Main line|,441234500100,E,2001,,,A,22,2001
                DE,,004,1A01,1001,,I,94001,,02079460123,|Main line|,441234500100,E,2001,,,C,22,2001
                DE,,006,1A01,1001,,I,94001,,02079460123,|Main line|,441234500100,E,2001,,,A,22,2001
                ES,,004,1A01,1001,,I,94001,02079460123,441234500100,E,2001,,C,35
                ES,,002,1A01,1001,,I,94001,02079460123,441234500100,E,2001,,C,35
                NRY,,002,1001,5001
                ET,,002,1A01,1001,6
                HE,,004,1A01,1001,C,42
                HE,,002,1A01,1001,H,42
                RE,,004,1A01,1001,C,35,94001,02079460123,441234500100,E
                RE,,002,1A01,1001,C,35,94001,02079460123,441234500100,E
                HE,,004,1A01,1001,C,42
                HE,,002,1A01,1001,H,42
                XC,,004,1A01,94001,94001,N,36
                XC,,002,1A01,94001,94001,,36
                XC,,002,1A01,1001,94001,N,36
                WNR,,002,1001,5001
                RY,,002,1001,5001
                """)).containsExactly("Originated 1A01 94001", "Delivered 1A01 1001", "Established 1A01 1001",
                        "agent 5001 BUSY", "CallInformation 1A01 1001", "Held 1A01 1001", "Retrieved 1A01 1001",
                        "Held 1A01 1001", "ConnectionCleared 1A01 94001", "ConnectionCleared 1A01 1001",
                        "agent 5001 WORKING_AFTER_CALL", "agent 5001 READY");

        CallEvent.Originated originated = scene.told.of(CallEvent.Originated.class).getFirst();
        assertThat(originated.details().dialled()).isEqualTo("441234500100");
        assertThat(originated.details().outside().number()).isEqualTo("02079460123");
        CallEvent.Delivered delivered = scene.told.of(CallEvent.Delivered.class).getFirst();
        assertThat(delivered.details().outside())
                .isEqualTo(new ExternalParty("02079460123", "", "441234500100", "Main line"));
        assertThat(delivered.details().originallyCalled()).isEqualTo(DeviceId.of("2001"));
        assertThat(delivered.details().group()).isEqualTo(DeviceId.of("2001"));
        assertThat(scene.told.of(CallEvent.CallInformation.class).getFirst().connectedMillis()).isEqualTo(6000);
        assertThat(scene.told.raw().getFirst()).contains("OR,,004");
    }

    @Test
    void announcedTransferIsOneEventThatKnowsBothCallsAndThatTheDestinationTalks() {
        assertThat(news("""
                TR,,002,1A01,1001,94001,1A02,1002,,02079460123,|Main line|,441234500100,N,32
                XC,,002,1A02,1001,1001,N,36
                TR,,004,1A01,1001,94001,,1002,,02079460123,|Main line|,441234500100,C,32
                TR,,003,1A01,1001,94001,1A02,1002,,02079460123,|Main line|,441234500100,C,32
                XC,,003,1A02,1001,1001,,36
                XC,,003,1A02,1002,1001,N,36
                ES,,004,1A01,1002,,I,94001,02079460123,441234500100,E,1002,1001,C,35
                ES,,003,1A01,1002,,I,94001,02079460123,441234500100,E,1002,1001,C,35
                """)).containsExactly("Transferred 1A01 1001", "ConnectionCleared 1A02 1001",
                        "ConnectionCleared 1A02 1002", "Established 1A01 1002");

        List<CallEvent.Transferred> transfers = scene.told.of(CallEvent.Transferred.class);
        assertThat(transfers).allSatisfy(transfer -> {
            assertThat(transfer.announcement()).isEqualTo(CallId.of("1A02"));
            assertThat(transfer.to()).isEqualTo(DeviceId.of("1002"));
            assertThat(transfer.transferred()).isEqualTo(DeviceId.of("94001"));
            assertThat(transfer.result()).isEqualTo(CallId.of("1A01"));
        });
    }

    @Test
    void announcedTransferIsToldOnceWhoeverOfThreeHearsItFirst() {
        List<String> lines = List.of(
                "TR,,002,1A01,1001,94001,1A02,1002,,,,,N,32",
                "TR,,004,1A01,1001,94001,,1002,,,,,C,32",
                "TR,,003,1A01,1001,94001,1A02,1002,,,,,C,32");
        for (int first = 0; first < 3; first++) {
            for (int step = 1; step < 3; step++) {
                scene.told.forget();
                scene.says(lines.get(first), lines.get((first + step) % 3), lines.get((first + 2 * step) % 3));

                assertThat(scene.told.of(CallEvent.Transferred.class)).singleElement().satisfies(
                        transfer -> assertThat(transfer.announcement()).isEqualTo(CallId.of("1A02")));
            }
        }
    }

    @Test
    void blindTransferIsToldOnce() {
        assertThat(news("""
                TR,,004,1A01,1001,94001,,1002,,,,,C,32
                TR,,002,1A01,1001,94001,,1002,,,,,N,32
                TR,,003,1A01,1001,94001,,1002,,,,,A,32
                """)).containsExactly("Transferred 1A01 1001");
    }

    @Test
    void transferThatOnlyTheTransferredPartyHearsIsToldBeforeAnythingElseOfTheCall() {
        assertThat(news("""
                TR,,004,1A01,1001,94001,,1002,,,,,C,32
                DND,,003,1003,,
                DE,,004,1A01,1002,,I,94001,,,,,E,1002,1001,,C,32,
                """)).containsExactly("DoNotDisturbChanged[device=1003, on=false, text=]", "Transferred 1A01 1001",
                        "Delivered 1A01 1002");
    }

    @Test
    void transferThatOnlyTheTransferredPartyHearsIsToldWhenNobodyElseTells() {
        scene.says("TR,,004,1A01,1001,94001,,1002,,,,,C,32");
        assertThat(scene.told.of(CallEvent.Transferred.class)).isEmpty();

        scene.thread.leap(250);
        assertThat(scene.told.of(CallEvent.Transferred.class)).hasSize(1);
    }

    @Test
    void transferThatTheTransferredPartyHearsFirstKeepsItsAnnouncement() {
        news("""
                TR,,004,1A01,1001,94001,,1002,,,,,C,32
                TR,,003,1A01,1001,94001,1A02,1002,,,,,A,32
                TR,,002,1A01,1001,94001,1A02,1002,,,,,N,32
                """);

        assertThat(scene.told.of(CallEvent.Transferred.class).getLast()).satisfies(transfer -> {
            assertThat(transfer.announcement()).isEqualTo(CallId.of("1A02"));
            assertThat(transfer.toState()).isEqualTo(ConnectionState.ALERTING);
        });
        assertThat(scene.told.of(CallEvent.Transferred.class)).hasSize(1);
    }

    @Test
    void outboundCall() {
        assertThat(news("""
                SI,,002,1B01,1001,I,22,
                OR,,002,1B01,1001,,I,01234567890,7788,C,22
                CI,,002,1B01,1001,7788,,
                NT,,002,1B01,94001,01234567890,C,22
                NT,,004,1B01,94001,01234567890,A,22
                DE,,004,1B01,94001,01234567890,E,1001,,,,,I,01234567890,,7788,A,22,
                DE,,002,1B01,94001,01234567890,E,1001,,,,,I,01234567890,,7788,C,22,
                ES,,004,1B01,94001,01234567890,E,1001,,,I,01234567890,,C,35
                ES,,002,1B01,94001,01234567890,E,1001,,,I,01234567890,,C,35
                XC,,002,1B01,1001,1001,N,36
                XC,,004,1B01,1001,1001,,36
                XC,,004,1B01,94001,1001,N,36
                """)).containsExactly("ServiceInitiated 1B01 1001", "Originated 1B01 1001", "CallInformation 1B01 1001",
                        "NetworkReached 1B01 94001", "Delivered 1B01 94001", "Established 1B01 94001",
                        "ConnectionCleared 1B01 1001", "ConnectionCleared 1B01 94001");

        CallEvent.Delivered delivered = scene.told.of(CallEvent.Delivered.class).getFirst();
        assertThat(delivered.details().calling()).isEqualTo(DeviceId.of("1001"));
        assertThat(delivered.details().outside()).isEqualTo(ExternalParty.dialled("01234567890"));
        assertThat(delivered.details().originallyCalled()).isEqualTo(DeviceId.NONE);
        assertThat(delivered.details().accountCode()).isEqualTo("7788");
    }

    @Test
    void everyEventOfTheSheetIsToldOrHandledOrOneOfTwoThatAreNot() {
        List<String> lines = List.of("SI,,002,1B01,1001,I,22,", "OR,,002,1B02,1001,,I,1002,,C,22",
                "DE,,003,1B02,1002,,I,1001,,,,,I,1002,,,A,22,", "ES,,003,1B02,1002,,I,1001,,,I,1002,,C,35",
                "ER,,002,1B03,94001,0123,E,1001,,,I,0123,,C,35", "NT,,002,1B03,94001,0123,C,22",
                "QU,,005,1B04,2001,94001,,,,,E,2001,,1,,Q,23", "DI,,003,1B05,1002,1003,,N,08", "HE,,002,1B06,1001,H,42",
                "RE,,002,1B06,1001,C,35,1002,,,I", "TR,,002,1B06,1001,1002,,1000,,,,,N,32",
                "CO,,002,1001,1B06,1B07,1001,3,1001,1B06,1002,1B06,1000,1B07,C,41", "FA,,002,1B08,1002,1002,C,03",
                "XC,,002,1B08,1001,1001,N,36", "CC,,008,1B08,36,,", "OF,,003,1B09,1002,,I,1001,,,,,I,1002,,,A,22,",
                "LN,,002,1001,5001,|A|,2001", "LF,,002,1001,5001,|A|,2001", "RY,,002,1001,5001", "NRY,,002,1001,5001",
                "WNR,,002,1001,5001", "DND,,003,1002,|X|,", "FW,,003,1002,1001,,I", "MW,,003,1002,1001,,1,1",
                "CI,,002,1B09,1001,77,,", "ET,,002,1B09,1001,5", "OL,,002,1001,0,0,0", "FE,,002,1001,40,1",
                "MU,,002,1001,1", "GI,,002,1001,1B09,2500,1", "CB,,002,1,1001,1002,|B|,|B|,,", "OE,,002,1001,4",
                "DCE,,002,1001,0,1", "DLC,,002,1001,1,0", "DEE,,002,1001,1,1100,1", "DSC,,002,1001,1,0,,5",
                "NM,,007,1,1", "AG,,007,1,1,1003,10,|off hook|,1", "LS,,2,0,3");
        for (String line : lines) {
            scene.told.forget();
            scene.says(line);
            assertThat(scene.told.events()).as(line).isNotEmpty();
        }
        assertThat(scene.connector.counters().snapshot()).doesNotContainKey("events.unlisted");

        scene.told.forget();
        scene.says("SMR,,007,1,|TLC 11202 94003 961-9000|", "GDA,,,2,|CRM|,192.0.2.11,5,HELLO");
        assertThat(scene.told.events()).isEmpty();
        assertThat(scene.connector.counters().snapshot())
                .containsEntry("events.not-passed-on.SMR", 1L).containsEntry("events.not-passed-on.GDA", 1L);
    }

    @Test
    void outsideThatAnsweredUnconfirmedRingsOn() {
        assertThat(news("""
                ER,,004,1B01,94001,01234567890,E,1001,,,I,01234567890,,A,35
                ER,,002,1B01,94001,01234567890,E,1001,,,I,01234567890,,C,35
                ES,,002,1B01,94001,01234567890,E,1001,,,I,01234567890,,C,35
                """)).containsExactly("Private 94001 ER", "Established 1B01 94001");
        assertThat(scene.told.of(FeatureEvent.Private.class).getFirst().fields()).containsEntry("call", "1B01");
    }

    @Test
    void failedCalls() {
        assertThat(news("""
                FA,,003,1C05,1002,1002,F,14
                FA,,002,1C05,1002,1002,C,14
                FA,,002,,1001,7777,N,29
                """)).containsExactly("Failed 1C05 1002", "Failed  1001");
    }

    @Test
    void conferenceIsOneEvent() {
        assertThat(news("""
                CO,,002,1001,1A01,1A03,1001,3,1001,1A04,94001,1A01,1003,1A03,C,41
                CO,,004,94001,1A01,,1001,3,1001,1A04,94001,1A01,1003,1A03,C,41
                CO,,003,1003,1A03,,1001,3,1001,1A04,94001,1A01,1003,1A03,C,41
                """)).containsExactly("Conferenced 1A01 1001");
        CallEvent.Conferenced conference = scene.told.of(CallEvent.Conferenced.class).getFirst();
        assertThat(conference.added()).isEqualTo(CallId.of("1A03"));
        assertThat(conference.parties()).hasSize(3);
    }

    @Test
    void conferenceThatAnotherPartyHearsFirstIsToldByTheController() {
        news("""
                CO,,004,94001,1A01,,1001,3,1001,1A04,94001,1A01,1003,1A03,C,41
                CO,,003,1003,1A03,,1001,3,1001,1A04,94001,1A01,1003,1A03,C,41
                CO,,002,1001,1A01,1A03,1001,3,1001,1A04,94001,1A01,1003,1A03,C,41
                """);

        assertThat(scene.told.of(CallEvent.Conferenced.class)).extracting(CallEvent.Conferenced::added)
                .containsExactly(CallId.of("1A03"));
    }

    @Test
    void queueingIsToldOncePerPosition() {
        assertThat(news("""
                QU,,006,1A05,2001,94001,,02079460123,|Main line|,441234500100,E,2001,,2,,Q,23
                QU,,004,1A05,2001,94001,,02079460123,|Main line|,441234500100,E,2001,,2,,C,23
                QU,,006,1A05,2001,94001,,02079460123,|Main line|,441234500100,E,2001,,1,,Q,23
                """)).containsExactly("Queued 1A05 2001", "Queued 1A05 2001");
        assertThat(scene.told.of(CallEvent.Queued.class)).extracting(CallEvent.Queued::position).containsExactly(2, 1);
    }

    @Test
    void agentsLogOnToGroupsAndChangeStateAtTheirTelephone() {
        assertThat(news("""
                LN,,002,1001,5001,|Somebody else|,2001
                LN,,006,1001,5001,|Somebody else|,2001
                FE,,002,1001,96,1
                RY,,002,1001,5001
                RY,,002,1001,5001
                LF,,002,1001,5001,|Somebody else|,2001
                LF,,006,1001,5001,|Somebody else|,2001
                """)).containsExactly("agent 5001 LOGGED_ON", "agent 5001 READY", "agent 5001 READY",
                        "agent 5001 LOGGED_OFF");
        AgentStateChanged first = scene.told.of(AgentStateChanged.class).getFirst();
        assertThat(first.name()).as("as programmed").isEqualTo("Alice Adams");
        assertThat(first.group()).isEqualTo(DeviceId.of("2001"));
    }

    @Test
    void featuresAreToldAsTheyAre() {
        assertThat(news("""
                DND,,003,1002,|IN MEETING|,|UNTIL 2PM|
                FE,,003,1002,68,1
                DND,,003,1002
                FW,,003,1002,94001,07700900123,NA
                FW,,003,1002,1003,,ZZ
                FW,,003,1002,,,N
                MW,,003,1002,2500,1002,2,1
                MW,,003,1002,2500,1002,,0
                FE,,002,1001,105,1
                FE,,002,1001,105,1
                FE,,002,1001,43,1
                FE,,002,1001,999,1
                MU,,002,1001,1
                OL,,003,1002,0,0,0
                CB,,002,1,1001,1002,|BOB|,|Bob Brown|,,
                GI,,002,1001,1A01,2500,1
                """)).containsExactly(
                        "DoNotDisturbChanged[device=1002, on=true, text=IN MEETING UNTIL 2PM]",
                        "DoNotDisturbChanged[device=1002, on=false, text=]",
                        "ForwardingChanged[device=1002, type=NO_ANSWER, destination=94001, outsideNumber=07700900123]",
                        "ForwardingChanged[device=1002, type=OTHER, destination=1003, outsideNumber=]",
                        "ForwardingChanged[device=1002, type=NONE, destination=, outsideNumber=]",
                        "MessageWaitingChanged[device=1002, on=true, from=2500, mailbox=1002, count=2]",
                        "MessageWaitingChanged[device=1002, on=false, from=2500, mailbox=1002, count=0]",
                        "FeatureToggled[device=1001, feature=record-a-call, on=true]",
                        "FeatureToggled[device=1001, feature=hunt-group-remove, on=true]",
                        "FeatureToggled[device=1001, feature=999, on=true]",
                        "MuteChanged[device=1001, muted=true]",
                        "OnlineChanged[device=1002, online=false]",
                        "CallBackChanged[device=1001, target=1002, registered=true]",
                        "Private 1001 GI");
    }

    @Test
    void whatAResyncRepeatsIsToldAgainButOnlyOnce() {
        news("ES,,002,1A00,1001,,I,1000,,,I,1001,,C,35\n");
        scene.told.forget();

        assertThat(news("""
                ES,900,002,1A00,1001,,I,1000,,,I,1001,,C,35
                ES,900,001,1A00,1001,,I,1000,,,I,1001,,C,35
                """)).containsExactly("Established 1A00 1001");
    }

    @Test
    void aCallThatGoesOnUnderAnotherNameIsNotCleared() {
        assertThat(news("""
                CC,,008,1A02,32,1A01,1002
                CC,,008,1A01,36,,
                """)).containsExactly("CallCleared 1A01 ");
    }

    private List<String> news(String lines) {
        scene.says(lines.lines().toArray(String[]::new));
        return scene.told.events().stream().map(SequencesTest::brief).toList();
    }

    private static String brief(TelephonyEvent event) {
        return switch (event) {
            case CallEvent call -> call.getClass().getSimpleName() + " " + call.call() + " " + call.device();
            case AgentStateChanged agent -> "agent " + agent.agent() + " " + agent.state();
            case FeatureEvent.Private special -> "Private " + special.device() + " " + special.name();
            default -> event.toString();
        };
    }
}
