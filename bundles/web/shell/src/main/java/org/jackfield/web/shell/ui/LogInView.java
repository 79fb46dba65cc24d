package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.AbstractLogin.LoginEvent;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.web.shell.Shell;

/** Asks who somebody is. */
public final class LogInView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Shell shell;
    private final LoginForm form = new LoginForm();
    private final Paragraph idle = new Paragraph(Texts.text("idle.over"));

    /** Shows the form. */
    public LogInView(Shell shell) {
        this.shell = shell;
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts("", ""));
        form.addLoginListener(this::logIn);
        add(new FrontDoor(Texts.text("log-in.title"), Texts.text("log-in.text"), idle, form));
        idle.addClassName("jf-told");
        idle.getElement().setAttribute("role", "status");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        idle.setVisible(query.getParameters().containsKey("idle"));
        query.getSingleParameter("to").ifPresent(SignedIn::wantedAgain);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("log-in.title") + " – Jackfield";
    }

    private void logIn(LoginEvent event) {
        char[] password = event.getPassword().toCharArray();
        try {
            LogIn logIn = shell.authentication().logIn(event.getUsername(), password, SignedIn.origin());
            SignedIn.remember(logIn, shell.sessions().timeout());
            getUI().ifPresent(tab -> tab.getPage().setLocation("/" + SignedIn.takeWanted()));
        } catch (ProblemException e) {
            Problem problem = e.problem();
            form.setI18n(texts(problem.message(), problem.remedy()));
            form.setError(true);
            form.setEnabled(true);
        } finally {
            java.util.Arrays.fill(password, '\0');
        }
    }

    private static LoginI18n texts(String problem, String remedy) {
        LoginI18n.Form labels = new LoginI18n.Form();
        labels.setTitle("");
        labels.setUsername(Texts.text("log-in.name"));
        labels.setPassword(Texts.text("log-in.password"));
        labels.setSubmit(Texts.text("log-in.submit"));
        LoginI18n.ErrorMessage errors = new LoginI18n.ErrorMessage();
        errors.setUsername(Texts.text("log-in.name.missing"));
        errors.setPassword(Texts.text("log-in.password.missing"));
        errors.setTitle(problem);
        errors.setMessage(remedy);
        LoginI18n texts = new LoginI18n();
        texts.setForm(labels);
        texts.setErrorMessage(errors);
        return texts;
    }
}
