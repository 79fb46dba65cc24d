package org.jackfield.apps.recording.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.testkit.InMemorySettings;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.apps.recording.Calls;
import org.jackfield.apps.recording.rules.RecordedDevice.Method;
import org.jackfield.apps.recording.store.AddressStore;
import org.jackfield.apps.recording.store.LearnedAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveRulesTest {

    private final InMemorySettings settings = new InMemorySettings();
    private final LeapingClock clock = new LeapingClock(Calls.START);
    private final LiveRules rules = new LiveRules(settings, clock);
    private final Kept kept = new Kept();

    /** Addresses in memory; away if the test says so. */
    private static final class Kept implements AddressStore {

        private final List<LearnedAddress> addresses = new ArrayList<>();
        private boolean away;

        @Override
        public List<LearnedAddress> learned() {
            return List.copyOf(addresses);
        }

        @Override
        public void learn(LearnedAddress address) {
            if (away) {
                throw new IllegalStateException("away");
            }
            addresses.removeIf(other -> other.device().equals(address.device()) || other.address().equals(address.address()));
            addresses.add(address);
        }

        @Override
        public void forget(LearnedAddress address) {
            addresses.remove(address);
        }
    }

    @BeforeEach
    void record() {
        put(new RecordedDevice(Calls.SYSTEM, DeviceId.of("1001"), Method.MIRROR, "", ""),
                new RecordedDevice(Calls.SYSTEM, DeviceId.of("1002"), Method.MIRROR, "", "192.0.2.2"),
                new RecordedDevice(Calls.SYSTEM, DeviceId.of("1003"), Method.RECORD_A_CALL, "", ""));
    }

    private void put(RecordedDevice... devices) {
        settings.put(RecordedDevices.TYPE, new RecordedDevices(List.of(devices)));
    }

    private String addressOf(String device) {
        return rules.rules().device(Calls.SYSTEM, DeviceId.of(device)).orElseThrow().address();
    }

    private void learn(String device, String address) {
        rules.learned(Calls.SYSTEM, DeviceId.of(device), "", address);
    }

    @Test
    void sameRulesUntilSomethingChanges() {
        RecordingRules before = rules.rules();
        assertThat(rules.rules()).isSameAs(before);

        settings.put(ExclusionList.TYPE, new ExclusionList(true, List.of()));
        RecordingRules excluding = rules.rules();
        assertThat(excluding).isNotSameAs(before);

        settings.put(InclusionList.TYPE, new InclusionList(List.of(new ListEntry(ListEntry.Kind.AGENT, "999", ""))));
        RecordingRules after = rules.rules();
        assertThat(after).isNotSameAs(excluding);

        learn("1001", "192.0.2.1");
        assertThat(rules.rules()).isNotSameAs(after);
        RecordingRules learned = rules.rules();
        learn("1001", "192.0.2.1");
        assertThat(rules.rules()).isSameAs(learned);
    }

    @Test
    void whatWasLearnedFillsInWhatNobodyEntered() {
        learn("1001", "192.0.2.1");
        learn("1002", "192.0.2.9");
        learn("1003", "192.0.2.3");

        assertThat(addressOf("1001")).isEqualTo("192.0.2.1");
        assertThat(addressOf("1002")).as("entered").isEqualTo("192.0.2.2");
        assertThat(addressOf("1003")).as("has none by its method").isEmpty();
    }

    @Test
    void addressBelongsToOneDevice() {
        put(new RecordedDevice(Calls.SYSTEM, DeviceId.of("1001"), Method.MIRROR, "", ""),
                new RecordedDevice(Calls.SYSTEM, DeviceId.of("1004"), Method.MIRROR, "", ""),
                new RecordedDevice(Calls.SYSTEM, DeviceId.of("1002"), Method.MIRROR, "", "192.0.2.2"));
        learn("1001", "192.0.2.2");
        assertThat(addressOf("1001")).as("is entered for another").isEmpty();

        learn("1001", "192.0.2.1");
        learn("1004", "192.0.2.1");
        assertThat(addressOf("1001")).as("moved").isEmpty();
        assertThat(addressOf("1004")).isEqualTo("192.0.2.1");
    }

    @Test
    void whatWasLearnedWaitsForTheDatabaseAndOutlivesAStart() {
        kept.away = true;
        learn("1001", "192.0.2.1");
        assertThatThrownBy(() -> rules.save(kept)).isInstanceOf(IllegalStateException.class);
        assertThat(addressOf("1001")).isEqualTo("192.0.2.1");

        kept.away = false;
        rules.save(kept);
        assertThat(kept.addresses).hasSize(1);

        LiveRules restarted = new LiveRules(settings, clock);
        restarted.learned(Calls.SYSTEM, DeviceId.of("1009"), "", "192.0.2.9");
        restarted.save(kept);
        assertThat(restarted.rules().device(Calls.SYSTEM, DeviceId.of("1001")).orElseThrow().address()).isEqualTo("192.0.2.1");
        assertThat(kept.addresses).hasSize(2);
    }

    @Test
    void whatWasLearnedSinceTheStartStandsOverWhatIsStored() {
        kept.learn(new LearnedAddress(Calls.SYSTEM, DeviceId.of("1001"), "", "192.0.2.1", Calls.START));
        learn("1001", "192.0.2.7");

        rules.save(kept);

        assertThat(addressOf("1001")).isEqualTo("192.0.2.7");
        assertThat(kept.addresses).extracting(LearnedAddress::address).containsExactly("192.0.2.7");
    }
}
