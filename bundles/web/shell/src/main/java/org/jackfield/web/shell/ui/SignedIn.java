package org.jackfield.web.shell.ui;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import java.util.Optional;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Subject;
import org.jackfield.web.shell.SessionIds;

/** Who is logged in with a browser. Everything here wants the session's lock, which a request holds. */
public final class SignedIn {

    private static final int IDLE_SECONDS = 30 * 60;
    private static final String WANTED = SignedIn.class.getName() + ".wanted";

    private SignedIn() {}

    /** {@return the log-in of a session; empty if nobody is logged in} */
    public static Optional<LogIn> of(VaadinSession session) {
        return Optional.ofNullable(session.getAttribute(LogIn.class));
    }

    /**
     * {@return who is logged in with the current session}
     *
     * @throws IllegalStateException if nobody is, which the gate prevents
     */
    static Subject subject() {
        return of(VaadinSession.getCurrent())
                .orElseThrow(() -> new IllegalStateException("nobody is logged in"))
                .subject();
    }

    /** Remembers a log-in, under a new session id, so that an id known before is worth nothing. */
    static void remember(LogIn logIn) {
        VaadinSession session = VaadinSession.getCurrent();
        if (session.getService() instanceof SessionIds ids
                && VaadinRequest.getCurrent() instanceof VaadinServletRequest request) {
            String before = session.getSession().getId();
            request.getHttpServletRequest().changeSessionId();
            ids.sessionIdChanged(before, session.getSession().getId());
        }
        session.getSession().setMaxInactiveInterval(IDLE_SECONDS);
        session.setAttribute(LogIn.class, logIn);
    }

    /** Remembers where somebody wanted to go before they had to log in. */
    static void wanted(String address) {
        VaadinSession.getCurrent().setAttribute(WANTED, address);
    }

    /** {@return where somebody wanted to go; the start page if nowhere in particular} */
    static String takeWanted() {
        VaadinSession session = VaadinSession.getCurrent();
        Object wanted = session.getAttribute(WANTED);
        session.setAttribute(WANTED, null);
        return wanted == null ? "" : wanted.toString();
    }

    /** {@return where requests come from, as the audit trail writes it} */
    static String origin() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null ? "web" : "web " + request.getRemoteAddr();
    }
}
