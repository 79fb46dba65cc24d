package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jackfield.apps.reporting.ReportingSettings;
import org.junit.jupiter.api.Test;

/** What columns are called. */
class ColumnTextsTest {

    private final ColumnTexts texts = new ColumnTexts(ReportingSettings.DEFAULT, List.of("Order", "", "Case", "", ""));

    @Test
    void aCustomTagHasTheNameThatTheSiteGaveIt() {
        assertThat(texts.text("column.tag-field-1", Locale.ENGLISH)).isEqualTo("Order");
        assertThat(texts.text("column.tag-field-3.header", Locale.GERMAN)).isEqualTo("Case");
        assertThat(texts.text("column.tag-field-2", Locale.ENGLISH)).isEqualTo("Tag field 2");
        assertThat(texts.text("column.tag-field-2.header", Locale.ENGLISH)).isEqualTo("Tag field 2");
        assertThat(texts.text("column.tag-field-1.definition", Locale.ENGLISH)).startsWith("What users wrote");
    }

    @Test
    void withoutCallRecordingTagsHaveTheNamesOfTheCatalogue() {
        assertThat(new ColumnTexts(ReportingSettings.DEFAULT, List.of()).text("column.tag-field-5", Locale.ENGLISH))
                .isEqualTo("Tag field 5");
    }
}
