package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.web.parts.Notifications;
import org.jackfield.web.shell.Shell;

/** Lets nobody in who is not logged in, and whoever must do something first nowhere else. */
public final class Gate {

    private static final Set<Class<?>> BEFORE_LOG_IN =
            Set.of(LogInView.class, SignOnView.class, ForgottenView.class);

    private static final Map<LogIn.Step, Class<? extends Component>> STEPS = new EnumMap<>(Map.of(
            LogIn.Step.CHANGE_PASSWORD, ChangePasswordView.class,
            LogIn.Step.ENROL_SECOND_FACTOR, EnrolView.class,
            LogIn.Step.AGREE, AgreementView.class));

    private static final String UNANSWERED = Gate.class.getName() + ".unanswered";
    private static final Duration ASK_AGAIN = Duration.ofSeconds(15);

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

    /**
     * Asks whether a log-in still stands. While the database cannot be asked it does: nothing can be changed then, and an
     * administrator must see what is wrong. Each question waits for the database, so it is not put again at once.
     */
    private static boolean stillValid(LogIn logIn, VaadinSession session, Shell shell) {
        Instant now = shell.time().now();
        Instant unanswered = (Instant) session.getAttribute(UNANSWERED);
        if (unanswered != null && now.isBefore(unanswered.plus(ASK_AGAIN))) {
            return true;
        }
        try {
            boolean valid = shell.authentication().stillValid(logIn);
            session.setAttribute(UNANSWERED, null);
            return valid;
        } catch (ProblemException e) {
            if (e.problem().kind() != Problem.Kind.UNAVAILABLE) {
                throw e;
            }
            session.setAttribute(UNANSWERED, now);
            return true;
        }
    }

    private static void check(BeforeEnterEvent event, Shell shell) {
        VaadinSession session = event.getUI().getSession();
        Optional<LogIn> logIn = SignedIn.of(session).filter(each -> stillValid(each, session, shell));
        Class<?> target = event.getNavigationTarget();
        if (logIn.isEmpty()) {
            session.setAttribute(LogIn.class, null);
            if (!BEFORE_LOG_IN.contains(target)) {
                SignedIn.wanted(event.getLocation().getPathWithQueryParameters());
                event.forwardTo(LogInView.class);
            }
            return;
        }
        Optional<Class<? extends Component>> step = next(logIn.get());
        if (step.isPresent()) {
            if (target != step.get()) {
                // who comes from the log-in arrives at the start page, which is not what they wanted
                if (!STEPS.containsValue(target) && !event.getLocation().getPath().isEmpty()) {
                    SignedIn.wanted(event.getLocation().getPathWithQueryParameters());
                }
                event.forwardTo(step.get());
            }
        } else if (target == LogInView.class || STEPS.containsValue(target)) {
            event.forwardTo(PageHost.class);
        }
    }

    /** {@return where somebody goes who has just logged in, or done one of the steps after it} */
    static String onward(LogIn logIn) {
        return next(logIn).isPresent() ? "/" : "/" + SignedIn.takeWanted();
    }

    private static Optional<Class<? extends Component>> next(LogIn logIn) {
        return STEPS.keySet().stream().filter(logIn.pending()::contains).findFirst().map(STEPS::get);
    }
}
