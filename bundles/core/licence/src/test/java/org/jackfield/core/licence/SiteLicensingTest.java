package org.jackfield.core.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.EntitlementStatus;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicenceReport;
import org.jackfield.api.licence.Violation;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.junit.jupiter.api.Test;

class SiteLicensingTest {

    private final LeapingClock clock = new LeapingClock(Site.ISSUED);
    private final SiteLicensing licensing = new SiteLicensing(
            clock, id -> id.equals("tapi") ? 4 : 0, id -> id.equals("tapi") ? OptionalInt.of(12) : OptionalInt.empty());

    @Test
    void withoutALicenceEverythingIsCrossedOut() {
        LicenceReport report = licensing.report();
        assertThat(report.licence()).isEmpty();
        assertThat(report.entitlements()).hasSize(Entitlement.values().length).noneMatch(EntitlementStatus::licensed);
        assertThat(licensing.allowance("night-mode").granted()).isFalse();
    }

    @Test
    void theLineOfACountedEntitlementShowsUsedLimitConfiguredAndTrial() {
        licensing.found(List.of(Site.inForce(Site.licence(
                Grant.of("tapi", 3), Site.trial("tapi", 5, Site.ISSUED.plus(Duration.ofDays(30)))))));

        EntitlementStatus tapi = line("tapi");
        assertThat(tapi.licensed()).isTrue();
        assertThat(tapi.used()).isEqualTo(4);
        assertThat(tapi.limit()).isEqualTo(8);
        assertThat(tapi.trial()).isEqualTo(5);
        assertThat(tapi.configured()).hasValue(12);

        clock.leap(Duration.ofDays(30));
        assertThat(line("tapi").limit()).isEqualTo(3);
        assertThat(line("tapi").trialEnds()).isEmpty();
    }

    @Test
    void anothersEntitlementIsListedLast() {
        licensing.found(List.of(Site.inForce(Site.licence(Grant.of("com.example.wallboard", 2), Grant.of("nodes", 1)))));
        List<EntitlementStatus> lines = licensing.report().entitlements();
        EntitlementStatus last = lines.get(lines.size() - 1);
        assertThat(last.id()).isEqualTo("com.example.wallboard");
        assertThat(last.section()).isEqualTo(Entitlement.Section.OTHER);
        assertThat(last.kind()).isEqualTo(Entitlement.Kind.COUNTED);
    }

    @Test
    void supportRunsToItsLastDay() {
        licensing.found(List.of(Site.inForce(Site.licence(Grant.of("nodes", 1)))));
        assertThat(licensing.report().supported()).isTrue();
        clock.set(Instant.parse("2027-11-20T23:59:59Z"));
        assertThat(licensing.report().supported()).isTrue();
        clock.leapMillis(1000);
        assertThat(licensing.report().supported()).isFalse();
    }

    @Test
    void aViolationLocksOnlyPastItsGraceAndOnlyWhatItAffects() {
        licensing.violated(List.of(violation(false)));
        assertThat(licensing.lock("reporting-devices")).isEmpty();
        licensing.violated(List.of(violation(true)));
        assertThat(licensing.lock("reporting-devices")).isPresent();
        assertThat(licensing.lock("recording-ip-sip")).isEmpty();
    }

    @Test
    void everyTroubleIsOneAlertUntilItIsOver() {
        RecordingAlerts alerts = new RecordingAlerts(clock);
        LicenceAlerts shown = new LicenceAlerts(alerts);
        licensing.found(List.of(Site.refused("bad.licence", "licence.malformed")));
        licensing.violated(List.of(violation(false)));
        shown.show(licensing.report());
        shown.show(licensing.report());
        assertThat(alerts.keys())
                .containsExactly("licence.refused:bad.licence", "licence.violation:reporting-devices");
        assertThat(alerts.active()).allMatch(alert -> alert.reports() == 1);

        LicenceAlerts afterRestart = new LicenceAlerts(alerts);
        licensing.found(List.of());
        licensing.violated(List.of());
        afterRestart.show(licensing.report());
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void theAlertTellsWhenAGraceHasEnded() {
        RecordingAlerts alerts = new RecordingAlerts(clock);
        LicenceAlerts shown = new LicenceAlerts(alerts);
        licensing.violated(List.of(violation(false)));
        shown.show(licensing.report());
        licensing.violated(List.of(violation(true)));
        shown.show(licensing.report());
        assertThat(alerts.active()).singleElement().satisfies(alert -> {
            assertThat(alert.condition().severity())
                    .isEqualTo(Severity.CRITICAL);
            assertThat(alert.condition().detail()).contains("locked since");
        });
    }

    private static Violation violation(boolean locked) {
        return new Violation(
                "reporting-devices", 51, 50, Site.ISSUED, Site.ISSUED.plus(Duration.ofDays(30)), locked,
                Set.of("reporting-devices"));
    }

    private EntitlementStatus line(String id) {
        return licensing.report().entitlements().stream()
                .filter(line -> line.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
