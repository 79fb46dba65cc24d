package org.jackfield.apps.reporting.schedule.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.FilterPicker;
import org.jackfield.apps.reporting.schedule.ReportFiles.SharedReport;
import org.jackfield.apps.reporting.schedule.Schedule;
import org.jackfield.apps.reporting.schedule.ScheduledReport;

/** The reports of a schedule, each with its filter and date range. Shared ones alone. */
final class ReportFields {

    private final SchedulesPage.Parts parts;
    private final ViewContext context;
    private final Div rows = new Div();
    private final List<Row> reports = new ArrayList<>();
    private final Button more;

    /** @param schedule null for a new one */
    ReportFields(Schedule schedule, SchedulesPage.Parts parts, ViewContext context) {
        this.parts = parts;
        this.context = context;
        more = new Button(context.text("report.add"), VaadinIcon.PLUS.create(), click -> add(null));
        if (schedule == null || schedule.reports().isEmpty()) {
            add(null);
        } else {
            schedule.reports().forEach(this::add);
        }
    }

    Component content() {
        more.addThemeVariants(ButtonVariant.TERTIARY);
        Div help = new Div(context.text("report.help"));
        help.addClassName("jf-muted");
        return new Div(rows, more, help);
    }

    private void add(ScheduledReport report) {
        Row row = new Row(report);
        reports.add(row);
        rows.add(row.content);
    }

    List<ScheduledReport> reports() {
        return reports.stream().map(Row::report).toList();
    }

    /** {@return the field that a problem is about} */
    Optional<? extends Component> fieldOf(Problem problem) {
        Stream<Row> all = reports.stream();
        return switch (problem.code()) {
            case "reporting.schedule-reports" -> Optional.of(more);
            case "reporting.incomplete" -> all.map(row -> row.which)
                    .filter(which -> which.isEmpty() && which.getLabel().equals(problem.input()))
                    .findFirst();
            case "reporting.date-range" -> all.filter(row -> !row.hasRange()).map(row -> row.from).findFirst();
            case "reporting.schedule-report" -> all.map(row -> row.which)
                    .filter(which -> which.getOptionalValue().filter(report -> problem.input().equals(report.id().toString())).isPresent())
                    .findFirst();
            case "reporting.schedule-filter" -> all.map(row -> row.filter)
                    .filter(filter -> filter.id() != null && problem.input().equals(filter.id().toString()))
                    .findFirst();
            default -> Optional.empty();
        };
    }

    private final class Row {

        private final ComboBox<SharedReport> which = new ComboBox<>(context.text("report"));
        private final FilterPicker filter = new FilterPicker(
                parts.filters(), context.subject(), each -> each.sharing() != SavedFilter.Sharing.PERSONAL);
        private final Select<ReportDateRange.Kind> range = new Select<>();
        private final DateTimePicker from = new DateTimePicker(context.text("range.from"));
        private final DateTimePicker to = new DateTimePicker(context.text("range.to"));
        private final Div content;

        Row(ScheduledReport report) {
            List<SharedReport> shared = parts.reports().sharedReports();
            which.setItems(shared);
            which.setItemLabelGenerator(SharedReport::name);
            filter.setLabel(context.text("filter"));
            filter.setPlaceholder(context.text("filter.own"));
            range.setLabel(context.text("range"));
            range.setItems(ReportDateRange.Kind.values());
            range.setItemLabelGenerator(each -> context.text("range." + each));
            from.setLocale(context.locale());
            to.setLocale(context.locale());
            range.addValueChangeListener(change -> {
                from.setVisible(change.getValue() == ReportDateRange.Kind.CUSTOM);
                to.setVisible(change.getValue() == ReportDateRange.Kind.CUSTOM);
            });
            range.setValue(ReportDateRange.Kind.YESTERDAY);
            if (report != null) {
                shared.stream().filter(each -> each.id().equals(report.report())).findFirst().ifPresent(which::setValue);
                filter.choose(report.filter());
                range.setValue(report.range().kind());
                from.setValue(report.range().from());
                to.setValue(report.range().to());
            }
            from.setVisible(range.getValue() == ReportDateRange.Kind.CUSTOM);
            to.setVisible(range.getValue() == ReportDateRange.Kind.CUSTOM);
            Button remove = new Button(context.text("report.remove"), VaadinIcon.TRASH.create(), click -> remove());
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            content = new Div(ScheduleDialog.form(which, filter, range, from, to, remove));
        }

        private void remove() {
            reports.remove(this);
            rows.remove(content);
        }

        ScheduledReport report() {
            if (which.getValue() == null) {
                throw ProblemException.invalid(
                        "reporting.incomplete", context.text("report"), context.text("missing"), context.text("missing.remedy"));
            }
            return new ScheduledReport(which.getValue().id(), filter.id(), range());
        }

        private ReportDateRange range() {
            return new ReportDateRange(range.getValue(), from.getValue(), to.getValue());
        }

        boolean hasRange() {
            try {
                range();
                return true;
            } catch (ProblemException refused) {
                return false;
            }
        }
    }
}
