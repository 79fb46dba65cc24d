package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.AbstractLogin.LoginEvent;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Map;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Secret;
import org.jackfield.api.web.parts.ProblemBox;
import org.jackfield.web.shell.Shell;

/** Asks who somebody is: name and password, then a code if there is a second factor. */
public final class LogInView extends Div implements HasDynamicTitle, BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final String SECOND_FACTOR = "security.second-factor";

    private final transient Shell shell;
    private final LoginForm form = new LoginForm();
    private final Paragraph told = new Paragraph();
    private final Div problem = new Div();
    private final TextField code = new TextField(Texts.text("factor.code"));
    private final Div codeStep = new Div();
    private final Button signOn = new Button();
    private transient String name = "";
    private transient Secret password = Secret.NONE;

    /** Shows the form. */
    public LogInView(Shell shell) {
        this.shell = shell;
        form.setI18n(texts("", ""));
        form.addLoginListener(this::logIn);
        form.addForgotPasswordListener(forgot -> getUI().ifPresent(tab -> tab.navigate(ForgottenView.class)));
        signOn.setWidthFull();
        signOn.addClickListener(click -> getUI().ifPresent(tab -> tab.navigate(SignOnView.class)));
        String provider = shell.entrance().signOn().get().map(each -> each.title()).orElse("");
        signOn.setText(Texts.text("log-in.sign-on", provider));
        signOn.setVisible(!provider.isEmpty());
        told.addClassName("jf-told");
        told.getElement().setAttribute("role", "status");
        add(new FrontDoor(
                Texts.text("log-in.title"), Texts.text("log-in.text"), told, problem, form, codeStep(), signOn));
    }

    private Div codeStep() {
        code.setWidthFull();
        code.addClassName("jf-code");
        code.setHelperText(Texts.text("factor.code.help"));
        code.getElement().setAttribute("autocomplete", "one-time-code");
        Button go = new Button(Texts.text("log-in.submit"), click -> logInWithCode());
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.addClickShortcut(Key.ENTER).listenOn(codeStep).resetFocusOnActiveElement();
        go.setWidthFull();
        codeStep.add(code, go);
        codeStep.addClassName("jf-front-fields");
        codeStep.setVisible(false);
        return codeStep;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        Map<String, String> tellings =
                Map.of("idle", "idle.over", "ended", "log-in.ended", "changed", "forgotten.done");
        told.setVisible(false);
        tellings.forEach((parameter, text) -> {
            if (query.getParameters().containsKey(parameter)) {
                told.setText(Texts.text(text));
                told.setVisible(true);
            }
        });
        query.getSingleParameter("to").ifPresent(SignedIn::wantedAgain);
    }

    @Override
    public String getPageTitle() {
        return Texts.text("log-in.title") + " – Jackfield";
    }

    private void logIn(LoginEvent event) {
        name = event.getUsername();
        password = new Secret(event.getPassword());
        try {
            logIn("");
        } catch (ProblemException e) {
            if (e.problem().code().equals(SECOND_FACTOR)) {
                form.setVisible(false);
                signOn.setVisible(false);
                codeStep.setVisible(true);
                code.focus();
                return;
            }
            password = Secret.NONE;
            Problem refusal = e.problem();
            form.setI18n(texts(refusal.message(), refusal.remedy()));
            form.setError(true);
            form.setEnabled(true);
        }
    }

    private void logInWithCode() {
        problem.removeAll();
        try {
            logIn(code.getValue());
        } catch (ProblemException e) {
            problem.add(ProblemBox.of(e));
            code.clear();
            code.focus();
        }
    }

    private void logIn(String given) {
        char[] typed = password.reveal().toCharArray();
        try {
            LogIn logIn = shell.authentication().logIn(name, typed, given, SignedIn.origin());
            SignedIn.open(logIn, shell);
            password = Secret.NONE;
            getUI().ifPresent(tab -> tab.getPage().setLocation(Gate.onward(logIn)));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    private static LoginI18n texts(String problem, String remedy) {
        LoginI18n.Form labels = new LoginI18n.Form();
        labels.setTitle("");
        labels.setUsername(Texts.text("log-in.name"));
        labels.setPassword(Texts.text("log-in.password"));
        labels.setSubmit(Texts.text("log-in.submit"));
        labels.setForgotPassword(Texts.text("forgotten.ask"));
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
