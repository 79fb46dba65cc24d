package org.jackfield.core.server.drives;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jackfield.api.testkit.LeapingClock;
import org.jackfield.api.testkit.RecordingAlerts;
import org.junit.jupiter.api.Test;

class DriveAlertsTest {

    private final RecordingAlerts alerts = new RecordingAlerts(LeapingClock.at("2026-04-01T09:30:00Z"));
    private final DriveAlerts watch = new DriveAlerts(alerts);

    private static Drive drive(int freePercent) {
        return new Drive("/dev/sda1", List.of("recordings"), 1000, freePercent * 10L);
    }

    @Test
    void aDriveBelowTheThresholdRaisesOneAlertUntilThereIsRoomAgain() {
        watch.look(List.of(drive(10)), 10);
        assertThat(alerts.keys()).isEmpty();

        watch.look(List.of(drive(9)), 10);
        watch.look(List.of(drive(8)), 10);
        assertThat(alerts.keys()).containsExactly("server.drive:/dev/sda1");

        watch.look(List.of(drive(10)), 10);
        assertThat(alerts.keys()).as("at the threshold it stays").hasSize(1);

        watch.look(List.of(drive(11)), 10);
        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void aDriveThatIsTakenAwayTakesItsAlertAlong() {
        watch.look(List.of(drive(1)), 10);

        watch.look(List.of(), 10);

        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void zeroNeverWarns() {
        watch.look(List.of(drive(0)), 0);

        assertThat(alerts.keys()).isEmpty();
    }

    @Test
    void aDriveWithoutASizeIsNotFull() {
        assertThat(new Drive("tmpfs", List.of(), 0, 0).freePercent()).isEqualTo(100);
    }
}
