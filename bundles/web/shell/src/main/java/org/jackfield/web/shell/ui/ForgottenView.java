package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.RouterLink;
import java.util.Optional;
import org.jackfield.api.security.Secret;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.web.shell.Shell;

/** For who forgot the password: asks for a link, and takes the new password of who followed one. */
public final class ForgottenView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Shell shell;
    private final Div problem = new Div();

    /** Shows nothing yet. */
    public ForgottenView(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Optional<String> link = event.getRouteParameters().get("link");
        add(link.isPresent() ? replace(new Secret(link.get())) : ask());
    }

    @Override
    public String getPageTitle() {
        return Texts.text("forgotten") + " – Jackfield";
    }

    private Component ask() {
        TextField name = new TextField(Texts.text("log-in.name"));
        name.setWidthFull();
        name.setMaxLength(100);
        name.getElement().setAttribute("autocomplete", "username");
        Div form = new Div();
        Button send = button(form, Texts.text("forgotten.send"), () -> {
            shell.authentication().forgotPassword(name.getValue(), SignedIn.origin());
            form.removeAll();
            Paragraph sent = new Paragraph(Texts.text("forgotten.sent"));
            sent.getElement().setAttribute("role", "status");
            form.add(sent, back());
        });
        form.add(problem, name, send, back());
        name.focus();
        return new FrontDoor(Texts.text("forgotten"), Texts.text("forgotten.text"), form);
    }

    private Component replace(Secret link) {
        PasswordFields fields = new PasswordFields(shell);
        Div form = new Div();
        Button save = button(form, Texts.text("password.submit"), () -> {
            fields.replace(link);
            getUI().ifPresent(tab -> tab.getPage().setLocation("/login?changed"));
        });
        form.add(problem, fields.replacement, fields.again, save, back());
        fields.replacement.focus();
        return new FrontDoor(Texts.text("password.title"), Texts.text("forgotten.new"), form);
    }

    private Button button(Div form, String text, Runnable act) {
        Button button = new Button(text, click -> {
            problem.removeAll();
            try {
                act.run();
            } catch (RuntimeException e) {
                problem.add(ProblemBox.of(e));
            }
        });
        form.addClassName("jf-front-fields");
        button.addThemeVariants(ButtonVariant.PRIMARY);
        button.addClickShortcut(Key.ENTER).listenOn(form).resetFocusOnActiveElement();
        button.setWidthFull();
        return button;
    }

    private static RouterLink back() {
        return new RouterLink(Texts.text("forgotten.back"), LogInView.class);
    }
}
