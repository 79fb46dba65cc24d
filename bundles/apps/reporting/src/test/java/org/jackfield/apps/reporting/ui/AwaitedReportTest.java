package org.jackfield.apps.reporting.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Set;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.Subject;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.apps.reporting.ReportAsk;
import org.jackfield.apps.reporting.engine.ReportingSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever leaves a report that they waited for leaves nothing behind. */
class AwaitedReportTest {

    private static final Subject ANNA = new Subject("anna", "Anna", Subject.Kind.PERSON, Set.of());

    private final AwaitedReport awaited = new AwaitedReport();
    private ReportingSite site;

    @BeforeEach
    void given() throws Exception {
        site = new ReportingSite(FakeSecurity.allowAll());
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private ReportResult made() {
        return site.runs().run(
                site.engine().blank(ReportTemplate.CALLS_BY_USER, Locale.ENGLISH).withRange(ReportingSite.all()),
                new ReportAsk(ANNA, site.zone(), site.now()), ReportProgress.PATIENT);
    }

    @Test
    void aResultIsThereUntilItIsLeft() {
        ReportResult result = awaited.kept(made());

        assertThat(awaited.cancelled()).isFalse();
        assertThat(result.rows(0, 1)).hasSize(1);
        awaited.close();
        assertThatThrownBy(() -> result.rows(0, 1)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aResultThatComesTooLateIsClosedAtOnce() {
        ReportResult result = made();
        awaited.close();

        assertThat(awaited.cancelled()).isTrue();
        awaited.kept(result);
        assertThatThrownBy(() -> result.rows(0, 1)).isInstanceOf(RuntimeException.class);
    }
}
