package org.jackfield.core.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.Lease;
import org.jackfield.api.licence.LeaseAnswer;
import org.jackfield.api.licence.LeaseRefusal;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseStatus;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.testkit.LeapingClock;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final long RECORDER = 7;
    private static final long OTHER = 8;

    private final LeapingClock clock = new LeapingClock(Site.ISSUED);
    private SiteLicence licence = Site.licence(Grant.of("recording-ip-sip", 2), Grant.of("recording-small-business", 1));
    private boolean ending;
    private final Leases leases = new Leases(
            id -> licence.allowance(id, clock.instant()), bundle -> ending && bundle == RECORDER, new Seats(clock), clock);

    @Test
    void whoComesFirstIsServedFirst() {
        Lease first = granted("recording-ip-sip");
        granted("recording-ip-sip");
        assertThat(code(acquire("recording-ip-sip"))).isEqualTo("licence.none-free");

        first.close();
        assertThat(acquire("recording-ip-sip")).isInstanceOf(Lease.class);
    }

    @Test
    void anEntitlementThatIsNotHeldGivesNothing() {
        assertThat(code(acquire("softphone"))).isEqualTo("licence.not-licensed");
    }

    @Test
    void theFirstWithRoomIsTakenInTheOrderAskedFor() {
        LeaseRequest either =
                new LeaseRequest(List.of("recording-ip-sip", "recording-small-business"), "4101", "call");
        List<String> taken = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            taken.add(((Lease) leases.acquire(either, "recorder", RECORDER)).status().entitlement());
        }
        assertThat(taken).containsExactly("recording-ip-sip", "recording-ip-sip", "recording-small-business");
        assertThat(code(leases.acquire(either, "recorder", RECORDER))).isEqualTo("licence.none-free");
    }

    @Test
    void aLicenceThatShrinksTakesNothingBack() {
        Lease first = granted("recording-ip-sip");
        Lease second = granted("recording-ip-sip");
        licence = Site.licence(Grant.of("recording-ip-sip", 1));

        assertThat(leases.used("recording-ip-sip")).isEqualTo(2);
        first.close();
        assertThat(code(acquire("recording-ip-sip"))).isEqualTo("licence.none-free");
        second.close();
        assertThat(acquire("recording-ip-sip")).isInstanceOf(Lease.class);
    }

    @Test
    void aTrialThatEndsTakesNothingBackAndGivesNothingMore() {
        licence = Site.licence(Site.trial("tapi", 3, Site.ISSUED.plusSeconds(60)));
        granted("tapi");
        clock.set(Site.ISSUED.plusSeconds(60));

        assertThat(leases.used("tapi")).isEqualTo(1);
        assertThat(code(acquire("tapi"))).isEqualTo("licence.not-licensed");
    }

    @Test
    void givingBackTwiceCountsOnce() {
        Lease lease = granted("recording-ip-sip");
        granted("recording-ip-sip");
        lease.close();
        lease.close();
        assertThat(leases.used("recording-ip-sip")).isEqualTo(1);
    }

    @Test
    void aBundleThatIsGoneHoldsNothing() {
        granted("recording-ip-sip");
        Lease others = (Lease) leases.acquire(LeaseRequest.of("recording-ip-sip", "x", ""), "other", OTHER);
        assertThat(leases.inUse(RECORDER)).isEqualTo(1);

        leases.giveBackAllOf(RECORDER);

        assertThat(leases.inUse(RECORDER)).isZero();
        assertThat(leases.all()).extracting(LeaseStatus::id).containsExactly(others.status().id());
    }

    @Test
    void aFeatureThatIsEndingGetsNothingMore() {
        ending = true;
        assertThat(code(acquire("recording-ip-sip"))).isEqualTo("licence.feature-ending");
        assertThat(leases.acquire(LeaseRequest.of("recording-ip-sip", "x", ""), "other", OTHER)).isInstanceOf(Lease.class);
    }

    @Test
    void aSwitchIsHeldWithoutLimitSoThatWorkInProgressIsKnown() {
        licence = Site.licence(Grant.of("night-mode", 0));
        for (int i = 0; i < 100; i++) {
            granted("night-mode");
        }
        assertThat(leases.inUse(RECORDER)).isEqualTo(100);
    }

    /** Acquire and give back in any order: what is out is what was counted, and never more than there was room for. */
    @Property
    void theNumbersAlwaysAgree(
            @ForAll @Size(max = 60) List<@IntRange(max = 9) Integer> steps, @ForAll @IntRange(min = 1, max = 5) int limit) {
        licence = Site.licence(Grant.of("tapi", limit));
        Leases fresh =
                new Leases(id -> licence.allowance(id, clock.instant()), bundle -> false, new Seats(clock), clock);
        Deque<Lease> held = new ArrayDeque<>();
        for (int step : steps) {
            if (step < 6) {
                LeaseAnswer answer = fresh.acquire(LeaseRequest.of("tapi", "holder", ""), "app", RECORDER);
                assertThat(answer instanceof Lease).isEqualTo(held.size() < limit);
                if (answer instanceof Lease lease) {
                    held.add(lease);
                }
            } else if (!held.isEmpty()) {
                (step < 8 ? held.pollFirst() : held.pollLast()).close();
            }
            assertThat(fresh.used("tapi")).isEqualTo(held.size());
            assertThat(fresh.inUse(RECORDER)).isEqualTo(held.size());
            assertThat(fresh.all()).hasSize(held.size());
        }
    }

    @Test
    void manyAtOnceNeverGetMoreThanThereIs() throws Exception {
        licence = Site.licence(Grant.of("tapi", 10));
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Integer>> got = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                got.add(threads.submit(() -> {
                    go.await();
                    int granted = 0;
                    for (int i = 0; i < 50; i++) {
                        granted += acquire("tapi") instanceof Lease ? 1 : 0;
                    }
                    return granted;
                }));
            }
            go.countDown();
            int sum = 0;
            for (Future<Integer> each : got) {
                sum += each.get(20, TimeUnit.SECONDS);
            }
            assertThat(sum).isEqualTo(10);
        }
    }

    private LeaseAnswer acquire(String entitlement) {
        return leases.acquire(LeaseRequest.of(entitlement, "4101", "a call"), "recorder", RECORDER);
    }

    private Lease granted(String entitlement) {
        return (Lease) acquire(entitlement);
    }

    private static String code(LeaseAnswer answer) {
        return ((LeaseRefusal) answer).problem().code();
    }
}
