package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportColumn.Category;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.apps.reporting.ReportingSettings;
import org.junit.jupiter.api.Test;

/**
 * docs/report-columns.md says what the declarations say. {@code -Dreporting.document=write} writes it anew.
 */
class ColumnsDocumentTest {

    private static final Path DOCUMENT = Path.of("../../../docs/report-columns.md");

    private final Columns columns = new Columns(ReportingSettings.DEFAULT);
    private final ColumnTexts texts = new ColumnTexts(ReportingSettings.DEFAULT, List.of());

    @Test
    void theDocumentSaysWhatIsDeclared() throws IOException {
        String declared = document();
        if ("write".equals(System.getProperty("reporting.document"))) {
            Files.writeString(DOCUMENT, declared);
        }
        assertThat(Files.readString(DOCUMENT)).isEqualTo(declared);
    }

    @Test
    void everyColumnHasItsWords() {
        for (ReportColumn column : columns.all()) {
            for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                String definition = text("column." + column.id() + ".definition", locale);
                assertThat(definition).as(column.id() + " " + locale).isNotBlank().doesNotStartWith("column.");
                assertThat(text("column." + column.id(), locale)).as(column.id()).doesNotStartWith("column.");
            }
        }
    }

    private String document() {
        StringBuilder document = new StringBuilder("""
                # The columns of reports
                Written from the declarations in `apps/reporting` by `ColumnsDocumentTest`, with the settings a new site has. The same texts
                are the tooltips of the pages, and `GET /api/v1/reports/columns` tells them. *§* is the section of the reference that a
                column follows, *Σ* says whether the totals show it. Durations are milliseconds in REST and CSV.

                | | template | rows |
                | --- | --- | --- |
                """);
        for (ReportTemplate template : ReportTemplate.values()) {
            String rows = switch (template.kind()) {
                case LIST -> template.segmented() ? "segments" : "calls";
                case GROUPED -> template.segmented() ? "groups of segments" : "groups of calls";
                case CONFIGURATION -> "devices";
            };
            document.append("| %s | %s: %s | %s |%n".formatted(
                    letter(template), text("template." + template.id()), text("template." + template.id() + ".description"), rows));
        }
        Map<Category, List<ReportColumn>> all = columns.all().stream().collect(Collectors.groupingBy(
                ReportColumn::category, () -> new EnumMap<>(Category.class), Collectors.toList()));
        all.forEach((category, members) -> {
            String heading = text("columns." + category.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            document.append("\n## ").append(heading).append("\n| column | id | what it tells | values | Σ | in | § |\n")
                    .append("| --- | --- | --- | --- | --- | --- | --- |\n");
            members.forEach(column -> document.append(line(column)));
        });
        return document.toString();
    }

    private String line(ReportColumn column) {
        return "| %s | `%s` | %s | %s | %s | %s | %s |%n".formatted(
                text("column." + column.id()), column.id(), text("column." + column.id() + ".definition"),
                column.type().name().toLowerCase(Locale.ROOT).replace('_', '-'), column.total() ? "Σ" : "",
                Arrays.stream(ReportTemplate.values()).filter(column.templates()::contains).map(ColumnsDocumentTest::letter)
                        .collect(Collectors.joining()),
                column.section());
    }

    private static String letter(ReportTemplate template) {
        return Character.toString('A' + template.ordinal());
    }

    private String text(String key) {
        return text(key, Locale.ENGLISH).replace("|", "\\|");
    }

    private String text(String key, Locale locale) {
        return texts.text(key, locale);
    }
}
