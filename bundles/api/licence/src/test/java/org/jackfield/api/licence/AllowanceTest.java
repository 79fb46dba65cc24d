package org.jackfield.api.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jackfield.api.licence.Licences.ISSUED;
import static org.jackfield.api.licence.Licences.trial;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final Instant LATER = ISSUED.plus(Duration.ofDays(30));

    @Test
    void aRunningTrialIsCountedIn() {
        SiteLicence licence = Licences.with(Grant.of("tapi", 3), trial("tapi", 5, LATER));

        Allowance during = licence.allowance("tapi", ISSUED);
        assertThat(during.limit()).isEqualTo(8);
        assertThat(during.trial()).isEqualTo(5);
        assertThat(during.trialEnds()).contains(LATER);
        assertThat(during.trialOnly()).isFalse();
    }

    @Test
    void aTrialCountsUntilItsLastMomentAndNoLonger() {
        SiteLicence licence = Licences.with(trial("night-mode", 0, LATER));

        Allowance last = licence.allowance("night-mode", LATER.minusMillis(1));
        assertThat(last.granted()).isTrue();
        assertThat(last.trialOnly()).isTrue();
        Allowance ended = licence.allowance("night-mode", LATER);
        assertThat(ended.granted()).isFalse();
        assertThat(ended.trialEnded()).contains(LATER);
    }

    @Test
    void aSwitchGrantedForGoodOutlivesItsTrial() {
        SiteLicence licence = Licences.with(Grant.of("night-mode", 0), trial("night-mode", 0, LATER));

        assertThat(licence.allowance("night-mode", LATER).granted()).isTrue();
        assertThat(licence.allowance("night-mode", ISSUED).trialOnly()).isFalse();
    }

    @Test
    void whatTheLicenceDoesNotNameIsNotGranted() {
        assertThat(Licences.with(Grant.of("tapi", 3)).allowance("softphone", ISSUED))
                .isEqualTo(Allowance.none("softphone"));
    }

    @Test
    void theFirstTrialToEndIsShown() {
        Instant sooner = LATER.minusSeconds(60);
        SiteLicence licence = Licences.with(trial("tapi", 2, LATER), trial("tapi", 1, sooner));

        assertThat(licence.allowance("tapi", ISSUED).trialEnds()).contains(sooner);
        assertThat(licence.allowance("tapi", sooner).limit()).isEqualTo(2);
        assertThat(licence.allowance("tapi", LATER).trialEnded()).contains(LATER);
    }

    /** Ruling 19. */
    @Test
    void aSmallBusinessRecordsEightCallsAtMost() {
        SiteLicence licence = Licences.with(Grant.of("recording-small-business", 100));
        assertThat(licence.allowance("recording-small-business", ISSUED).limit()).isEqualTo(8);
    }

    @Property
    void theLimitIsTheSumOfWhatRuns(
            @ForAll @IntRange(min = 1, max = Grant.MAX_COUNT) int permanent,
            @ForAll @IntRange(min = 1, max = Grant.MAX_COUNT) int first,
            @ForAll @IntRange(min = 1, max = Grant.MAX_COUNT) int second,
            @ForAll @IntRange(min = 0, max = 3000) int seconds) {
        Instant now = ISSUED.plusSeconds(seconds);
        SiteLicence licence = Licences.with(
                Grant.of("tapi", permanent),
                trial("tapi", first, ISSUED.plusSeconds(1000)),
                trial("tapi", second, ISSUED.plusSeconds(2000)));

        int expected = permanent + (seconds < 1000 ? first : 0) + (seconds < 2000 ? second : 0);
        assertThat(licence.allowance("tapi", now).limit()).isEqualTo(expected);
    }
}
