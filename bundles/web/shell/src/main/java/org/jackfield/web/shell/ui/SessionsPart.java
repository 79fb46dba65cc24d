package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.SessionEntry;
import org.jackfield.api.web.Formats;
import org.jackfield.api.web.parts.Notifications;
import org.jackfield.web.shell.Shell;

/** Where somebody is logged in; ends what should not be. */
final class SessionsPart extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Shell shell;
    private final Div lines = new Div();

    SessionsPart(Shell shell) {
        this.shell = shell;
        Button others = new Button(Texts.text("sessions.end-others"), click -> {
            LogIn logIn = SignedIn.logIn();
            int ended = shell.entrance().sessions().endOthers(logIn.id(), logIn.subject(), SignedIn.origin());
            Notifications.success(Texts.text("sessions.ended", ended));
            draw();
        });
        others.addThemeVariants(ButtonVariant.SMALL);
        lines.addClassName("jf-lines");
        add(lines, others);
        draw();
    }

    /** {@return a line with what can be done about it} */
    static Div line(String title, String text, String note, Button action) {
        Span name = new Span(title);
        name.addClassName("jf-line-title");
        Span more = new Span(text);
        Span small = new Span(note);
        small.addClassName("jf-line-note");
        Div words = new Div(name, more, small);
        words.addClassName("jf-line-words");
        action.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        action.setAriaLabel(action.getText() + ": " + title);
        Div line = new Div(words, action);
        line.addClassName("jf-line");
        return line;
    }

    private void draw() {
        lines.removeAll();
        LogIn logIn = SignedIn.logIn();
        List<SessionEntry> sessions =
                shell.entrance().sessions().list(UUID.fromString(logIn.subject().id()));
        sessions.forEach(session -> lines.add(line(session, session.id().equals(logIn.id()))));
    }

    private Div line(SessionEntry session, boolean here) {
        Formats formats = new Formats(getLocale(), shell.time().zone());
        Button end = new Button(Texts.text("sessions.end"), click -> {
            shell.entrance().sessions().end(session.id(), SignedIn.subject(), SignedIn.origin());
            draw();
        });
        end.setVisible(!here);
        return line(
                here ? Texts.text("sessions.here", session.origin()) : session.origin(),
                session.client(),
                Texts.text("sessions.when", formats.dateTime(session.since()), formats.dateTime(session.activeAt())),
                end);
    }
}
