package org.jackfield.core.telephony.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceSettings;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.Node;
import org.jackfield.api.telephony.NodeSettings;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.SystemEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What administrators do with phone systems, their nodes and devices, and connectors that come and go. */
@Timeout(180)
class PhoneSystemAdminTest extends PhoneSystemsFixture {

    @Test
    void whatIsEnteredOfANodeStaysAndOneNodeIsTheDefault() throws Exception {
        PhoneSystemId system = add();
        connector.say(
                new SystemEvent.NodeReported("1", "Head office", true), new SystemEvent.NodeReported("2", "", true));
        settle(system);
        assertThat(systems.nodes(system)).extracting(Node::isDefault).containsExactly(true, false);

        admin.setDefaultNode(system, "2", ENGINEER);
        NodeSettings entered = new NodeSettings("Leeds", "192.0.2.9", 5060, "pbx.example", 5061, "01134960100", "", 500);
        admin.configureNode(system, "2", entered, ENGINEER);

        assertThat(systems.nodes(system)).containsExactly(
                new Node("1", "Head office", false, true, NodeSettings.NONE),
                new Node("2", "Leeds", true, true, entered));
        restart();
        assertThat(systems.nodes(system)).containsExactly(new Node("2", "Leeds", true, false, entered));
    }

    @Test
    void aPhoneSystemThatNamesNoNodesHasOneAndOthersAreRefused() {
        PhoneSystemId system = add();
        NodeSettings entered = new NodeSettings("", "192.0.2.9", 5060, "", 5060, "", "", 500);

        admin.configureNode(system, "", entered, ENGINEER);

        assertThat(systems.nodes(system)).singleElement().satisfies(node -> {
            assertThat(node.isDefault()).isTrue();
            assertThat(node.settings()).isEqualTo(entered);
        });
        assertThatThrownBy(() -> admin.configureNode(system, "7", entered, ENGINEER))
                .isInstanceOf(ProblemException.class).hasMessageContaining("7");
        assertThatThrownBy(() -> new NodeSettings("", "no address!", 5060, "", 5060, "", "", 0))
                .isInstanceOf(ProblemException.class).hasMessageContaining("no address!");
        assertThatThrownBy(() -> new NodeSettings("", "", 0, "", 5060, "", "", 0)).isInstanceOf(ProblemException.class);
    }

    @Test
    void disabledPhoneSystemStopsAndItsCallsEnd() {
        PhoneSystemId system = add();
        connector.say(rings("1"));
        settle(system);
        PhoneSystem now = systems.phoneSystem(system).orElseThrow();

        admin.change(new PhoneSystem(now.id(), now.name(), now.type(), now.config(), false, now.revision()), ENGINEER);
        settle(system);

        assertThat(connector.running).isFalse();
        assertThat(systems.liveCalls()).isEmpty();
        assertThat(systems.link(system).orElseThrow().state()).isEqualTo(LinkStatus.State.DISABLED);
    }

    @Test
    void connectorStopsWithItsFactoryAndComesBackWithIt() {
        PhoneSystemId system = add();
        systems.remove(connector);
        settle(system);
        assertThat(connector.running).isFalse();
        assertThat(systems.link(system).orElseThrow().state()).isEqualTo(LinkStatus.State.NO_CONNECTOR);

        systems.add(connector);
        settle(system);
        assertThat(connector.running).isTrue();
        assertThat(systems.link(system).orElseThrow().state()).isEqualTo(LinkStatus.State.UP);
    }

    @Test
    void phoneSystemWhoseConnectorComesLaterWaitsForIt() {
        systems.remove(connector);
        PhoneSystemId system = add();
        assertThat(systems.link(system).orElseThrow().state()).isEqualTo(LinkStatus.State.NO_CONNECTOR);

        systems.add(connector);
        settle(system);
        assertThat(systems.link(system).orElseThrow().state()).isEqualTo(LinkStatus.State.UP);
    }

    @Test
    void importKeepsWhatTheSiteDecidedAndMarksWhatIsGone() {
        PhoneSystemId system = add();
        connector.say(
                reported("1001", DeviceKind.STATION), reported("2523", DeviceKind.ANNOUNCEMENT),
                new SystemEvent.DevicesComplete(""));
        settle(system);
        admin.addDevice(
                system, new DeviceDescription(DeviceId.of("441234"), DeviceKind.DDI, "Sales line", ""),
                DeviceSettings.initial(DeviceKind.DDI), ENGINEER);
        admin.changeDevice(
                system, new DeviceDescription(DeviceId.of("2523"), DeviceKind.ANNOUNCEMENT, "", ""),
                DeviceSettings.initial(DeviceKind.STATION), ENGINEER);
        connector.say(
                new LinkEvent.ImportBegan(""), reported("2523", DeviceKind.ANNOUNCEMENT),
                new SystemEvent.DevicesComplete(""));
        settle(system);

        assertThat(systems.devices(system)).extracting(s -> s.device().id().number())
                .containsExactly("2523", "441234");
        assertThat(systems.device(system, DeviceId.of("2523")).orElseThrow().device().settings().notAnswering())
                .isFalse();
        assertThat(systems.device(system, A).orElseThrow().device().present()).isFalse();
        assertThat(audit.actions()).contains("telephony.add-device", "telephony.change-device");
        restart();
        settle(system);
        assertThat(systems.devices(system)).extracting(s -> s.device().id().number())
                .containsExactly("2523", "441234");
    }

    @Test
    void wrongConfigurationsAndLateEditsAreRefused() {
        ConnectorConfig wrong = new ConnectorConfig("192.0.2.1", 0, "", Secret.NONE, Map.of("pause", "999"));
        assertThatThrownBy(() -> admin.add("X", "fake", wrong, true, ENGINEER))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("0 to 100");
        assertThatThrownBy(() -> admin.test("none", config())).isInstanceOf(ProblemException.class);
        PhoneSystemId id = add();
        assertThatThrownBy(this::add).isInstanceOf(ProblemException.class).hasMessageContaining("name");
        PhoneSystem read = systems.phoneSystem(id).orElseThrow();
        admin.change(read, ENGINEER);
        assertThatThrownBy(() -> admin.change(read, ENGINEER))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("meanwhile");
        admin.remove(id, ENGINEER);
        assertThat(systems.phoneSystems()).isEmpty();
        assertThat(connector.running).isFalse();
    }

    private static SystemEvent reported(String number, DeviceKind kind) {
        return new SystemEvent.DeviceReported(
                new DeviceDescription(DeviceId.of(number), kind, "Device " + number, ""));
    }
}
