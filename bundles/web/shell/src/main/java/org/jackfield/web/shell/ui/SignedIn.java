package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.Subject;
import org.jackfield.web.shell.SessionIds;

/** Who is logged in with a browser. Everything here wants the session's lock, which a request holds. */
public final class SignedIn {

    /** The container keeps a session for longer than people may be idle, so that who is logged out can be told why. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** An address that was looked at; nothing that could lead to another site. */
    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9-]+(/[A-Za-z0-9._~-]+)*");

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
    static void remember(LogIn logIn, Duration timeout) {
        VaadinSession session = VaadinSession.getCurrent();
        if (session.getService() instanceof SessionIds ids
                && VaadinRequest.getCurrent() instanceof VaadinServletRequest request) {
            String before = session.getSession().getId();
            request.getHttpServletRequest().changeSessionId();
            ids.sessionIdChanged(before, session.getSession().getId());
        }
        keep(session, timeout);
        session.setAttribute(LogIn.class, logIn);
    }

    /** Lets the container keep a session as long as somebody may be idle in it. */
    static void keep(VaadinSession session, Duration timeout) {
        session.getSession().setMaxInactiveInterval((int) timeout.plus(GRACE).toSeconds());
    }

    /** Logs out whoever uses the current tab. */
    static void logOut() {
        end(UI.getCurrent().getSession(), tab -> "/login");
    }

    /** Logs out somebody who did nothing for too long; to be called with the session's lock. */
    public static void logOutIdle(VaadinSession session) {
        end(session, tab -> "/login?idle&to=" + tab.getActiveViewLocation().getPath());
    }

    private static void end(VaadinSession session, Function<UI, String> address) {
        session.getUIs().forEach(tab -> {
            tab.getPage().setLocation(address.apply(tab));
            // The answer to the tab that asked goes out by itself.
            if (tab != UI.getCurrent()) {
                tab.push();
            }
        });
        session.setAttribute(LogIn.class, null);
        session.close();
    }

    /** Goes on where somebody was when they were logged out, if that is a page of this site. */
    static void wantedAgain(String address) {
        if (ADDRESS.matcher(address).matches()) {
            wanted(address);
        }
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
