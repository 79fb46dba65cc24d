package org.jackfield.core.licence.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.feature.FeatureStatus.State;
import org.jackfield.core.licence.ui.FeatureLine.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureLineTest {

    @ParameterizedTest
    @EnumSource(names = {"ACTIVE", "STARTING", "ENDING", "FAILED"})
    void whatRunsOrTriesToIsStopped(State state) {
        assertThat(line(state).wish()).contains(Wish.STOP);
    }

    @Test
    void whatWasStoppedIsStarted() {
        assertThat(line(State.STOPPED).wish()).contains(Wish.START);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNLICENSED", "REFUSED", "UNINSTALLED"})
    void whatTheLicenceOrAMistakeHoldsHasNoSwitch(State state) {
        assertThat(line(state).wish()).isEmpty();
    }

    @Test
    void entitlementsAreNamedAsOnTheLicencePageAndOthersByTheirId() {
        assertThat(line(State.ACTIVE).entitlements()).containsExactly("Night mode", "com.example.wallboard");
    }

    private static FeatureLine line(State state) {
        return new FeatureLine(new FeatureStatus(
                "id", "Title", "", List.of("night-mode", "com.example.wallboard"), false, 1, "bundle", "1.0.0", state,
                "", "", Instant.EPOCH));
    }
}
