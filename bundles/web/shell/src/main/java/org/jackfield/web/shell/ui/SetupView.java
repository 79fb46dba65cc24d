package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.web.PageTeller;
import org.jackfield.api.web.SetupStepContribution;
import org.jackfield.api.web.parts.EmptyState;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.api.web.parts.StatusBadge;
import org.jackfield.web.shell.Contributions;
import org.jackfield.web.shell.setup.Setup;
import org.jackfield.web.shell.setup.SetupProgress.State;

/** One step of the set-up at a time, the list of all of them beside it, and what became of each at the end. */
final class SetupView extends Div {

    private static final long serialVersionUID = 1L;

    private final transient PageContext context;
    private final transient Setup setup;
    private final SetupSteps list;
    private final Section content = new Section();
    private final Button back;
    private final Button next;
    private final Button later;
    private final Button never;
    private transient List<SetupStepContribution> steps = List.of();
    private transient SetupStepContribution open;
    private transient PageContext openContext;

    SetupView(PageContext context, Setup setup, Contributions contributions, PageTeller teller) {
        this.context = context;
        this.setup = setup;
        addClassName("jf-setup");
        content.addClassName("jf-settings-section");
        back = button("setup.back", VaadinIcon.ARROW_LEFT, this::goBack);
        next = button("setup.next", null, this::goOn);
        next.addThemeVariants(ButtonVariant.PRIMARY);
        later = button("setup.later", null, () -> context.navigate(""));
        later.addThemeVariants(ButtonVariant.TERTIARY);
        never = button("setup.never", null, () -> end(State.DISMISSED, "setup.dismissed"));
        never.addThemeVariants(ButtonVariant.TERTIARY);
        Div steering = new Div(back, next, later, never);
        steering.addClassNames("jf-actions", "jf-setup-steering");
        list = new SetupSteps(context, this::visit);
        Div columns = new Div(list, new Div(content, steering));
        columns.addClassName("jf-settings-columns");
        add(new PageHeader(context.text("setup"), context.text("setup.text")), columns);
        Runnable watch = contributions.onChange(() -> context.push(this::look));
        context.closeWithView(watch::run);
        context.closeWithView(teller.watch(() -> context.push(this::mark)));
        steps = setup.steps(context::may);
        show(setup.resumed(steps), false);
    }

    /** The steps came and went: whoever stands at one that is gone goes on behind it. */
    private void look() {
        List<SetupStepContribution> now = setup.steps(context::may);
        if (now.equals(steps)) {
            return;
        }
        steps = now;
        if (open != null && !now.contains(open)) {
            show(Setup.after(now, open), true);
        } else {
            mark();
            if (open == null) {
                show(Optional.empty(), false);
            }
        }
    }

    private void visit(SetupStepContribution step) {
        attempt(() -> {
            setup.goTo(step.id(), context.subject());
            show(Optional.of(step), true);
        });
    }

    private void goBack() {
        int here = open == null ? steps.size() : steps.indexOf(open);
        if (here > 0) {
            visit(steps.get(here - 1));
        }
    }

    private void goOn() {
        if (open == null) {
            end(State.FINISHED, "setup.finished");
            return;
        }
        attempt(() -> {
            Optional<SetupStepContribution> after = Setup.after(steps, open);
            setup.pass(open, after, context.subject());
            show(after, true);
        });
    }

    private void end(State state, String told) {
        attempt(() -> {
            setup.end(state, context.subject());
            context.notifySuccess(context.text(told));
            context.navigate("");
        });
    }

    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            context.notifyProblem(e);
        }
    }

    private void show(Optional<SetupStepContribution> step, boolean moved) {
        if (openContext != null) {
            openContext.close();
            openContext = null;
        }
        open = step.orElse(null);
        content.removeAll();
        H2 title = new H2(open == null ? context.text("setup.end") : open.title().text(context.locale()));
        // whoever goes on by keyboard or hears the page begins at the step, not at its end
        title.getElement().setAttribute("tabindex", "-1");
        content.add(title);
        if (open == null) {
            content.add(new Paragraph(context.text("setup.end.text")), summary());
        } else {
            openContext = context.part(open.title().messages(), "");
            Paragraph purpose = new Paragraph(open.purpose().text(context.locale()));
            content.add(purpose, content(open, openContext));
        }
        mark();
        if (moved) {
            title.getElement().callJsFunction("focus");
            title.scrollIntoView();
        }
    }

    private Component summary() {
        if (steps.isEmpty()) {
            return new EmptyState(VaadinIcon.MAGIC, context.text("setup.empty"), context.text("setup.empty.text"));
        }
        Div lines = new Div();
        lines.addClassName("jf-card-list");
        for (SetupStepContribution step : steps) {
            Button title = new Button(step.title().text(context.locale()), click -> visit(step));
            title.addThemeVariants(ButtonVariant.TERTIARY);
            Div line = new Div(title, badge(step));
            line.addClassName("jf-setup-line");
            lines.add(line);
        }
        return lines;
    }

    private StatusBadge badge(SetupStepContribution step) {
        boolean done = Setup.done(step);
        return new StatusBadge(SetupSteps.tone(step), context.text(done ? "setup.step.done" : "setup.step.open"));
    }

    private void mark() {
        list.show(steps, open);
        boolean done = open != null && Setup.done(open);
        next.setText(context.text(open == null ? "setup.finish" : done ? "setup.next" : "setup.skip"));
        back.setEnabled(open == null ? !steps.isEmpty() : steps.indexOf(open) > 0);
        never.setVisible(open != null && setup.progress().state() == State.OPEN);
    }

    private static Component content(SetupStepContribution step, PageContext part) {
        try {
            return step.step(part);
        } catch (RuntimeException e) {
            return ProblemBox.of(e);
        }
    }

    private Button button(String text, VaadinIcon icon, Runnable act) {
        Button button = new Button(context.text(text), click -> act.run());
        if (icon != null) {
            button.setIcon(icon.create());
        }
        return button;
    }
}
