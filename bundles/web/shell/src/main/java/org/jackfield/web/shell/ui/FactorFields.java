package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecondFactorService.Enrolled;
import org.jackfield.api.security.SecondFactorService.Enrolment;
import org.jackfield.web.shell.Shell;

/** What somebody sees and fills in who sets up a second factor. */
final class FactorFields {

    final PasswordField password = PasswordFields.field("password.current", "current-password");
    final TextField code = codeField();
    final Component picture;

    private final Shell shell;
    private final Enrolment enrolment;

    FactorFields(Shell shell) {
        this.shell = shell;
        this.enrolment = shell.entrance().secondFactors().begin(SignedIn.logIn());
        Code key = new Code(enrolment.key().reveal().replaceAll("(.{4})(?=.)", "$1 "));
        key.addClassName("jf-key");
        Div both = new Div(
                new Paragraph(Texts.text("factor.scan")),
                new QrCode(enrolment.uri(), Texts.text("factor.qr")),
                new Paragraph(Texts.text("factor.key")),
                key);
        both.addClassName("jf-factor");
        this.picture = both;
    }

    static TextField codeField() {
        TextField code = new TextField(Texts.text("factor.code"));
        code.setWidthFull();
        code.getElement().setAttribute("autocomplete", "one-time-code");
        code.setRequiredIndicatorVisible(true);
        return code;
    }

    /** {@return the recovery codes, once the second factor is in force} */
    List<Secret> enrol() {
        char[] typed = password.getValue().toCharArray();
        try {
            Enrolled enrolled = shell.entrance()
                    .secondFactors()
                    .enrol(SignedIn.logIn(), enrolment, typed, code.getValue(), SignedIn.origin());
            SignedIn.renewed(enrolled.logIn());
            return enrolled.recoveryCodes();
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /** {@return recovery codes, to be written down} */
    static Component written(List<Secret> codes) {
        Div list = new Div();
        list.addClassName("jf-codes");
        codes.forEach(each -> list.add(new Code(each.reveal())));
        return new Div(new Paragraph(Texts.text("factor.recovery.text")), list);
    }
}
