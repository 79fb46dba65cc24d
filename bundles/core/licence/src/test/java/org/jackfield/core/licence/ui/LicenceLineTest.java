package org.jackfield.core.licence.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.EntitlementStatus;
import org.jackfield.api.licence.LicenceReport;
import org.junit.jupiter.api.Test;

class LicenceLineTest {

    @Test
    void aLicensedEntitlementHasATick() {
        assertThat(mark(true, FeatureStatus.State.ACTIVE)).isEqualTo(LicenceLine.Mark.TICK);
    }

    @Test
    void anEntitlementThatAnInstalledFeatureWaitsForHasAPadlock() {
        assertThat(mark(false, FeatureStatus.State.UNLICENSED)).isEqualTo(LicenceLine.Mark.PADLOCK);
    }

    @Test
    void anEntitlementThatNothingWaitsForHasACross() {
        assertThat(mark(false, FeatureStatus.State.STOPPED)).isEqualTo(LicenceLine.Mark.CROSS);
    }

    private static LicenceLine.Mark mark(boolean licensed, FeatureStatus.State state) {
        EntitlementStatus entitlement = new EntitlementStatus(
                "night-mode",
                "Night mode",
                Entitlement.Kind.SWITCH,
                Entitlement.Section.COMMUNICATION_SERVICE,
                "",
                licensed,
                0,
                0,
                Optional.empty(),
                0,
                OptionalInt.empty());
        LicenceReport report = new LicenceReport(
                Optional.empty(), Optional.empty(), false, List.of(entitlement), List.of(), List.of());
        FeatureStatus feature = new FeatureStatus(
                "night-mode",
                "Night mode",
                "",
                List.of("night-mode"),
                false,
                7,
                "org.jackfield.apps.nightmode",
                "1.0.0",
                state,
                "",
                "",
                Instant.EPOCH);
        return LicenceLine.of(report, List.of(feature)).getFirst().mark();
    }
}
