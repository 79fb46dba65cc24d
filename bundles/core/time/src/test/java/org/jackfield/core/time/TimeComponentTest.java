package org.jackfield.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jackfield.api.testkit.InMemorySettings;
import org.junit.jupiter.api.Test;

class TimeComponentTest {

    private final TimeComponent time = new TimeComponent();

    @Test
    void theClockIsInUtc() {
        assertThat(time.clock().getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void theZoneFollowsTheSettingsWhileTheyAreThere() {
        assertThat(time.zone()).isEqualTo(ZoneId.systemDefault());
        ZoneId other = ZoneId.of("Pacific/Chatham");
        InMemorySettings settings = new InMemorySettings();
        time.setSettings(settings);

        settings.put(SiteClock.TYPE, new SiteClock(other));
        assertThat(time.zone()).isEqualTo(other);

        time.unsetSettings(settings);
        assertThat(time.zone()).isEqualTo(ZoneId.systemDefault());
    }
}
