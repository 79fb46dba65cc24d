package org.jackfield.apps.reporting.ui;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Locale;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.web.ViewContext;

/** A field for a date range: one that depends on today, or two moments (manual §4.3). */
final class RangePicker extends Div {

    private static final long serialVersionUID = 1L;

    private final Select<ReportDateRange.Kind> kind = new Select<>();
    private final DateTimePicker from;
    private final DateTimePicker to;

    RangePicker(ViewContext context, ReportDateRange range, LocalDate today) {
        addClassName("jf-range");
        kind.setLabel(context.text("range"));
        kind.setItems(ReportDateRange.Kind.values());
        kind.setItemLabelGenerator(each -> context.text("range." + each.name()));
        from = moment(context.text("range.from"), context.locale());
        to = moment(context.text("range.to"), context.locale());
        add(kind, from, to);
        kind.addValueChangeListener(change -> adapt(today));
        if (range.from() != null) {
            from.setValue(range.from());
            to.setValue(range.to());
        }
        kind.setValue(range.kind());
        adapt(today);
    }

    private static DateTimePicker moment(String label, Locale locale) {
        DateTimePicker picker = new DateTimePicker(label);
        picker.setLocale(locale);
        return picker;
    }

    private void adapt(LocalDate today) {
        boolean custom = kind.getValue() == ReportDateRange.Kind.CUSTOM;
        from.setVisible(custom);
        to.setVisible(custom);
        if (custom && from.getValue() == null) {
            from.setValue(today.atStartOfDay());
            to.setValue(today.plusDays(1).atStartOfDay());
        }
    }

    /**
     * {@return what is chosen}
     *
     * @throws org.jackfield.api.problem.ProblemException if a custom range ends before it begins
     */
    ReportDateRange range() {
        return kind.getValue() == ReportDateRange.Kind.CUSTOM
                ? new ReportDateRange(ReportDateRange.Kind.CUSTOM, from.getValue(), to.getValue())
                : ReportDateRange.of(kind.getValue());
    }
}
