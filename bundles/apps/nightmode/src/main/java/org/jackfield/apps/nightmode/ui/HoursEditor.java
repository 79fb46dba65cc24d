package org.jackfield.apps.nightmode.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;
import org.jackfield.apps.nightmode.OpenHours;

/** The opening hours of one day: any number of stretches, none for night throughout. */
final class HoursEditor extends Div {

    private static final long serialVersionUID = 1L;
    private static final LocalTime USUAL_OPENING = LocalTime.of(9, 0);
    private static final LocalTime USUAL_CLOSING = LocalTime.of(17, 30);

    private final String day;
    private final transient ViewContext context;
    private final Div stretches = new Div();
    private final Span closed;
    private final List<Stretch> shown = new ArrayList<>();

    /** @param hours what is shown first; null for none */
    HoursEditor(String day, List<OpenHours> hours, ViewContext context) {
        this.day = day;
        this.context = context;
        closed = new Span(context.text("closed"));
        addClassName("jf-hours");
        Span name = new Span(day);
        name.addClassName("jf-hours-day");
        stretches.addClassName("jf-hours-stretches");
        Button add = new Button(VaadinIcon.PLUS.create(), click -> add(new OpenHours(USUAL_OPENING, USUAL_CLOSING)));
        add.setAriaLabel(context.text("add-hours", day));
        add.setTooltipText(context.text("add-hours", day));
        add.addThemeVariants(ButtonVariant.TERTIARY);
        add(name, stretches, add);
        stretches.add(closed);
        if (hours != null) {
            hours.forEach(this::add);
        }
    }

    List<OpenHours> hours() {
        return shown.stream().map(Stretch::hours).toList();
    }

    private void add(OpenHours hours) {
        Stretch stretch = new Stretch(hours);
        shown.add(stretch);
        stretches.add(stretch);
        closed.setVisible(false);
    }

    private void remove(Stretch stretch) {
        shown.remove(stretch);
        stretches.remove(stretch);
        closed.setVisible(shown.isEmpty());
    }

    /** From, to, and a button that takes it away. */
    private final class Stretch extends Div {
        private static final long serialVersionUID = 1L;
        private final TimePicker from;
        private final TimePicker to;

        Stretch(OpenHours hours) {
            addClassName("jf-hours-stretch");
            from = picker(hours.from(), "from");
            to = picker(hours.to(), "to");
            Button remove = new Button(VaadinIcon.CLOSE.create(), click -> HoursEditor.this.remove(this));
            remove.setAriaLabel(context.text("remove-hours", day));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            add(from, new Span("–"), to, remove);
        }

        private TimePicker picker(LocalTime time, String label) {
            TimePicker picker = new TimePicker(time);
            picker.setAriaLabel(context.text(label, day));
            picker.setStep(Duration.ofMinutes(30));
            picker.setLocale(context.locale());
            picker.setWidth("8.5rem");
            return picker;
        }

        OpenHours hours() {
            if (from.getValue() == null || to.getValue() == null) {
                throw ProblemException.invalid(
                        "nightmode.hours-incomplete", day, context.text("hours-incomplete"), context.text("hours-incomplete.remedy"));
            }
            return new OpenHours(from.getValue(), to.getValue());
        }
    }
}
