package org.jackfield.apps.recording.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class KeepingSettingsTest {

    private static KeepingSettings archives(String... folders) {
        return new KeepingSettings(false, 365, true, 0, List.of(folders), 200, 100);
    }

    @Test
    void archivesAreWholePathsApartFromEachOther() {
        assertThat(archives("/srv/a/", " /srv/b/../c").archives()).containsExactly("/srv/a", "/srv/c");
        for (String[] wrong : new String[][] {
            {}, {"archive"}, {"/"}, {""}, {"/srv/a", "/srv/a/b"}, {"/srv/a", "/srv/a"}, {"/a", "/b", "/c", "/d", "/e", "/f"}
        }) {
            assertThatThrownBy(() -> archives(wrong))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("recording.archives"));
        }
    }

    @Test
    void numbersHaveBounds() {
        assertThatThrownBy(() -> new KeepingSettings(true, 0, false, 0, List.of(), 200, 100)).hasMessageContaining("0 days");
        assertThatThrownBy(() -> new KeepingSettings(true, 1, false, -1, List.of(), 200, 100)).hasMessageContaining("-1 days");
        assertThatThrownBy(() -> new KeepingSettings(true, 1, false, 0, List.of(), 99, 100)).hasMessageContaining("99 MB");
        assertThatThrownBy(() -> new KeepingSettings(true, 1, false, 0, List.of(), 99, 9)).hasMessageContaining("9 MB");
    }
}
