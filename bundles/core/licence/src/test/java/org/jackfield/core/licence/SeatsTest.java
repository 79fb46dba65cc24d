package org.jackfield.core.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.Lease;
import org.jackfield.api.licence.LeaseAnswer;
import org.jackfield.api.licence.LeaseRefusal;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseStatus;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.database.TestDatabase;
import org.jackfield.core.licence.store.LicenceStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seats of mobile devices, which stay with their holder (§7.2.1.1). */
class SeatsTest {

    private static final String MOBILE = "phone-manager-mobile";
    private static final long GATEWAY = 3;

    private final LeapingClock clock = new LeapingClock(Site.ISSUED);
    private TestDatabase database;
    private Seats seats;
    private Leases leases;

    @BeforeEach
    void open() {
        database = TestDatabase.open(Dialect.H2);
        restart();
        seats.attach(new LicenceStore(database.jdbi()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void restart() {
        seats = new Seats(clock);
        leases = new Leases(
                id -> Site.licence(Grant.of(MOBILE, 2)).allowance(id, clock.instant()), bundle -> false, seats, clock);
    }

    @Test
    void aSeatStaysWithItsHolderOverDisconnectionAndRestart() {
        ((Lease) acquire("phone-a")).close();
        leases.giveBackAllOf(GATEWAY);
        assertThat(leases.used(MOBILE)).isEqualTo(1);

        restart();
        seats.attach(new LicenceStore(database.jdbi()));
        assertThat(leases.used(MOBILE)).isEqualTo(1);
        assertThat(leases.all()).extracting(LeaseStatus::holder).containsExactly("phone-a");
        assertThat(leases.all()).allMatch(LeaseStatus::persistent);
    }

    @Test
    void aHolderWhoComesBackGetsTheSameSeat() {
        LeaseStatus first = ((Lease) acquire("phone-a")).status();
        assertThat(((Lease) acquire("phone-a")).status()).isEqualTo(first);
        assertThat(leases.used(MOBILE)).isEqualTo(1);
    }

    @Test
    void whenAllAreTakenOnlyHoldersGetOne() {
        acquire("phone-a");
        acquire("phone-b");
        assertThat(code(acquire("phone-c"))).isEqualTo("licence.none-free");
        assertThat(acquire("phone-a")).isInstanceOf(Lease.class);
    }

    @Test
    void aRevokedSeatIsFreeAndForgotten() {
        acquire("phone-a");
        acquire("phone-b");
        assertThat(seats.revoke(MOBILE, "phone-a")).isTrue();
        assertThat(seats.revoke(MOBILE, "phone-a")).isFalse();
        assertThat(acquire("phone-c")).isInstanceOf(Lease.class);
        assertThat(new LicenceStore(database.jdbi()).seats()).extracting(LeaseStatus::holder)
                .containsExactly("phone-b", "phone-c");
    }

    @Test
    void whileTheDatabaseIsAwayHoldersKeepTheirsAndNobodyGetsANewOne() {
        acquire("phone-a");
        seats.detach();

        assertThat(acquire("phone-a")).isInstanceOf(Lease.class);
        assertThat(code(acquire("phone-b"))).isEqualTo("licence.seats-away");
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> seats.revoke(MOBILE, "phone-a"));
    }

    @Test
    void aDatabaseThatFailsGivesNoSeatAndLosesNone() {
        acquire("phone-a");
        database.jdbi().useHandle(handle -> handle.execute("DROP TABLE licence_seat"));

        assertThat(code(acquire("phone-b"))).isEqualTo("licence.seats-away");
        assertThat(leases.used(MOBILE)).isEqualTo(1);
    }

    /** Seats are in nobody's way when a feature ends. */
    @Test
    void aSeatIsNothingInProgress() {
        acquire("phone-a");
        assertThat(leases.inUse(GATEWAY)).isZero();
    }

    private LeaseAnswer acquire(String holder) {
        return leases.acquire(LeaseRequest.of(MOBILE, holder, "a phone"), "gateway", GATEWAY);
    }

    private static String code(LeaseAnswer answer) {
        return ((LeaseRefusal) answer).problem().code();
    }
}
