package org.jackfield.apps.recording.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.connector.ConnectorConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresetDevicesTest {

    private static PhoneSystem system(String name) {
        return new PhoneSystem(new PhoneSystemId(UUID.randomUUID()), name, "oai",
                new ConnectorConfig("127.0.0.1", 4000, "", new Secret(""), Map.of()), true, 1);
    }

    @Test
    void rangesAndSingleExtensionsAreEachRecordedOnce() {
        assertThat(PresetDevices.parse("Office", " 1001-1003, 1002;1020 ", "").addresses())
                .containsOnlyKeys("1001", "1002", "1003", "1020");
        assertThat(PresetDevices.parse("Office", "", "").addresses()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1012-1001", "1-999999"})
    void aRangeThatIsNoneIsNamed(String wrong) {
        assertThatThrownBy(() -> PresetDevices.parse("Office", wrong, "")).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().input()).isEqualTo(wrong));
    }

    @Test
    void anExtensionWithoutSignallingHasItsAddress() {
        assertThat(PresetDevices.parse("Office", "1001-1003, 1002@192.0.2.17", "").addresses())
                .containsExactly(Map.entry("1001", ""), Map.entry("1002", "192.0.2.17"), Map.entry("1003", ""));
        assertThatThrownBy(() -> PresetDevices.parse("Office", "1002@office", "").in(List.of(system("Office"))))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void theyBelongToThePhoneSystemOfThatNameOnceItIsThere() {
        PresetDevices presets = PresetDevices.parse("office", "1001", "");
        assertThat(presets.in(List.of(system("Other")))).isEmpty();
        PhoneSystem office = system("Office");
        assertThat(presets.in(List.of(system("Other"), office)).orElseThrow().devices()).singleElement()
                .isEqualTo(new RecordedDevice(office.id(), DeviceId.of("1001"), RecordedDevice.Method.MIRROR, "", ""));
    }

    @Test
    void thoseThatAreRecordedByCallsToUsAreAmongThemOnce() {
        PresetDevices presets = PresetDevices.parse("Office", "1001-1003, 1003@192.0.2.17", "1003, 1004");
        assertThat(presets.in(List.of(system("Office"))).orElseThrow().devices())
                .extracting(device -> device.device().number() + ' ' + device.method() + ' ' + device.address())
                .containsExactly("1001 MIRROR ", "1002 MIRROR ", "1003 RECORD_A_CALL ", "1004 RECORD_A_CALL ");
    }
}
