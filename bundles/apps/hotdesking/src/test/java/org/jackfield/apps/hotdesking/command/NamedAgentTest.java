package org.jackfield.apps.hotdesking.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.apps.hotdesking.HotDeskingComponent.Status;
import org.jackfield.apps.hotdesking.desk.DeskPicture;
import org.jackfield.apps.hotdesking.desk.DeskSetting;
import org.jackfield.apps.hotdesking.desk.HotDeskingPlan;
import org.junit.jupiter.api.Test;

class NamedAgentTest {

    private final Status office = status("Office", true, "1701", "1702");
    private final Status harbour = status("Harbour", true, "1702");
    private final Status annex = status("Annex", false);

    @Test
    void anAgentOfOnePhoneSystemNeedsNoName() {
        NamedAgent found = NamedAgent.of(List.of(annex, harbour, office), "1701", null);

        assertThat(found).isEqualTo(new NamedAgent(office.system().id(), DeviceId.parse("1701")));
    }

    @Test
    void anUnknownAgentIsToldWithThoseThereAre() {
        assertThatThrownBy(() -> NamedAgent.of(List.of(office, annex), "1799", null))
                .hasMessageContainingAll("1799", "No agent of this id hot desks here", "1701, 1702");
    }

    @Test
    void anAgentOfSeveralPhoneSystemsWantsAName() {
        assertThatThrownBy(() -> NamedAgent.of(List.of(office, harbour), "1702", null))
                .hasMessageContainingAll("Several phone systems", "Office, Harbour");

        assertThat(NamedAgent.of(List.of(office, harbour), "1702", "Harbour").system()).isEqualTo(harbour.system().id());
    }

    @Test
    void aPhoneSystemOfAnotherNameOrWithoutHotDeskingIsToldAsSuch() {
        assertThatThrownBy(() -> NamedAgent.of(List.of(office, annex), "1701", "Ofice"))
                .hasMessageContainingAll("Ofice", "no phone system of this name", "Office, Annex");
        assertThatThrownBy(() -> NamedAgent.of(List.of(office, annex), "1701", "Annex"))
                .hasMessageContainingAll("Annex", "not switched on");
        assertThatThrownBy(() -> NamedAgent.of(List.of(), "1701", null)).hasMessageContaining("not switched on");
    }

    @Test
    void aGroupWithoutAgentsSaysWhereTheyAreMade() {
        assertThatThrownBy(() -> NamedAgent.of(List.of(status("Office", true)), "1701", null))
                .hasMessageContaining("Put agents into the hunt group");
    }

    private static Status status(String name, boolean enabled, String... agents) {
        PhoneSystemId id = new PhoneSystemId(UUID.nameUUIDFromBytes(name.getBytes()));
        HotDeskingPlan plan = new HotDeskingPlan(
                id.toString(), enabled, enabled ? "2090" : "", "", false, false, null, false, Secret.NONE, true, "", true, "", true,
                true, false);
        List<DeskPicture.Agent> known = Stream.of(agents)
                .map(number -> new DeskPicture.Agent(
                        DeviceId.parse(number), DeviceId.NONE, DeviceId.NONE, null, "", false, DeskSetting.Forward.NONE, 0, List.of()))
                .toList();
        return new Status(
                new PhoneSystem(id, name, "oai", new ConnectorConfig("", 0, "", Secret.NONE, Map.of()), true, 1), plan, List.of(),
                new DeskPicture("", known));
    }
}
