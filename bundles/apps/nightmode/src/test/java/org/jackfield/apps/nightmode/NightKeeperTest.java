package org.jackfield.apps.nightmode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.time.SiteTime;
import org.junit.jupiter.api.Test;

class NightKeeperTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final NightPlan PLAN = new NightPlan(
            "00000000-0000-0000-0000-000000000001",
            "",
            true,
            "1000",
            new NightSchedule(
                    Map.of(DayOfWeek.MONDAY, List.of(new OpenHours(LocalTime.of(9, 0), LocalTime.of(17, 30)))),
                    Map.of()));

    private final Office office = new Office();
    private final NightKeeper keeper = new NightKeeper(office, office, office);

    @Test
    void atTheStartTheModeIsMadeToMatch() {
        office.at("2026-11-23T10:00").night(true);

        keeper.look(List.of(PLAN));

        assertThat(office.switched).containsExactly("day");
    }

    @Test
    void aModeThatMatchesAlreadyIsLeftAlone() {
        office.at("2026-11-23T10:00").night(false);

        keeper.look(List.of(PLAN));

        assertThat(office.switched).isEmpty();
    }

    @Test
    void eachChangeOfTheScheduleIsCarriedOutOnce() {
        for (String time : List.of("08:59", "09:00", "09:01", "17:29", "17:30", "17:31")) {
            office.at("2026-11-23T" + time);
            keeper.look(List.of(PLAN));
        }

        assertThat(office.switched).containsExactly("night", "day", "night");
    }

    @Test
    void whatAPersonSwitchedStaysUntilTheNextChange() {
        office.at("2026-11-23T10:00").night(false);
        keeper.look(List.of(PLAN));
        office.night(true);

        keeper.look(List.of(PLAN));
        assertThat(office.switched).isEmpty();

        office.at("2026-11-23T17:30").night(false);
        keeper.look(List.of(PLAN));
        assertThat(office.switched).containsExactly("night");
    }

    @Test
    void aChangeThatFailedIsTriedAgain() {
        office.at("2026-11-23T09:00").failing(true);
        keeper.look(List.of(PLAN));
        keeper.look(List.of(PLAN));
        assertThat(office.failures).isEqualTo(2);

        office.failing(false);
        keeper.look(List.of(PLAN));
        keeper.look(List.of(PLAN));

        assertThat(office.switched).containsExactly("day");
    }

    @Test
    void aChangeThatIsBeingCarriedOutIsNotAskedForTwice() {
        office.at("2026-11-23T09:00").slow();

        keeper.look(List.of(PLAN));
        keeper.look(List.of(PLAN));

        assertThat(office.asked).isEqualTo(1);
    }

    @Test
    void anEditedPlanIsCarriedOutAtOnce() {
        office.at("2026-11-23T10:00").night(false);
        keeper.look(List.of(PLAN));

        keeper.look(List.of(new NightPlan(
                PLAN.phoneSystem(), "", true, "1000", NightSchedule.ALWAYS_NIGHT)));

        assertThat(office.switched).containsExactly("night");
    }

    @Test
    void aDisabledPlanIsNotFollowed() {
        office.at("2026-11-23T10:00").night(true);

        keeper.look(List.of(new NightPlan(PLAN.phoneSystem(), "", false, "1000", PLAN.schedule())));

        assertThat(office.switched).isEmpty();
    }

    /** A phone system whose mode can be switched, and the clock on its wall. */
    private static final class Office implements SiteTime, NightKeeper.Switch, NightKeeper.Witness {
        private final List<String> switched = new ArrayList<>();
        private Instant now;
        private Optional<Boolean> night = Optional.empty();
        private boolean failing;
        private boolean slow;
        private int failures;
        private int asked;

        Office at(String local) {
            now = LocalDateTime.parse(local).atZone(LONDON).toInstant();
            return this;
        }

        void night(boolean on) {
            night = Optional.of(on);
        }

        void failing(boolean on) {
            failing = on;
        }

        void slow() {
            slow = true;
        }

        @Override
        public Clock clock() {
            return Clock.fixed(now, ZoneOffset.UTC);
        }

        @Override
        public ZoneId zone() {
            return LONDON;
        }

        @Override
        public Optional<Boolean> isNight(NightPlan plan) {
            return night;
        }

        @Override
        public CompletionStage<?> set(NightPlan plan, boolean on) {
            asked++;
            if (slow) {
                return new CompletableFuture<Void>();
            }
            if (failing) {
                return CompletableFuture.failedFuture(new IllegalStateException("link down"));
            }
            night = Optional.of(on);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void carriedOut(NightPlan plan, boolean on, boolean wasSwitched) {
            if (wasSwitched) {
                switched.add(on ? "night" : "day");
            }
        }

        @Override
        public void failed(NightPlan plan, boolean on, Throwable why) {
            failures++;
        }
    }
}
