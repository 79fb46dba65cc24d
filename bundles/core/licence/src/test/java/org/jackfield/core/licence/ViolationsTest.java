package org.jackfield.core.licence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.Violation;
import org.junit.jupiter.api.Test;

class ViolationsTest {

    private static final Duration GRACE = Duration.ofDays(30);

    private final Map<String, Integer> present = new HashMap<>();
    private Instant now = Site.ISSUED;
    private SiteLicence licence =
            Site.licence(Grant.of("reporting-devices", 50), Grant.of("nodes", 2), Grant.of("recording-ip-sip", 8));
    private Violations violations = new Violations();

    @Test
    void whatFitsIsNoViolation() {
        present.putAll(Map.of("nodes", 2, "reporting-devices", 50));
        assertThat(standing()).isEmpty();
    }

    @Test
    void oneExtensionTooManyLocksReportsAfterThirtyDays() {
        present.putAll(Map.of("nodes", 2, "reporting-devices", 51));
        Violation begun = standing().get(0);
        assertThat(begun.entitlement()).isEqualTo("reporting-devices");
        assertThat(begun.present()).isEqualTo(51);
        assertThat(begun.limit()).isEqualTo(50);
        assertThat(begun.locked()).isFalse();
        assertThat(begun.affects()).containsExactly("reporting-devices");

        now = now.plus(GRACE).minusMillis(1);
        assertThat(standing().get(0).locked()).isFalse();
        now = now.plusMillis(1);
        assertThat(standing().get(0).locked()).isTrue();
    }

    @Test
    void oneNodeTooManyAffectsRecordingAndReporting() {
        present.put("nodes", 3);
        assertThat(standing().get(0).affects()).containsExactlyInAnyOrder("recording-ip-sip", "reporting-devices");
    }

    @Test
    void whoNeitherRecordsNorReportsNeedsNoNodeLicence() {
        licence = Site.licence(Grant.of("ip-smdr", 0), Grant.of("call-logging", 0));
        present.putAll(Map.of("nodes", 5, "reporting-devices", 500));
        assertThat(standing()).isEmpty();
    }

    @Test
    void itIsCuredByItselfAndBeginsAnewIfItComesBack() {
        present.put("nodes", 3);
        standing();
        now = now.plus(Duration.ofDays(20));
        present.put("nodes", 2);
        assertThat(standing()).isEmpty();

        present.put("nodes", 3);
        assertThat(standing().get(0).since()).isEqualTo(now);
    }

    @Test
    void moreLicencesCureItToo() {
        present.put("nodes", 3);
        standing();
        licence = Site.licence(Grant.of("recording-ip-sip", 8), Grant.of("nodes", 3));
        assertThat(standing()).isEmpty();
    }

    @Test
    void aRestartDoesNotStartTheGraceAnew() {
        present.put("nodes", 3);
        standing();
        Map<String, Instant> kept = violations.since();

        violations = new Violations();
        present.clear();
        now = now.plus(GRACE);
        assertThat(standing()).as("nobody knows the number yet").isEmpty();
        violations.remember(kept);
        assertThat(standing().get(0).locked()).isTrue();
        present.put("nodes", 3);
        assertThat(standing().get(0).since()).isEqualTo(Site.ISSUED);
    }

    @Test
    void aDatabaseThatComesLateDoesNotStartTheGraceAnew() {
        present.put("nodes", 3);
        now = now.plus(Duration.ofDays(10));
        standing();
        violations.remember(Map.of("nodes", Site.ISSUED));
        assertThat(standing().get(0).since()).isEqualTo(Site.ISSUED);
    }

    @Test
    void numbersNobodyKnowsCureNothing() {
        present.put("nodes", 3);
        standing();
        present.clear();
        assertThat(standing()).hasSize(1);
    }

    private List<Violation> standing() {
        return violations.at(now, licence, id ->
                present.containsKey(id) ? OptionalInt.of(present.get(id)) : OptionalInt.empty());
    }
}
