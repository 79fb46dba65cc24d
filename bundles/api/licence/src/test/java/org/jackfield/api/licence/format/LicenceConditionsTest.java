package org.jackfield.api.licence.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jackfield.api.licence.Licences.ISSUED;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.Licences;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class LicenceConditionsTest {

    private static final String MAC = "00:11:22:aa:bb:cc";
    private static final LocalDate RELEASED = LocalDate.parse("2026-11-21");
    private static final LicensedVersion RUNNING = new LicensedVersion(1, 0);
    private static final SiteLicence LICENCE = Licences.site(Optional.of(MAC), Optional.of(ISSUED.plusSeconds(7200)));

    @Test
    void onItsMachineInItsTimeItIsGood() {
        assertThatCode(() -> here().check(LICENCE, ISSUED.plusSeconds(10), ISSUED)).doesNotThrowAnyException();
    }

    @Test
    void onAnotherMachineItIsRefusedAndTheMachineIsNamed() {
        LicenceConditions elsewhere = new LicenceConditions(Set.of("00:11:22:aa:bb:cd"), RUNNING, RELEASED);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> elsewhere.check(LICENCE, ISSUED, Instant.MIN))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("licence.machine"))
                .satisfies(e -> assertThat(e.problem().input()).isEqualTo(MAC))
                .satisfies(e -> assertThat(e.problem().message()).contains("00:11:22:aa:bb:cd"));
    }

    @Test
    void boundToNoMachineItRunsAnywhere() {
        LicenceConditions nowhere = new LicenceConditions(Set.of(), RUNNING, RELEASED);
        assertThatCode(() -> nowhere.check(Licences.with(), ISSUED, Instant.MIN)).doesNotThrowAnyException();
    }

    @Test
    void itEndsWhenItExpires() {
        Instant end = LICENCE.expires().orElseThrow();
        assertThatCode(() -> here().check(LICENCE, end.minusMillis(1), ISSUED)).doesNotThrowAnyException();
        assertThat(codeAt(end, ISSUED)).isEqualTo("licence.expired");
    }

    @Test
    void aClockSetBackIsRefusedBeyondTheTolerance() {
        Instant seen = ISSUED.plus(Duration.ofDays(3));
        SiteLicence endless = Licences.with();
        Instant allowed = seen.minus(LicenceConditions.CLOCK_TOLERANCE);
        assertThatCode(() -> here().check(endless, allowed, seen)).doesNotThrowAnyException();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> here().check(endless, allowed.minusMillis(1), seen))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("licence.clock"))
                .satisfies(e -> assertThat(e.problem().message()).contains(seen.toString()));
    }

    @Test
    void aClockBeforeTheIssueOfTheLicenceIsWrong() {
        assertThat(codeAt(ISSUED.minus(Duration.ofDays(1)), Instant.MIN)).isEqualTo("licence.clock");
    }

    /** Licences are updated before the software is (§11.3.2), so a newer one must run the older software. */
    @Test
    void aLicenceForANewerVersionRunsThisOne() {
        LicenceConditions older = new LicenceConditions(Set.of(MAC), new LicensedVersion(0, 9), RELEASED);
        assertThatCode(() -> older.check(LICENCE, ISSUED, ISSUED)).doesNotThrowAnyException();
    }

    @Test
    void aNewerVersionNeedsALicenceThatNamesIt() {
        LicenceConditions newer = new LicenceConditions(Set.of(MAC), new LicensedVersion(1, 1), RELEASED);
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> newer.check(LICENCE, ISSUED, ISSUED))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("licence.version"));
    }

    @Test
    void theSupportContractMustHaveRunWhenTheVersionWasReleased() {
        LocalDate lastDay = LICENCE.supportUntil().orElseThrow();
        assertThatCode(() -> released(lastDay).check(LICENCE, ISSUED, ISSUED)).doesNotThrowAnyException();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> released(lastDay.plusDays(1)).check(LICENCE, ISSUED, ISSUED))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo("licence.support"));
    }

    private static LicenceConditions here() {
        return released(RELEASED);
    }

    private static LicenceConditions released(LocalDate day) {
        return new LicenceConditions(Set.of(MAC), RUNNING, day);
    }

    private static String codeAt(Instant now, Instant lastSeen) {
        try {
            here().check(LICENCE, now, lastSeen);
            return "";
        } catch (ProblemException e) {
            return e.problem().code();
        }
    }
}
