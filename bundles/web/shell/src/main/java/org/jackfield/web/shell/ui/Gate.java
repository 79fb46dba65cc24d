package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.web.parts.Notifications;
import org.jackfield.web.shell.Shell;

/** Lets nobody in who is not logged in, and whoever must change their password nowhere else. */
public final class Gate {

    private Gate() {}

    /** Guards a browser tab. */
    public static void guard(UI tab, Shell shell) {
        tab.addBeforeEnterListener(event -> check(event, shell));
        tab.getSession().setErrorHandler(event -> {
            if (UI.getCurrent() != null) {
                Notifications.problem(event.getThrowable());
            }
        });
    }

    private static void check(BeforeEnterEvent event, Shell shell) {
        VaadinSession session = event.getUI().getSession();
        Optional<LogIn> logIn = SignedIn.of(session).filter(shell.authentication()::stillValid);
        Class<?> target = event.getNavigationTarget();
        if (logIn.isEmpty()) {
            session.setAttribute(LogIn.class, null);
            if (target != LogInView.class) {
                SignedIn.wanted(event.getLocation().getPathWithQueryParameters());
                event.forwardTo(LogInView.class);
            }
        } else if (logIn.get().mustChangePassword()) {
            if (target != ChangePasswordView.class) {
                SignedIn.wanted(event.getLocation().getPathWithQueryParameters());
                event.forwardTo(ChangePasswordView.class);
            }
        } else if (target == LogInView.class) {
            event.forwardTo(PageHost.class);
        }
    }
}
