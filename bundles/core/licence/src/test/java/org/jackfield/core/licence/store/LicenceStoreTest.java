package org.jackfield.core.licence.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.jackfield.api.licence.LeaseStatus;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.testkit.database.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LicenceStoreTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void seatsAreKept(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            LicenceStore store = new LicenceStore(database.jdbi());
            LeaseStatus first = seat("phone-a", NOON);
            LeaseStatus second = seat("phone-b", NOON.plusSeconds(1));
            store.add(second);
            store.add(first);
            assertThat(store.seats()).containsExactly(first, second);

            store.remove(first.id());
            assertThat(store.seats()).containsExactly(second);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void theBeginningsOfViolationsAreKept(Dialect dialect) {
        try (TestDatabase database = TestDatabase.open(dialect)) {
            LicenceStore store = new LicenceStore(database.jdbi());
            assertThat(store.violations()).isEmpty();
            store.violations(Map.of("nodes", NOON, "reporting-devices", NOON.plusSeconds(5)));
            store.violations(Map.of("nodes", NOON));
            assertThat(store.violations()).isEqualTo(Map.of("nodes", NOON));
        }
    }

    private static LeaseStatus seat(String holder, Instant since) {
        return new LeaseStatus(Ids.next(), "phone-manager-mobile", holder, "a phone", "gateway", since, true);
    }
}
