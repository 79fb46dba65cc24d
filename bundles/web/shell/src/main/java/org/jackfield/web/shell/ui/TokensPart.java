package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.ApiToken;
import org.jackfield.api.security.ApiTokenService;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.web.Formats;
import org.jackfield.api.web.parts.Confirmation;
import org.jackfield.api.web.parts.FormDialog;
import org.jackfield.web.shell.Shell;

/** Somebody's own API tokens: made, shown once, revoked. */
final class TokensPart extends Div {

    private static final long serialVersionUID = 1L;
    private static final int USUAL_DAYS = 90;

    private final transient Shell shell;
    private final Div lines = new Div();

    TokensPart(Shell shell) {
        this.shell = shell;
        Button add = new Button(Texts.text("tokens.add"), click -> make());
        add.addThemeVariants(ButtonVariant.SMALL);
        lines.addClassName("jf-lines");
        add(new Paragraph(Texts.text("tokens.text")), lines, add);
        draw();
    }

    private void draw() {
        lines.removeAll();
        for (ApiToken token : shell.entrance().tokens().list(UUID.fromString(SignedIn.subject().id()))) {
            lines.add(line(token));
        }
    }

    private Div line(ApiToken token) {
        Formats formats = new Formats(getLocale(), shell.time().zone());
        boolean over = !token.expiresAt().isAfter(shell.time().now());
        String used = token.lastUsedAt() == null
                ? Texts.text("tokens.unused")
                : Texts.text("tokens.used", formats.dateTime(token.lastUsedAt()), token.lastOrigin());
        Button revoke = new Button(
                Texts.text("tokens.revoke"),
                click -> Confirmation.ask(
                        Texts.text("tokens.revoke.ask", token.title()),
                        Texts.text("tokens.revoke.text"),
                        Texts.text("tokens.revoke"),
                        true,
                        () -> {
                            shell.entrance().tokens().revoke(token.id(), SignedIn.subject(), SignedIn.origin());
                            draw();
                        }));
        return SessionsPart.line(
                token.title(),
                String.join(", ", token.scopes().stream().sorted().toList()),
                Texts.text(over ? "tokens.over" : "tokens.until", formats.dateTime(token.expiresAt())) + " · " + used,
                revoke);
    }

    private void make() {
        TextField title = new TextField(Texts.text("tokens.title"));
        title.setMaxLength(100);
        title.setRequiredIndicatorVisible(true);
        MultiSelectComboBox<Permission> scopes = new MultiSelectComboBox<>(Texts.text("tokens.scopes"));
        scopes.setItems(held());
        scopes.setItemLabelGenerator(permission -> permission.title() + " (" + permission.id() + ")");
        scopes.setHelperText(Texts.text("tokens.scopes.help"));
        DatePicker until = new DatePicker(Texts.text("tokens.last-day"));
        LocalDate today = LocalDate.ofInstant(shell.time().now(), shell.time().zone());
        until.setMin(today);
        until.setMax(today.plusDays(ApiTokenService.MAX_DAYS - 1L));
        until.setValue(today.plusDays(USUAL_DAYS));
        FormDialog dialog = new FormDialog(Texts.text("tokens.add"), Texts.text("tokens.make"), () -> {
            if (until.getValue() == null) {
                throw ProblemException.invalid(
                        "web.token-expiry", "", Texts.text("tokens.last-day.missing"), Texts.text("tokens.last-day.remedy"));
            }
            Instant end = until.getValue().plusDays(1).atStartOfDay(shell.time().zone()).toInstant();
            Set<String> ids = scopes.getValue().stream().map(Permission::id).collect(Collectors.toSet());
            ApiTokenService.Made made =
                    shell.entrance().tokens().create(SignedIn.subject(), title.getValue(), ids, end, SignedIn.origin());
            draw();
            Code secret = new Code(made.secret().reveal());
            secret.addClassName("jf-key");
            ShownOnce.show(
                    made.token().title(),
                    new Div(new Paragraph(Texts.text("tokens.once")), secret, new Span(Texts.text("tokens.how"))));
        });
        dialog.withWide(title).withWide(scopes).withWide(until);
        dialog.open();
        title.focus();
    }

    private List<Permission> held() {
        Subject subject = SignedIn.subject();
        return shell.security().permissions().stream()
                .filter(permission -> shell.security().decide(subject, permission, Target.SITE).allowed())
                .toList();
    }
}
