package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.junit.jupiter.api.Test;

/** The lists of devices (§10.3). */
class ConfigurationListsTest {

    private static Device device(String node, String number, DeviceKind kind, String description) {
        return Device.imported(
                CallSets.SYSTEM, new DeviceDescription(new DeviceId(node, number), kind, description, "", Map.of()));
    }

    private static List<List<Object>> rows(EngineFixture fixture, ReportTemplate template) {
        return fixture.rows(fixture.engine.blank(template, Locale.ENGLISH)).stream().map(ReportRow::values).toList();
    }

    @Test
    void eachListsTheDevicesOfItsKindWithTheirColumnsInTheOrderOfNumbers() throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            // given
            List.of(
                    device("1", "1010", DeviceKind.STATION, "O'Neil's desk"),
                    device("1", "201", DeviceKind.STATION, "Reception"),
                    device("2", "1900", DeviceKind.PHANTOM, "Spare"),
                    device("1", "1011", DeviceKind.STATION, "Gone").withPresent(false),
                    device("1", "501", DeviceKind.AGENT, "Ann"),
                    device("", "94001", DeviceKind.TRUNK, "Line 1"),
                    device("", "4420", DeviceKind.DDI, "Sales"),
                    device("1", "2000", DeviceKind.HUNT_GROUP, "Group"))
                    .forEach(fixture.telephony::put);
            // then
            assertThat(rows(fixture, ReportTemplate.DEVICE_LIST)).containsExactly(
                    List.of("201", "Reception", "1"), List.of("1010", "O'Neil's desk", "1"), List.of("1900", "Spare", "2"));
            assertThat(rows(fixture, ReportTemplate.ACD_AGENT_LIST)).containsExactly(List.of("501", "Ann", "1"));
            assertThat(rows(fixture, ReportTemplate.TRUNK_LIST)).containsExactly(List.of("94001", "Line 1", ""));
            assertThat(rows(fixture, ReportTemplate.DDI_NUMBER_LIST)).containsExactly(List.of("4420", "Sales", ""));
        }
    }
}
