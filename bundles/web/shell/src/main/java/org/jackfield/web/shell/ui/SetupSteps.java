package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.parts.Tone;
import org.jackfield.web.shell.setup.Setup;

/** The steps of the set-up in their order, with a tick at those that are done; on a telephone only which one this is. */
final class SetupSteps extends Nav {

    private static final long serialVersionUID = 1L;

    private record Line(SetupStepContribution step, int number, boolean done, boolean here) {}

    private final transient PageContext context;
    private final transient Consumer<SetupStepContribution> visit;
    private final Paragraph where = new Paragraph();
    private final OrderedList list = new OrderedList();
    private transient List<Line> shown = List.of();

    SetupSteps(PageContext context, Consumer<SetupStepContribution> visit) {
        this.context = context;
        this.visit = visit;
        addClassName("jf-setup-steps");
        setAriaLabel(context.text("setup.steps"));
        where.addClassName("jf-setup-where");
        add(where, list);
    }

    /** Shows how the steps stand; does nothing if that is how they are shown. */
    void show(List<SetupStepContribution> steps, SetupStepContribution here) {
        List<Line> now = new ArrayList<>();
        steps.forEach(step -> now.add(new Line(step, now.size() + 1, Setup.done(step), step == here)));
        if (now.equals(shown) && !list.getChildren().findAny().isEmpty()) {
            return;
        }
        shown = List.copyOf(now);
        list.removeAll();
        now.forEach(line -> list.add(new ListItem(button(line))));
        where.setText(here == null
                ? context.text("setup.end")
                : context.text("setup.where", steps.indexOf(here) + 1, steps.size()));
    }

    private Button button(Line line) {
        Component mark = line.done() ? VaadinIcon.CHECK.create() : new Span(context.formats().number(line.number()));
        mark.getElement().getClassList().addAll(List.of("jf-setup-mark", line.done() ? "jf-setup-done" : "jf-setup-open"));
        String title = line.step().title().text(context.locale());
        Button button = new Button(title, mark, click -> visit.accept(line.step()));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(title + ": " + context.text(line.done() ? "setup.step.done" : "setup.step.open"));
        if (line.here()) {
            button.getElement().setAttribute("aria-current", "step");
        }
        return button;
    }

    static Tone tone(SetupStepContribution step) {
        return Setup.done(step) ? Tone.GOOD : step.essential() ? Tone.WARNING : Tone.NEUTRAL;
    }
}
