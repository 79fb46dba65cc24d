package org.jackfield.connectors.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.command.Command;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.connectors.asterisk.RealAsterisk.Dialogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What telephones do by themselves on a real Asterisk: transfer, park, pick up, meet. */
class RealTelephonesTest extends InRealOffice {

    private static final DeviceId TRUNK = DeviceId.of("trunk1");

    @Test
    void attendedTransfer() throws Exception {
        Dialogue held = asterisk.telephone(1002, "consult");
        asterisk.telephone(1003, "answer");
        asterisk.dialFromOutside("0201234", "5551002");
        CallId call = told.await("Held 1002");
        Dialogue consultation = asterisk.dialAsWell(1002, "1003");
        CallId announcement = told.await("Established 1003");
        asterisk.join(1002, held, consultation);

        CallEvent.Transferred transferred = told.await(CallEvent.Transferred.class, event -> true);
        assertThat(transferred.call()).isEqualTo(call);
        assertThat(transferred.announcement()).isEqualTo(announcement).isNotEqualTo(call);
        office.clear(call, TRUNK);
        assertThat(told.calls()).containsSubsequence("Transferred by 1002 trunk1 to 1003 CONNECTED",
                "CallCleared NORMAL_CLEARING").doesNotContain("ConnectionCleared 1002");
    }

    @Test
    void blindTransfer() throws Exception {
        Dialogue dialogue = asterisk.telephone(1002, "answer");
        asterisk.telephone(1003, "answer");
        asterisk.dialFromOutside("0201234", "5551002");
        CallId call = told.await("Established 1002");
        asterisk.transfer(1002, dialogue, "1003");

        assertThat(told.await("Established 1003")).isEqualTo(call);
        office.clear(call, TRUNK);
        assertThat(told.calls()).containsSubsequence("Transferred by 1002 trunk1 to 1003 NULL", "Established 1003");
    }

    @Test
    void parkedAndTakenByAnother() throws Exception {
        Dialogue dialogue = asterisk.telephone(1002, "answer");
        asterisk.dialFromOutside("0201234", "5551002");
        CallId call = told.await("Established 1002");
        asterisk.transfer(1002, dialogue, "700");
        DeviceId place = told.await(CallEvent.Queued.class, event -> event.call().equals(call)).device();
        asterisk.dial(1003, "call", place.number());

        assertThat(told.await("Established 1003 CALL_PICKUP")).isEqualTo(call);
        office.clear(call, TRUNK);
        assertThat(told.calls()).containsSubsequence("Queued " + place + " 0 PARK", "CallCleared CALL_PICKUP",
                "Diverted " + place + " to 1003 CALL_PICKUP", "Established 1003 CALL_PICKUP").contains(
                "Transferred by 1002 trunk1 to NULL");
    }

    @Test
    void parkedAndComeBack() throws Exception {
        Dialogue dialogue = asterisk.telephone(1004, "answer");
        asterisk.dialFromOutside("0201234", "5551004");
        CallId call = told.await("Established 1004");
        asterisk.transfer(1004, dialogue, "750");
        told.await("Delivered 1004 RECALL");
        office.clear(call, TRUNK);

        assertThat(told.calls()).containsSubsequence("Queued 751 0 PARK", "Diverted 751 to 1004 RECALL",
                "Delivered 1004 RECALL", "CallCleared NORMAL_CLEARING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*8", "**1002"})
    void pickedUpWhereItDoesNotRing(String code) throws Exception {
        asterisk.telephone(1002, "ring");
        asterisk.dialFromOutside("0201234", "5551002");
        CallId call = told.await("Delivered 1002");
        asterisk.dial(1003, "call", code);

        assertThat(told.await("Established 1003 CALL_PICKUP")).isEqualTo(call);
        office.clear(call, TRUNK);
        assertThat(told.calls()).containsSubsequence("Delivered 1002", "Diverted 1002 to 1003 CALL_PICKUP",
                "Established 1003 CALL_PICKUP", "CallCleared NORMAL_CLEARING").doesNotContain("ConnectionCleared 1002");
    }

    @Test
    void threeInARoom() throws Exception {
        asterisk.dial(1001, "call", "3001");
        CallId call = told.await("Originated 1001 dials 3001");
        asterisk.dial(1002, "call", "3001");
        told.await(CallEvent.Conferenced.class, event -> event.parties().size() == 2);
        asterisk.dialFromOutside("0201234", "5553001");
        told.await(CallEvent.Conferenced.class, event -> event.parties().size() == 3);
        office.execute(new Command.ClearConnection(DeviceId.of("1002"), call));
        told.await("ConnectionCleared 1002");
        office.execute(new Command.ClearConnection(DeviceId.of("1001"), call));
        office.clear(call, TRUNK);

        assertThat(told.calls()).contains("ConnectionCleared 1001", "ConnectionCleared trunk1")
                .endsWith("CallCleared NORMAL_CLEARING");
    }

    @Test
    void outAgainByAnotherTrunk() throws Exception {
        asterisk.otherNetwork("answer");
        asterisk.dialFromOutside("0201234", "5558777");
        CallId call = told.await("Established trunk2");
        office.clear(call, TRUNK);

        assertThat(told.calls()).startsWith("Originated trunk1 dials 5558777 from 0201234 at 5558777",
                "NetworkReached trunk2 777", "Delivered trunk2", "Established trunk2").hasSize(7);
    }

    @Test
    void outAgainByTheSameTrunk() throws Exception {
        asterisk.network("answer");
        asterisk.dialFromOutside("0201234", "5559777");
        CallId call = told.await("Established trunk1/2");
        office.clear(call, DeviceId.of("trunk1/2"));

        assertThat(told.calls()).contains("NetworkReached trunk1/2 777", "ConnectionCleared trunk1",
                "ConnectionCleared trunk1/2").endsWith("CallCleared NORMAL_CLEARING").hasSize(7);
    }
}
