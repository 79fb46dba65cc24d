package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import java.util.List;
import org.jackfield.api.security.Secret;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.web.shell.Shell;

/** Lets somebody whose role asks for it set up a second factor, before anything else. */
public final class EnrolView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient FactorFields fields;
    private final Div problem = new Div();
    private final Div form = new Div();

    /** Shows the form. */
    public EnrolView(Shell shell) {
        fields = new FactorFields(shell);
        Button save = button(Texts.text("factor.enrol"));
        save.addClickListener(click -> save());
        save.addClickShortcut(Key.ENTER).resetFocusOnActiveElement();
        form.add(problem, fields.picture, fields.password, fields.code, save);
        form.addClassName("jf-front-fields");
        add(new FrontDoor(Texts.text("factor"), Texts.text("factor.first"), form));
    }

    @Override
    public String getPageTitle() {
        return Texts.text("factor") + " – Jackfield";
    }

    private void save() {
        problem.removeAll();
        try {
            List<Secret> codes = fields.enrol();
            Button on = button(Texts.text("factor.kept"));
            on.addClickListener(
                    click -> getUI().ifPresent(tab -> tab.getPage().setLocation(Gate.onward(SignedIn.logIn()))));
            form.removeAll();
            form.add(FactorFields.written(codes), on);
        } catch (RuntimeException e) {
            problem.add(ProblemBox.of(e));
        }
    }

    private static Button button(String text) {
        Button button = new Button(text);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.setWidthFull();
        return button;
    }
}
