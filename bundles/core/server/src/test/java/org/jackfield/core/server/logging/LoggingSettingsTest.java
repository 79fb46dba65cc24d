package org.jackfield.core.server.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.LocalTime;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggingSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "25:00, 14, '', server.archive-at",
        "'', 14, '', server.archive-at",
        "noon, 14, '', server.archive-at",
        "01:00, 0, '', server.archives-to-keep",
        "01:00, 367, '', server.archives-to-keep",
        "01:00, 14, logs/old, server.archive-folder"
    })
    void whatMakesNoSenseIsRefusedByName(String at, int keep, String folder, String code) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> new LoggingSettings(false, true, at, keep, folder))
                .satisfies(e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void anEmptyFolderMeansTheInstances() {
        LoggingSettings settings = new LoggingSettings(false, true, " 01:30 ", 14, " ");

        assertThat(settings.time()).isEqualTo(LocalTime.of(1, 30));
        assertThat(settings.folder(Path.of("/data/log-archive"))).isEqualTo(Path.of("/data/log-archive"));
        assertThat(new LoggingSettings(false, true, "01:30", 14, "/var/x").folder(Path.of("/data"))).isEqualTo(Path.of("/var/x"));
    }
}
