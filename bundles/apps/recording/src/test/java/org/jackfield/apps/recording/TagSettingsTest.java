package org.jackfield.apps.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class TagSettingsTest {

    @Test
    void namesLoseBlanksAndMayBeEmpty() {
        TagSettings tags = new TagSettings(" Account no ", "", null, "Order", "");

        assertThat(tags.names()).containsExactly("Account no", "", "", "Order", "");
        assertThat(TagSettings.of(tags.names())).isEqualTo(tags);
    }

    @Test
    void namesThatNobodyCouldTellApartOrReadAreRefused() {
        assertThatThrownBy(() -> new TagSettings("Order", "", "order", "", ""))
                .isInstanceOf(ProblemException.class).hasMessageContaining("Two tags");
        assertThatThrownBy(() -> new TagSettings("x".repeat(TagSettings.LONGEST + 1), "", "", "", ""))
                .hasMessageContaining("at most 40");
        assertThatThrownBy(() -> new TagSettings("two\nlines", "", "", "", "")).hasMessageContaining("one line");
        assertThatThrownBy(() -> TagSettings.of(List.of("one"))).hasMessageContaining("five");
        assertThatThrownBy(() -> TagSettings.of(null)).hasMessageContaining("five");
    }
}
