package org.jackfield.apps.groupmessaging.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.apps.groupmessaging.lamp.Lamp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JdbiLampStoreTest {

    private static final PhoneSystemId SYSTEM = PhoneSystemId.of("01890000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = {"H2", "POSTGRESQL"})
    void lampsAreRememberedUntilTheyAreOut(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            LampStore store = new JdbiLampStore(database);
            Lamp first = new Lamp(SYSTEM, DeviceId.parse("2:1001"), DeviceId.of("1601"));
            Lamp second = new Lamp(SYSTEM, DeviceId.of("1002"), DeviceId.of("1601"));
            store.lit(first, 1);
            store.lit(second, 2);
            store.lit(first, 3);

            assertThat(new JdbiLampStore(database).all()).isEqualTo(Map.of(first, 3, second, 2));

            store.out(first);
            store.out(first);
            assertThat(store.all()).isEqualTo(Map.of(second, 2));
        }
    }
}
