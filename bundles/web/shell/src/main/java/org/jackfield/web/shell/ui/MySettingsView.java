package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.server.VaadinSession;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.SecondFactorService;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.api.web.parts.Notifications;
import org.jackfield.api.web.parts.PageHeader;
import org.jackfield.web.shell.Shell;

/** What people set for themselves: language, password, second factor, API tokens, sessions (§8). */
public final class MySettingsView extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    /** As the browser says, and what dates and numbers can be written in. */
    private static final List<Locale> LANGUAGES = List.of(
            Locale.ROOT, Locale.UK, Locale.US, Locale.GERMANY, Locale.FRANCE, Locale.ITALY, Locale.of("es", "ES"),
            Locale.of("nl", "NL"));

    private final transient Shell shell;
    private final Div content = new Div();

    /** Shows them. */
    public MySettingsView(Shell shell) {
        this.shell = shell;
        setId("page");
        addClassName("jf-page");
        content.addClassName("jf-mine");
        add(new PageHeader(Texts.text("mine"), Texts.text("mine.text")), content);
        draw();
    }

    @Override
    public String getPageTitle() {
        return Texts.text("mine") + " – Jackfield";
    }

    private void draw() {
        content.removeAll();
        content.add(
                section("language", language()),
                section("password.title", button("password.submit", this::changePassword)),
                section("factor", factor()),
                section("tokens", new TokensPart(shell)),
                section("sessions.mine", new SessionsPart(shell)));
    }

    private static Section section(String title, Component... parts) {
        Section section = new Section(new H2(Texts.text(title)));
        section.addClassName("jf-card");
        section.add(parts);
        return section;
    }

    private Component language() {
        Select<Locale> choice = new Select<>();
        choice.setItems(LANGUAGES);
        choice.setItemLabelGenerator(locale -> locale.equals(Locale.ROOT)
                ? Texts.text("language.browser")
                : locale.getDisplayName(locale));
        choice.setAriaLabel(Texts.text("language"));
        choice.setHelperText(Texts.text("language.text"));
        choice.setWidth("min(20rem, 100%)");
        choice.setValue(shell.entrance()
                .language()
                .of(SignedIn.subject())
                .filter(LANGUAGES::contains)
                .orElse(Locale.ROOT));
        choice.addValueChangeListener(change -> {
            Optional<Locale> chosen = Optional.of(change.getValue()).filter(locale -> !locale.equals(Locale.ROOT));
            shell.entrance().language().choose(SignedIn.subject(), chosen, SignedIn.origin());
            SignedIn.remember(VaadinSession.getCurrent(), chosen);
            getUI().ifPresent(tab -> tab.getPage().reload());
        });
        return choice;
    }

    private void changePassword() {
        PasswordFields fields = new PasswordFields(shell);
        FormDialog dialog = new FormDialog(Texts.text("password.title"), Texts.text("password.submit"), () -> {
            fields.change();
            Notifications.success(Texts.text("password.done"));
            draw();
        });
        dialog.withWide(fields.current).withWide(fields.replacement).withWide(fields.again);
        dialog.open();
        fields.current.focus();
    }

    private Component factor() {
        SecondFactorService.Status status = shell.entrance().secondFactors().status(SignedIn.logIn());
        Div part = new Div(new Paragraph(
                status.enrolled()
                        ? Texts.text("factor.on", status.recoveryCodesLeft())
                        : Texts.text(status.required() ? "factor.first" : "factor.off")));
        Div actions = new Div(button(status.enrolled() ? "factor.again" : "factor.enrol", this::enrol));
        if (status.enrolled() && !status.required()) {
            actions.add(button("factor.remove", this::giveUp));
        }
        actions.addClassName("jf-actions");
        part.add(actions);
        return part;
    }

    private void enrol() {
        FactorFields fields = new FactorFields(shell);
        FormDialog dialog = new FormDialog(Texts.text("factor"), Texts.text("factor.enrol"), () -> {
            ShownOnce.show(Texts.text("factor.recovery"), FactorFields.written(fields.enrol()));
            draw();
        });
        dialog.withWide(fields.picture).withWide(fields.password).withWide(fields.code);
        dialog.open();
    }

    private void giveUp() {
        PasswordField password = PasswordFields.field("password.current", "current-password");
        TextField code = FactorFields.codeField();
        FormDialog dialog = new FormDialog(Texts.text("factor.remove"), Texts.text("factor.remove"), () -> {
            char[] typed = password.getValue().toCharArray();
            try {
                LogIn renewed = shell.entrance()
                        .secondFactors()
                        .giveUp(SignedIn.logIn(), typed, code.getValue(), SignedIn.origin());
                SignedIn.renewed(renewed);
            } finally {
                Arrays.fill(typed, '\0');
            }
            draw();
        });
        dialog.withWide(password).withWide(code);
        dialog.open();
        password.focus();
    }

    private static Button button(String text, Runnable act) {
        Button button = new Button(Texts.text(text), click -> {
            try {
                act.run();
            } catch (RuntimeException e) {
                Notifications.problem(e);
            }
        });
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }
}
