package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Arrays;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.web.shell.Shell;

/** The three fields with which somebody changes their own password. */
final class PasswordFields {

    final PasswordField current = field("password.current", "current-password");
    final PasswordField replacement = field("password.new", "new-password");
    final PasswordField again = field("password.again", "new-password");

    private final Shell shell;

    PasswordFields(Shell shell) {
        this.shell = shell;
    }

    /**
     * Changes the password and logs in with the new one.
     *
     * @throws ProblemException if it cannot be done
     */
    void change() {
        if (!replacement.getValue().equals(again.getValue())) {
            throw ProblemException.invalid(
                    "web.password-differs",
                    "",
                    Texts.text("password.differs"),
                    Texts.text("password.differs.remedy"));
        }
        char[] before = current.getValue().toCharArray();
        char[] after = replacement.getValue().toCharArray();
        try {
            var subject = SignedIn.subject();
            shell.authentication().changePassword(subject, before, after, SignedIn.origin());
            LogIn logIn = shell.authentication().logIn(subject.name(), after, SignedIn.origin());
            SignedIn.remember(logIn, shell.sessions().timeout());
        } finally {
            Arrays.fill(before, '\0');
            Arrays.fill(after, '\0');
        }
    }

    private static PasswordField field(String text, String autocomplete) {
        PasswordField field = new PasswordField(Texts.text(text));
        field.getElement().setAttribute("autocomplete", autocomplete);
        field.setRequiredIndicatorVisible(true);
        field.setWidthFull();
        return field;
    }
}
