package org.jackfield.core.telephony.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.DeviceSettings;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.telephony.journal.JournalCodec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceStoreTest {

    private static final PhoneSystemId HERE = new PhoneSystemId(new UUID(1, 1));
    private static final PhoneSystemId THERE = new PhoneSystemId(new UUID(2, 2));

    private static Device device(PhoneSystemId system, String number, DeviceKind kind) {
        return Device.imported(system, new DeviceDescription(
                new DeviceId("2", number), kind, "Device " + number, "", Map.of("members", "1,2")));
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
    void devicesComeBackAsTheyWereKept(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            DeviceStore store = new JdbiDeviceStore(database, new JournalCodec());
            Device station = device(HERE, "1001", DeviceKind.STATION);
            Device announcement = device(HERE, "2523", DeviceKind.ANNOUNCEMENT);
            Device other = device(THERE, "1001", DeviceKind.STATION);
            store.save(List.of(station, announcement, other));
            assertThat(store.load(HERE)).containsExactly(station, announcement);

            Device changed = station
                    .withSettings(new DeviceSettings(true, false, true, true, "00:11:22:33:44:55", "192.0.2.7"))
                    .withPresent(false);
            store.save(List.of(changed));
            assertThat(store.load(HERE)).containsExactly(changed, announcement);

            store.delete(HERE, announcement.id());
            assertThat(store.load(HERE)).containsExactly(changed);
            store.deleteAll(HERE);
            assertThat(store.load(HERE)).isEmpty();
            assertThat(store.load(THERE)).containsExactly(other);
        }
    }
}
