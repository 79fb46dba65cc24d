package org.jackfield.apps.recording.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.MediaParty;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.recorder.DeviceIndex.Part;
import org.jackfield.apps.recording.rules.RecordedDevice;
import org.jackfield.apps.recording.rules.RecordedDevice.Method;
import org.junit.jupiter.api.Test;

class DeviceIndexTest {

    private static RecordedDevice device(String number, Method method, String mac, String address) {
        return new RecordedDevice(Calls.SYSTEM, DeviceId.of(number), method, mac, address);
    }

    private static AudioSession session(String source, MediaParty first, MediaParty second) {
        return new AudioSession(UUID.randomUUID(), source, "", first, second, Scene.BEGIN);
    }

    private static MediaParty party(String number, String address, String mac, boolean phoneSystem) {
        return new MediaParty(number, "", new InetSocketAddress(address, 4000), mac, phoneSystem);
    }

    @Test
    void aDeviceIsFoundByNumberHardwareAddressOrAddress() {
        RecordedDevice sip = device("1001", Method.MIRROR, "", "");
        RecordedDevice byMac = device("1002", Method.MIRROR, "02005e140102", "");
        RecordedDevice byAddress = device("1003", Method.MIRROR, "", "2001:DB8:0:0:0:0:0:3");
        DeviceIndex index = new DeviceIndex(List.of(sip, byMac, byAddress));
        MediaParty system = party("5551234", "192.0.2.254", "", true);
        assertThat(index.parts(session("mirror", system, party("1001", "192.0.2.1", "", false))))
                .containsExactly(new Part(sip, Side.SECOND, 2));
        assertThat(index.parts(session("mirror", party("", "192.0.2.2", "02005e140102", false), system)))
                .containsExactly(new Part(byMac, Side.FIRST, 3));
        assertThat(index.parts(session("mirror", party("", "2001:db8::3", "", false), system)))
                .containsExactly(new Part(byAddress, Side.FIRST, 3));
        assertThat(index.parts(session("mirror", party("", "192.0.2.9", "", false), system))).isEmpty();
    }

    @Test
    void thePhoneSystemsAddressIsNobodys() {
        DeviceIndex index = new DeviceIndex(List.of(device("1001", Method.MIRROR, "", "192.0.2.254")));
        assertThat(index.parts(session(
                "mirror", party("", "192.0.2.254", "", true), party("", "192.0.2.7", "", false)))).isEmpty();
    }

    @Test
    void aDeviceIsFoundOnlyByTheSourceThatIsToRecordIt() {
        DeviceIndex index = new DeviceIndex(List.of(device("1001", Method.RECORD_A_CALL, "", "")));
        MediaParty own = party("1001", "192.0.2.1", "", false);
        MediaParty other = party("5551234", "192.0.2.254", "", true);
        assertThat(index.parts(session("mirror", own, other))).isEmpty();
        assertThat(index.parts(session("record-a-call", own, other))).hasSize(1);
        assertThat(index.parts(session("something-new", own, other))).isEmpty();
        assertThat(index.isLearning()).isFalse();
    }
}
