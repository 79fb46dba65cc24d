package org.jackfield.apps.groupmessaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.apps.groupmessaging.Office.SYSTEM;

import java.util.List;
import java.util.Set;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceStatus;
import org.jackfield.api.telephony.DeviceStatus.AgentStatus;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.apps.groupmessaging.GroupMembers.Group;
import org.junit.jupiter.api.Test;

class GroupMembersTest {

    private static final DeviceId SALES = DeviceId.of("2001");
    private static final DeviceId SUPPORT = DeviceId.of("2002");
    private static final Set<DeviceId> FOLLOWED = Set.of(SALES);

    private final GroupMembers members = new GroupMembers();

    private static DeviceStatus device(String number, DeviceKind kind, DeviceId... groups) {
        Device device = Device.imported(SYSTEM, new DeviceDescription(DeviceId.of(number), kind, "", ""));
        List<AgentStatus> agents = groups.length == 0
                ? List.of()
                : List.of(new AgentStatus(DeviceId.of("5001"), "", AgentState.READY, List.of(groups)));
        return new DeviceStatus(device, true, false, "", ForwardingType.NONE, "", List.of(), agents);
    }

    @Test
    void aChangeOfTheGroupItselfCounts() {
        assertThat(members.touched(SYSTEM, device("2001", DeviceKind.HUNT_GROUP), FOLLOWED)).containsExactly(SALES);
        assertThat(members.touched(SYSTEM, device("2002", DeviceKind.HUNT_GROUP), FOLLOWED)).isEmpty();
    }

    @Test
    void agentsWhoComeAndGoCountAndThoseWhoStayDoNot() {
        assertThat(members.touched(SYSTEM, device("1001", DeviceKind.STATION, SALES, SUPPORT), FOLLOWED)).containsExactly(SALES);
        assertThat(members.touched(SYSTEM, device("1001", DeviceKind.STATION, SALES), FOLLOWED)).isEmpty();
        assertThat(members.touched(SYSTEM, device("1001", DeviceKind.STATION), FOLLOWED)).containsExactly(SALES);
        assertThat(members.touched(SYSTEM, device("1001", DeviceKind.STATION), FOLLOWED)).isEmpty();
        assertThat(members.touched(SYSTEM, device("1001", DeviceKind.STATION, SUPPORT), FOLLOWED)).isEmpty();
    }

    @Test
    void onlyAnotherAnswerIsNews() {
        Group group = new Group(SYSTEM, SALES);
        assertThat(members.of(group)).isEmpty();

        assertThat(members.told(group, List.of(DeviceId.of("1001")))).isTrue();
        assertThat(members.told(group, List.of(DeviceId.of("1001")))).isFalse();
        members.failed(group, "busy");
        assertThat(members.of(group)).contains(List.of(DeviceId.of("1001")));
        assertThat(members.problem(group)).contains("busy");

        members.keepOnly(Set.of());
        assertThat(members.of(group)).isEmpty();
        assertThat(members.problem(group)).isEmpty();
    }
}
