package org.jackfield.core.licence.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.core.licence.portal.Activation;
import org.jackfield.core.licence.portal.Wish;

/**
 * Asks for what a wish needs, then asks the portal or makes the request file, away from the browser tab's thread: a portal
 * that takes its time holds nobody up. A refusal is shown above the fields and nothing that was entered is lost.
 */
final class AskDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final String ORIGIN = "web";

    private final transient ViewContext context;
    private final transient Activation activation;
    private final transient Supplier<Wish> wish;
    private final transient Consumer<Optional<byte[]>> done;
    private final FormLayout fields = new FormLayout();
    private final Div problem = new Div();
    private final Button online;
    private final Button offline;
    private transient Consumer<ProblemException> refused = refusal -> {};

    /**
     * Asks.
     *
     * @param key of the texts: {@code <key>}, {@code <key>.text}, {@code <key>.do}
     * @param wish what was entered; throws a {@code ProblemException} if that cannot be
     * @param done called when it is done, with the request file if one was made
     */
    AskDialog(
            ViewContext context, Activation activation, String key, Supplier<Wish> wish,
            Consumer<Optional<byte[]>> done) {
        this.context = context;
        this.activation = activation;
        this.wish = wish;
        this.done = done;
        setHeaderTitle(context.text(key));
        setWidth("min(42rem, 100vw)");
        setCloseOnOutsideClick(false);
        addClassName("jf-form-dialog");
        fields.setAutoResponsive(true);
        fields.setAutoRows(true);
        fields.setMaxColumns(2);
        fields.setExpandColumns(true);
        fields.setExpandFields(true);
        add(problem, new Paragraph(context.text(key + ".text")), fields);
        online = new Button(context.text(key + ".do"), click -> run(false));
        online.addThemeVariants(ButtonVariant.PRIMARY);
        online.addClickShortcut(Key.ENTER).listenOn(fields).resetFocusOnActiveElement();
        offline = new Button(context.text("activation.offline"), click -> run(true));
        getFooter().add(new Button(context.text("activation.cancel"), click -> close()), offline, online);
    }

    /** Adds fields, two in a row where there is room. */
    AskDialog with(Component... more) {
        fields.add(more);
        return this;
    }

    /** Adds a field that takes a whole row. */
    AskDialog withWide(Component field) {
        fields.add(field, 2);
        return this;
    }

    /** @param told called with each refusal, before it is shown */
    AskDialog onRefusal(Consumer<ProblemException> told) {
        refused = told;
        return this;
    }

    /** Colours the buttons as what takes something away. */
    AskDialog harmful() {
        online.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    private void run(boolean asFile) {
        problem.removeAll();
        Wish wanted;
        try {
            wanted = wish.get();
        } catch (ProblemException e) {
            show(e);
            return;
        }
        busy(true);
        context.load(() -> carryOut(wanted, asFile), outcome -> {
            busy(false);
            outcome.refusal.ifPresentOrElse(this::show, () -> {
                close();
                done.accept(outcome.file);
            });
        });
    }

    /** What came of it: a refusal, or a file if one was asked for. */
    private record Outcome(Optional<ProblemException> refusal, Optional<byte[]> file) {}

    private Outcome carryOut(Wish wanted, boolean asFile) {
        try {
            if (asFile) {
                return new Outcome(
                        Optional.empty(), Optional.of(activation.offline(wanted, context.subject(), ORIGIN)));
            }
            activation.online(wanted, context.subject(), ORIGIN);
            return new Outcome(Optional.empty(), Optional.empty());
        } catch (ProblemException e) {
            return new Outcome(Optional.of(e), Optional.empty());
        }
    }

    private void show(ProblemException refusal) {
        refused.accept(refusal);
        problem.removeAll();
        problem.add(ProblemBox.of(refusal));
        problem.scrollIntoView();
    }

    private void busy(boolean waiting) {
        online.setEnabled(!waiting);
        offline.setEnabled(!waiting);
        if (waiting) {
            problem.add(new Paragraph(context.text("activation.asking")));
        } else {
            problem.removeAll();
        }
    }
}
