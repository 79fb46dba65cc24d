package org.jackfield.apps.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.ReportAsk;
import org.jackfield.apps.reporting.engine.ReportingSite;
import org.junit.jupiter.api.Test;

/** The row of totals says what it is, unless the first column has a total itself. */
class ExportTotalsTest {

    private static final Subject ANNA = new Subject("anna", "Anna", Subject.Kind.PERSON, Set.of());

    private static String lastLine(ReportingSite site, List<String> columns, Locale locale) throws IOException {
        ReportDefinition blank = site.engine().blank(ReportTemplate.CALLS_BY_USER, Locale.ENGLISH);
        ReportDefinition report = new ReportDefinition(
                "Users", "", "", blank.template(), columns.stream().map(ChosenColumn::of).toList(), blank.filter(),
                ReportingSite.all(), blank.times(), List.of(), blank.rowLimit());
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        site.runs().write(
                report, new ReportAsk(ANNA, site.zone(), site.now()), ExportFormat.CSV, new Formats(locale, site.zone()), csv,
                ReportProgress.PATIENT, "test");
        return csv.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    }

    @Test
    void totals() throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll())) {
            String calls = lastLine(site, List.of("calls-handled", "group-user"), Locale.ENGLISH);

            assertThat(calls).matches("[1-9]\\d*,");
            assertThat(lastLine(site, List.of("group-user", "calls-handled"), Locale.ENGLISH)).isEqualTo("Total," + calls.replace(",", ""));
            assertThat(lastLine(site, List.of("group-user", "calls-handled"), Locale.GERMAN)).isEqualTo("Summe," + calls.replace(",", ""));
        }
    }
}
