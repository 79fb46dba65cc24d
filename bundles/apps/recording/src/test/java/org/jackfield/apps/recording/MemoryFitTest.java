package org.jackfield.apps.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.jackfield.api.testkit.RecordingAlerts;
import org.junit.jupiter.api.Test;

class MemoryFitTest {

    private static final long MEGABYTE = 1024 * 1024;

    private final RecordingAlerts alerts = new RecordingAlerts();
    private int channels = 1000;
    private int devices = 1000;
    private final MemoryFit fit = new MemoryFit(192 * MEGABYTE, () -> channels, () -> devices, alerts);

    @Test
    void memoryThatWasMeasuredSuitsWhatWasMeasured() {
        assertThat(MemoryFit.calls(192 * MEGABYTE)).isEqualTo(500);
        assertThat(MemoryFit.calls(768 * MEGABYTE)).isEqualTo(2000);
    }

    @Test
    void moreThanSuitsIsToldWithTheMemoryThatWould() {
        fit.look();

        assertThat(alerts.keys()).containsExactly(MemoryFit.ALERT);
        assertThat(alerts.active().getFirst().condition().remedy()).contains("JACKFIELD_HEAP=384m");

        devices = 500;
        fit.look();
        assertThat(alerts.keys()).as("channels that no device can use do not count").isEmpty();

        devices = 501;
        fit.look();
        assertThat(alerts.keys()).containsExactly(MemoryFit.ALERT);
        channels = 8;
        fit.look();
        assertThat(alerts.keys()).isEmpty();
    }
}
