package org.jackfield.apps.nightmode.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.nightmode.OpenHours;

/** Dates with hours of their own. */
final class ExceptionsEditor extends Div {

    private static final long serialVersionUID = 1L;

    private final transient ViewContext context;
    private final Div rows = new Div();
    private final transient Map<LocalDate, HoursEditor> shown = new TreeMap<>();

    ExceptionsEditor(Map<LocalDate, List<OpenHours>> dates, ViewContext context) {
        this.context = context;
        rows.addClassName("jf-rows");
        DatePicker date = new DatePicker();
        date.setAriaLabel(context.text("exception.date"));
        date.setPlaceholder(context.text("exception.date"));
        date.setLocale(context.locale());
        Button add = new Button(context.text("exception.add"), VaadinIcon.PLUS.create(), click -> {
            if (date.getValue() != null) {
                add(date.getValue(), List.of());
                date.clear();
            }
        });
        add.addThemeVariants(ButtonVariant.TERTIARY);
        Div adding = new Div(date, add);
        adding.addClassName("jf-actions");
        add(rows, adding);
        new TreeMap<>(dates).forEach(this::add);
    }

    Map<LocalDate, List<OpenHours>> dates() {
        Map<LocalDate, List<OpenHours>> dates = new TreeMap<>();
        shown.forEach((date, editor) -> dates.put(date, editor.hours()));
        return dates;
    }

    private void add(LocalDate date, List<OpenHours> hours) {
        if (shown.containsKey(date)) {
            return;
        }
        HoursEditor editor = new HoursEditor(context.formats().date(date), hours, context);
        Button remove = new Button(VaadinIcon.TRASH.create());
        Div row = new Div(editor, remove);
        row.addClassName("jf-actions");
        remove.setAriaLabel(context.text("exception.remove", context.formats().date(date)));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClickListener(click -> {
            shown.remove(date);
            rows.remove(row);
        });
        shown.put(date, editor);
        rows.add(row);
    }
}
