package org.jackfield.apps.recording.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jackfield.api.testkit.RecordingAlerts;
import org.junit.jupiter.api.Test;

class FreeSpaceTest {

    private static final KeepingSettings SETTINGS = new KeepingSettings(false, 1, false, 0, List.of(), 200, 100);

    private final AtomicLong megabytes = new AtomicLong(1000);
    private final RecordingAlerts alerts = new RecordingAlerts();
    private final FreeSpace space = new FreeSpace(
            () -> megabytes.get() < 0 ? -1 : megabytes.get() * 1024 * 1024, () -> SETTINGS, alerts);

    private void free(long amount) {
        megabytes.set(amount);
        space.look();
    }

    @Test
    void warnsStopsAndGoesOnByItself() {
        free(200);
        assertThat(alerts.keys()).isEmpty();
        free(199);
        assertThat(alerts.keys()).containsExactly(FreeSpace.LOW);
        assertThat(space.full()).isFalse();

        free(99);
        assertThat(space.full()).isTrue();
        assertThat(alerts.keys()).containsExactly(FreeSpace.FULL);

        free(105);
        assertThat(space.full()).as("does not go to and fro").isTrue();
        free(111);
        assertThat(space.full()).isFalse();
        assertThat(alerts.keys()).containsExactly(FreeSpace.LOW);
        free(5000);
        assertThat(alerts.keys()).isEmpty();
        assertThat(space.freeBytes()).isEqualTo(5000L * 1024 * 1024);
    }

    @Test
    void diskThatDoesNotAnswerChangesNothing() {
        free(50);
        free(-1);
        assertThat(space.full()).isTrue();
        assertThat(space.freeBytes()).isEqualTo(-1);
        space.clear();
        assertThat(alerts.keys()).isEmpty();
    }
}
