package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.textfield.PasswordField;
import java.util.Arrays;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Secret;
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
     * Changes the password; who does it stays logged in here and nowhere else.
     *
     * @throws ProblemException if it cannot be done
     */
    void change() {
        refuseDifferent();
        char[] before = current.getValue().toCharArray();
        char[] after = replacement.getValue().toCharArray();
        try {
            SignedIn.renewed(
                    shell.authentication().changePassword(SignedIn.logIn(), before, after, SignedIn.origin()));
        } finally {
            Arrays.fill(before, '\0');
            Arrays.fill(after, '\0');
        }
    }

    /** Replaces the password of who followed a link. */
    void replace(Secret link) {
        refuseDifferent();
        char[] after = replacement.getValue().toCharArray();
        try {
            shell.authentication().replaceForgotten(link, after, SignedIn.origin());
        } finally {
            Arrays.fill(after, '\0');
        }
    }

    private void refuseDifferent() {
        if (!replacement.getValue().equals(again.getValue())) {
            throw ProblemException.invalid(
                    "web.password-differs",
                    "",
                    Texts.text("password.differs"),
                    Texts.text("password.differs.remedy"));
        }
    }

    static PasswordField field(String text, String autocomplete) {
        PasswordField field = new PasswordField(Texts.text(text));
        field.getElement().setAttribute("autocomplete", autocomplete);
        field.setRequiredIndicatorVisible(true);
        field.setWidthFull();
        return field;
    }
}
