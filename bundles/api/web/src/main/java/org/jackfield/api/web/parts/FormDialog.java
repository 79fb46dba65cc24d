package org.jackfield.api.web.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.function.Function;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * A form in a dialog. Enter saves, Escape asks for nothing and closes. A save that throws keeps the dialog open and shows
 * the problem above the fields, and goes to the field that is at fault if it is told which that is.
 */
public final class FormDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final FormLayout form = new FormLayout();
    private final Div problem = new Div();
    private final Button save;
    private final transient Runnable saver;
    private transient Function<Problem, Optional<? extends Component>> faulty = problem -> Optional.empty();
    private transient Optional<FieldFault> fault = Optional.empty();

    /**
     * Makes a form without fields.
     *
     * @param title what is edited
     * @param saveText the button that saves, as a verb
     * @param saver called in the browser tab's thread; checks and saves the fields, and throws a {@code ProblemException}
     *     if that cannot be done
     */
    public FormDialog(String title, String saveText, Runnable saver) {
        this.saver = saver;
        setHeaderTitle(title);
        setWidth("min(40rem, 100vw)");
        setCloseOnOutsideClick(false);
        addClassName("jf-form-dialog");
        form.setAutoResponsive(true);
        form.setAutoRows(true);
        form.setMaxColumns(2);
        form.setExpandColumns(true);
        form.setExpandFields(true);
        add(problem, form);
        save = new Button(saveText, click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        // The field that Enter is pressed in hands over its value when it loses the focus.
        save.addClickShortcut(Key.ENTER).listenOn(form).resetFocusOnActiveElement();
        getFooter().add(new Button(PartTexts.text("cancel"), click -> close()), save);
    }

    /** Adds fields, two in a row where there is room. */
    public FormDialog with(Component... fields) {
        for (Component field : fields) {
            form.add(field);
        }
        return this;
    }

    /** Adds something that takes a whole row. */
    public FormDialog withWide(Component field) {
        form.add(field, 2);
        return this;
    }

    /**
     * Tells which field a problem is about, so that a save that is refused goes there: the tab of a {@code TabSheet} that has
     * the field is shown and marked, and the field has the focus and says what is wrong. The marks go when the field is
     * changed, and with the next save.
     *
     * @param fieldOf asked in the browser tab's thread; empty if the problem is about no field
     */
    public FormDialog pointing(Function<Problem, Optional<? extends Component>> fieldOf) {
        faulty = fieldOf;
        return this;
    }

    private void save() {
        problem.removeAll();
        fault.ifPresent(FieldFault::forget);
        fault = Optional.empty();
        try {
            saver.run();
            close();
        } catch (RuntimeException e) {
            problem.add(ProblemBox.of(e));
            // Save may be far below, out of sight of it.
            problem.scrollIntoView();
            if (e instanceof ProblemException refused) {
                fault = faulty.apply(refused.problem())
                        .map(field -> new FieldFault(form, field, refused.problem().message()));
            }
        }
    }
}
