package org.jackfield.connectors.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.event.AgentStateChanged;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.SystemEvent.DeviceReported;
import org.jackfield.api.telephony.event.SystemEvent.NightModeChanged;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.asterisk.ami.AmiMessage;
import org.jackfield.connectors.asterisk.translate.Translator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What recorded calls become. */
class SequencesTest {

    @Test
    void internalCall() {
        assertThat(calls("internal")).containsExactly(
                "Originated 1001 dials 1002", "Delivered 1002", "Established 1002",
                "ConnectionCleared 1001", "ConnectionCleared 1002", "CallCleared NORMAL_CLEARING");
    }

    @Test
    void inboundCallTellsWhoCallsWhichNumber() {
        assertThat(calls("inbound")).containsExactly(
                "Originated trunk1 dials 5551002 from 0201234 at 5551002", "Delivered 1002", "Established 1002",
                "ConnectionCleared 1002", "ConnectionCleared trunk1", "CallCleared NORMAL_CLEARING");
    }

    @Test
    void outboundCallReachesTheNetworkThenTheFarEnd() {
        assertThat(calls("outbound")).startsWith(
                "Originated 1001 dials 90209999", "NetworkReached trunk1 0209999", "Delivered trunk1",
                "Established trunk1").endsWith("CallCleared NORMAL_CLEARING").hasSize(7);
    }

    @Test
    void unansweredCallEndsWithoutAnAnswer() {
        assertThat(calls("unanswered")).containsExactly(
                "Originated trunk1 dials 5551002 from 0201234 at 5551002", "Delivered 1002",
                "ConnectionCleared 1002", "ConnectionCleared trunk1", "CallCleared NORMAL_CLEARING");
    }

    @Test
    void holdAndRetrieve() {
        assertThat(calls("hold")).containsSubsequence("Established 1002", "Held 1001", "Retrieved 1001", "ConnectionCleared 1001");
    }

    @Test
    void blindTransferIsToldBeforeTheDestinationRings() {
        assertThat(calls("blind")).containsExactly(
                "Originated trunk1 dials 5551002 from 0201234 at 5551002", "Delivered 1002", "Established 1002",
                "Transferred by 1002 trunk1 to 1003 NULL", "Delivered 1003", "Established 1003",
                "ConnectionCleared 1003", "ConnectionCleared trunk1", "CallCleared NORMAL_CLEARING");
    }

    @Test
    void attendedTransferLooksThroughLocalChannels() {
        assertThat(calls("attended")).containsSubsequence(
                "Established 1002", "Held 1002", "Delivered 1003", "Established 1003",
                "Transferred by 1002 trunk1 to 1003 CONNECTED", "CallCleared NORMAL_CLEARING")
                .doesNotContain("ConnectionCleared 1002");
    }

    @Test
    void queuedCallGoesBackToTheQueueAndOnToTheNextMember() {
        assertThat(calls("queue")).containsExactly(
                "Originated trunk1 dials 5552001 from 0201234 at 5552001", "Queued 2001 1", "Delivered 1002 of 2001",
                "Diverted 1002 to 2001 NO_ANSWER", "Queued 2001 0", "Delivered 1003 of 2001", "Established 1003 of 2001",
                "ConnectionCleared 1003", "ConnectionCleared trunk1", "CallCleared NORMAL_CLEARING");
    }

    @Test
    void membersOfAQueueAreAgents() {
        assertThat(Recorded.translated("queue").stream().filter(AgentStateChanged.class::isInstance).map(Lines::line))
                .startsWith("AgentStateChanged 1002 2001 LOGGED_ON", "AgentStateChanged 1002 2001 READY")
                .containsSubsequence("AgentStateChanged 1003 2001 READY", "AgentStateChanged 1003 2001 BUSY",
                        "AgentStateChanged 1003 2001 READY");
    }

    @Test
    void abandonedCallLeavesItsQueue() {
        assertThat(calls("abandon")).containsSubsequence(
                "Queued 2001 1", "Delivered 1002 of 2001", "ConnectionCleared 2001", "ConnectionCleared trunk1");
    }

    @Test
    void nightModeIsTheStateOfTheNamedDevice() {
        assertThat(Recorded.translated("night").stream().filter(NightModeChanged.class::isInstance).map(Lines::line))
                .containsExactly("NightModeChanged true", "NightModeChanged false");
    }

    @Test
    void aTelephoneCalledForAnApplicationRingsBeforeItCalls() {
        assertThat(calls("make")).startsWith(
                "ServiceInitiated 1001", "Originated 1001 dials 1002", "Delivered 1002", "Established 1002");
    }

    @Test
    void attendedTransferByTheTelephoneMakesTwoCallsOne() {
        assertThat(calls("refer")).containsExactly(
                "Originated trunk1 dials 5551002 from 0201234 at 5551002", "Delivered 1002", "Established 1002", "Held 1002",
                "Originated 1002 dials 1003", "Delivered 1003", "Established 1003", "Retrieved 1002",
                "Transferred by 1002 trunk1 to 1003 CONNECTED", "ConnectionCleared trunk1", "ConnectionCleared 1003",
                "CallCleared NORMAL_CLEARING");
    }

    @Test
    void blindTransferByTheTelephone() {
        assertThat(calls("referblind")).containsSubsequence("Established 1002",
                "Transferred by 1002 trunk1 to 1003 NULL", "Delivered 1003", "Established 1003",
                "CallCleared NORMAL_CLEARING").doesNotContain("ConnectionCleared 1002");
    }

    @Test
    void aParkedCallWaitsAtItsPlaceUntilSomebodyElseTakesIt() {
        assertThat(calls("park")).containsSubsequence("Established 1002", "Transferred by 1002 trunk1 to NULL",
                "Queued 701 0 PARK", "Originated 1003 dials 701", "ConnectionCleared 1003", "CallCleared CALL_PICKUP",
                "Diverted 701 to 1003 CALL_PICKUP", "Established 1003 CALL_PICKUP", "CallCleared NORMAL_CLEARING");
    }

    /** Two threads of Asterisk tell of it, and either may be first. */
    @ParameterizedTest
    @ValueSource(strings = {"park", "parkcalled"})
    void whoTakesAParkedCallMayTalkBeforeItIsToldThatTheyTookIt(String name) {
        List<AmiMessage> messages = new ArrayList<>(Recorded.messages(name));
        int taken = index(messages, 0, "UnParkedCall", "");
        int talks = index(messages, taken, "BridgeEnter", messages.get(taken).get("RetrieverUniqueid"));
        messages.add(taken, messages.remove(talks));
        Translator translator = Recorded.translator();

        List<String> told = Lines.ofCalls(
                messages.stream().flatMap(message -> translator.translate(message).stream()).toList());

        assertThat(told).isEqualTo(calls(name)).contains("Established 1003 CALL_PICKUP");
    }

    private static int index(List<AmiMessage> messages, int from, String event, String channel) {
        int at = from;
        while (!messages.get(at).event().equals(event) || !channel.isEmpty() && !messages.get(at).get("Uniqueid").equals(channel)) {
            at++;
        }
        return at;
    }

    @Test
    void whoeverCalledCanParkAsWell() {
        assertThat(calls("parkcalled")).containsSubsequence("Originated 1001 dials 1002", "Established 1002",
                "Transferred by 1001 1002 to NULL", "Queued 701 0 PARK", "Established 1003 CALL_PICKUP");
    }

    @Test
    void aParkedCallComesBackToWhoParkedIt() {
        assertThat(calls("parktimeout")).containsSubsequence("Established 1004", "Queued 751 0 PARK",
                "Transferred by 1004 trunk1 to NULL", "Diverted 751 to 1004 RECALL", "Delivered 1004 RECALL",
                "Established 1004", "CallCleared NORMAL_CLEARING");
    }

    @Test
    void aParkedCallerGivesUp() {
        assertThat(calls("parkgiveup")).containsSubsequence("Queued 703 0 PARK", "ConnectionCleared 703",
                "ConnectionCleared trunk1", "CallCleared NORMAL_CLEARING");
    }

    @ParameterizedTest
    @CsvSource({"pickup,*8", "pickupdirected,**1002"})
    void aCallIsPickedUpFromTheTelephoneThatRings(String name, String code) {
        assertThat(calls(name)).containsExactly(
                "Originated trunk1 dials 5551002 from 0201234 at 5551002", "Delivered 1002",
                "Originated 1003 dials " + code, "ConnectionCleared 1003", "CallCleared CALL_PICKUP",
                "Diverted 1002 to 1003 CALL_PICKUP", "Established 1003 CALL_PICKUP",
                "ConnectionCleared " + (name.equals("pickup") ? "trunk1" : "1003"),
                "ConnectionCleared " + (name.equals("pickup") ? "1003" : "trunk1"), "CallCleared NORMAL_CLEARING");
    }

    @Test
    void allWhoEnterARoomAreInOneCall() {
        List<TelephonyEvent> told = Recorded.translated("conference");

        assertThat(Lines.ofCalls(told)).containsExactly("Originated 1001 dials 3001", "Originated 1002 dials 3001",
                "Conferenced 1001 1002", "Originated trunk1 dials 5553001 from 0201234 at 5553001",
                "Conferenced 1001 1002 trunk1", "ConnectionCleared 1001", "ConnectionCleared 1002",
                "ConnectionCleared trunk1", "CallCleared NORMAL_CLEARING");
        List<CallId> named = told.stream().filter(CallEvent.Conferenced.class::isInstance)
                .flatMap(event -> ((CallEvent.Conferenced) event).parties().stream())
                .map(CallEvent.Participant::call).distinct().toList();
        assertThat(named).hasSize(1);
        assertThat(told.stream().filter(CallEvent.ConnectionCleared.class::isInstance)
                .map(event -> ((CallEvent) event).call()).distinct()).containsExactlyElementsOf(named);
    }

    @Test
    void fromOneTrunkToAnother() {
        assertThat(calls("trunktotrunk")).startsWith("Originated trunk1 dials 5558777 from 0201234 at 5558777",
                "NetworkReached trunk2 777", "Delivered trunk2", "Established trunk2").endsWith("CallCleared NORMAL_CLEARING");
    }

    @Test
    void outAgainByTheSameTrunkIsByAnotherLineOfIt() {
        List<TelephonyEvent> told = Recorded.translated("sametrunk");

        assertThat(Lines.ofCalls(told)).startsWith("Originated trunk1 dials 5559777 from 0201234 at 5559777",
                "NetworkReached trunk1/2 777", "Delivered trunk1/2", "Established trunk1/2")
                .contains("ConnectionCleared trunk1", "ConnectionCleared trunk1/2").hasSize(7);
        assertThat(told.stream().filter(DeviceReported.class::isInstance).map(event -> ((DeviceReported) event).device()))
                .singleElement().satisfies(device -> {
                    assertThat(device.id()).isEqualTo(DeviceId.of("trunk1/2"));
                    assertThat(device.kind()).isEqualTo(DeviceKind.TRUNK);
                    assertThat(device.attributes()).containsEntry("lineOf", "trunk1");
                });
    }

    @Test
    void aListOfChannelsTellsCallsAsTheyAre() {
        Translator translator = Recorded.translator();
        List<TelephonyEvent> told = Recorded.messages("make").stream()
                .filter(message -> message.event().equals("CoreShowChannel"))
                .flatMap(message -> translator.snapshot(message).stream())
                .toList();

        assertThat(Lines.ofCalls(told)).containsExactly("Originated 1001 dials 1002", "Established 1002");
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal", "inbound", "outbound", "unanswered", "hold", "blind", "attended", "queue",
        "abandon", "night", "make", "referblind", "parktimeout", "parkgiveup", "trunktotrunk", "sametrunk"})
    void everyCallEndsAndNothingIsKept(String name) {
        Translator translator = Recorded.translator();
        List<TelephonyEvent> told = Recorded.messages(name).stream()
                .flatMap(message -> translator.translate(message).stream()).toList();

        assertThat(told.stream().filter(CallEvent.CallCleared.class::isInstance)).hasSize(1);
        assertThat(translator.channelIds()).isEmpty();
        assertThat(told.stream().filter(CallEvent.class::isInstance)
                .noneMatch(event -> ((CallEvent) event).device().number().contains("@"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"inbound", "blind", "attended", "queue", "refer", "park", "parktimeout", "pickup", "conference",
        "sametrunk"})
    void missingEventsNeverStopTheRest(String name) {
        List<AmiMessage> messages = Recorded.messages(name);
        for (int left = 0; left < messages.size(); left++) {
            Translator translator = Recorded.translator();
            for (int i = 0; i < messages.size(); i++) {
                if (i != left) {
                    translator.translate(messages.get(i));
                }
            }
            assertThat(translator.channelIds().size()).isLessThanOrEqualTo(1);
        }
    }

    private static List<String> calls(String name) {
        return Lines.ofCalls(Recorded.translated(name));
    }
}
