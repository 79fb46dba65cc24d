package org.jackfield.apps.reporting.schedule.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.HasValue;
import java.lang.reflect.Proxy;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.Locale;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.testkit.FakeFilters;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.reporting.engine.ReportingSite;
import org.jackfield.apps.reporting.schedule.Delivery;
import org.jackfield.apps.reporting.schedule.FolderShares;
import org.jackfield.apps.reporting.schedule.GivenReports;
import org.jackfield.apps.reporting.schedule.Recurrence;
import org.jackfield.apps.reporting.schedule.ReportFiles;
import org.jackfield.apps.reporting.schedule.Schedule;
import org.jackfield.apps.reporting.schedule.ScheduledReport;
import org.jackfield.apps.reporting.schedule.Timing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused is found again: each problem of a schedule leads to the field that it is about. */
class ScheduleDialogTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDateTime START = LocalDateTime.of(2026, 11, 26, 9, 0);
    private static final Delivery MAIL = Delivery.mail("csv", List.of("a@example.org"), "Figures", "");
    private static final ScheduledReport CALLS = new ScheduledReport(GivenReports.CALLS, null, ReportDateRange.TODAY);

    private final ViewContext context = (ViewContext) Proxy.newProxyInstance(
            ViewContext.class.getClassLoader(), new Class<?>[] {ViewContext.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "text" -> SchedulesPage.MESSAGES.text(Locale.ENGLISH, (String) arguments[0], (Object[]) arguments[1]);
                case "locale" -> Locale.ENGLISH;
                case "subject" -> FakeSecurity.ADMINISTRATOR;
                default -> throw new UnsupportedOperationException(method.getName());
            });
    private ReportingSite site;
    private ScheduleDialog dialog;

    @BeforeEach
    void given() throws Exception {
        site = new ReportingSite(FakeSecurity.allowAll());
        open(Recurrence.every(1, Recurrence.Unit.DAY));
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private void open(Recurrence recurrence) {
        open(recurrence, CALLS);
    }

    private void open(Recurrence recurrence, ScheduledReport report) {
        Schedule shown = new Schedule(
                new UUID(8, 8), 1, "Daily", "", true, new Timing(START, null, LONDON, recurrence), Schedule.Missed.ONCE,
                List.of(report), MAIL, "", "");
        dialog = new ScheduleDialog(
                shown, new SchedulesPage.Parts(null, new GivenReports(), new FakeFilters(), new FolderShares(), site), context, () -> {});
    }

    private Problem refused() {
        return catchThrowableOfType(ProblemException.class, dialog::entered).problem();
    }

    /** What is wrong is in the field of this label, on the tab of this number. */
    private void isAt(int tab, String label, Problem problem) {
        Component field = dialog.fieldOf(problem).orElseThrow(() -> new AssertionError(problem));
        assertThat(field instanceof HasLabel labelled ? labelled.getLabel() : ((HasText) field).getText()).isEqualTo(label);
        assertThat(dialog.content().getIndexOf(dialog.content().getTab(top(field)))).isEqualTo(tab);
    }

    private Component top(Component field) {
        Component top = field;
        while (dialog.content().getTab(top) == null) {
            top = top.getParent().orElseThrow();
        }
        return top;
    }

    @SuppressWarnings("unchecked")
    private <T> void enter(int tab, String label, T value) {
        Component content = dialog.content().getComponent(dialog.content().getTabAt(tab));
        ((HasValue<?, T>) find(content, label)).setValue(value);
    }

    private static Component find(Component within, String label) {
        if (within instanceof HasLabel labelled && label.equals(labelled.getLabel())) {
            return within;
        }
        return within.getChildren().map(child -> find(child, label)).filter(found -> found != null).findFirst().orElse(null);
    }

    /** A value that is refused, in a field of a tab; then one that is not. */
    private <T> void refusedAt(int tab, String label, T wrong, T right) {
        enter(tab, label, wrong);
        isAt(tab, label, refused());
        enter(tab, label, right);
        assertThatCode(dialog::entered).doesNotThrowAnyException();
    }

    @Test
    void whatIsEnteredWronglyIsFound() {
        refusedAt(0, "Name", "", "Daily");
        refusedAt(0, "Description", "x".repeat(Schedule.MAX_DESCRIPTION + 1), "");
        refusedAt(1, "Start", null, START);
        refusedAt(1, "End (optional)", START.minusDays(1), null);
        refusedAt(1, "Time zone", null, LONDON);
        refusedAt(1, "Interval", 0, 1);
        refusedAt(1, "Interval", null, 1);
        refusedAt(2, "Report", null, new ReportFiles.SharedReport(GivenReports.CALLS, "Calls", Optional.empty()));
        refusedAt(3, "To", "", "a@example.org");
        refusedAt(3, "CC", "nobody", "b@example.org");
        refusedAt(3, "BCC", "nobody, c@example.org", "");
        refusedAt(3, "Subject", "x".repeat(Delivery.LONGEST_SUBJECT + 1), "Figures");
        refusedAt(3, "Text", "x".repeat(Delivery.LONGEST_TEXT + 1), "");

        enter(2, "Date range", ReportDateRange.Kind.CUSTOM);
        isAt(2, "From", refused());
        enter(2, "Date range", ReportDateRange.Kind.TODAY);
        enter(3, "Action", Delivery.Kind.SHARE);
        isAt(3, "Network share", refused());
    }

    @Test
    void aFilterThatIsNotSeenIsKeptUntilAnotherIsChosen() {
        UUID unseen = new UUID(9, 9);
        open(Recurrence.every(1, Recurrence.Unit.DAY), new ScheduledReport(GivenReports.CALLS, unseen, ReportDateRange.TODAY));

        assertThat(dialog.entered().reports()).extracting(ScheduledReport::filter).containsExactly(unseen);
        isAt(2, "Filter", problem("reporting.schedule-filter", unseen.toString()));
        enter(2, "Filter", null);

        assertThat(dialog.entered().reports()).extracting(ScheduledReport::filter).containsOnlyNulls();
    }

    @Test
    void ofHoursTheMissingOneIsFound() {
        open(Recurrence.every(1, Recurrence.Unit.HOUR));
        enter(1, "Between (optional)", LocalTime.of(9, 0));
        isAt(1, "And", refused());
        enter(1, "Between (optional)", null);
        enter(1, "And", LocalTime.of(17, 0));
        isAt(1, "Between (optional)", refused());
    }

    @Test
    void whatIsFoundOutWhenItIsSavedLeadsThereToo() {
        isAt(0, "Name", problem("reporting.schedule-name", "Daily"));
        isAt(1, "End (optional)", problem("reporting.schedule-never", "Daily"));
        isAt(2, "Add a report", problem("reporting.schedule-reports", "Daily"));
        isAt(2, "Report", problem("reporting.schedule-report", GivenReports.CALLS.toString()));
        isAt(3, "Format", problem("reporting.export-format", "odt"));
        assertThat(dialog.fieldOf(problem("reporting.schedule-conflict", "Daily"))).isEmpty();
    }

    private static Problem problem(String code, String input) {
        return new Problem(code, Problem.Kind.INVALID, input, "It is wrong.", "");
    }
}
