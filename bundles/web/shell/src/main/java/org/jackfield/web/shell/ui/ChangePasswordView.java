package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.web.shell.Shell;

/** Lets somebody whose password was given to them choose their own, before anything else. */
public final class ChangePasswordView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient PasswordFields fields;
    private final Div problem = new Div();

    /** Shows the form. */
    public ChangePasswordView(Shell shell) {
        fields = new PasswordFields(shell);
        Button save = new Button(Texts.text("password.submit"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        // The field that Enter is pressed in hands over its value when it loses the focus.
        save.addClickShortcut(Key.ENTER).resetFocusOnActiveElement();
        save.setWidthFull();
        Div form = new Div(problem, fields.current, fields.replacement, fields.again, save);
        form.addClassName("jf-front-fields");
        fields.current.focus();
        add(new FrontDoor(Texts.text("password.title"), Texts.text("password.first"), form));
    }

    @Override
    public String getPageTitle() {
        return Texts.text("password.title") + " – Jackfield";
    }

    private void save() {
        problem.removeAll();
        try {
            fields.change();
            getUI().ifPresent(tab -> tab.getPage().setLocation(Gate.onward(SignedIn.logIn())));
        } catch (RuntimeException e) {
            problem.add(ProblemBox.of(e));
        }
    }
}
