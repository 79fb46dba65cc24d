package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.access.CallAccess;
import org.junit.jupiter.api.Test;

class DefaultReportsTest {

    @Test
    void thereAreTwentyNineAndEachCanBeRun() throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            // given
            fixture.history.recent.addAll(new CallSets(1, EngineFixture.FROM, Duration.ofDays(12)).calls(200));
            // then
            assertThat(fixture.engine.defaults(Locale.ENGLISH)).hasSize(29);
            for (ReportDefinition definition : fixture.engine.defaults(Locale.ENGLISH)) {
                assertThat(definition.name()).doesNotContain("report.");
                try (ReportResult result = fixture.run(definition, CallAccess.ALL)) {
                    assertThat(result.rows(0, 10_000)).hasSize((int) result.size());
                }
            }
        }
    }

    @Test
    void everyTemplateAndColumnHasItsTexts() throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.GERMAN}) {
                for (ReportColumn column : fixture.engine.columns()) {
                    for (String end : new String[] {"", ".header", ".definition"}) {
                        String key = "column." + column.id() + end;
                        assertThat(fixture.engine.text(key, locale)).as(key).doesNotStartWith("column.");
                    }
                }
                for (ReportTemplate template : ReportTemplate.values()) {
                    assertThat(fixture.engine.text("template." + template.id(), locale)).doesNotStartWith("template.");
                }
            }
            assertThat(fixture.engine.text("column.account-code", Locale.ENGLISH)).isEqualTo("Account code");
            assertThat(fixture.engine.text("column.account-code-3", Locale.GERMAN)).isEqualTo("Code 3");
            assertThat(fixture.engine.text("column.account-code-1", Locale.ENGLISH)).isEqualTo("Sale");
            assertThat(fixture.engine.text("column.answered-within-2", Locale.ENGLISH)).isEqualTo("Answered <= 15s");
            assertThat(fixture.engine.columns().stream().map(ReportColumn::id).collect(Collectors.toSet()))
                    .hasSameSizeAs(fixture.engine.columns());
        }
    }
}
