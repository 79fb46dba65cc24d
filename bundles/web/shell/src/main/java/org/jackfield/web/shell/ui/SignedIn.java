package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinSession;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jackfield.api.security.LogIn;
import org.jackfield.api.security.SessionService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.web.shell.SessionIds;
import org.jackfield.web.shell.Shell;
import org.jackfield.web.shell.ShellPermissions;

/** Who is logged in with a browser. Everything here wants the session's lock, which a request holds. */
public final class SignedIn {

    /** The container keeps a session for longer than people may be idle, so that who is logged out can be told why. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    /** An address that was looked at; nothing that could lead to another site. */
    private static final Pattern ADDRESS = Pattern.compile("[a-z0-9-]+(/[A-Za-z0-9._~-]+)*");

    private static final String LANGUAGE = SignedIn.class.getName() + ".language";
    private static final String OFFERED = SignedIn.class.getName() + ".setup";
    private static final String WANTED = SignedIn.class.getName() + ".wanted";

    private SignedIn() {}

    /** {@return the log-in of a session; empty if nobody is logged in} */
    public static Optional<LogIn> of(VaadinSession session) {
        return Optional.ofNullable(session.getAttribute(LogIn.class));
    }

    /**
     * {@return the log-in of the current session}
     *
     * @throws IllegalStateException if nobody is logged in, which the gate prevents
     */
    static LogIn logIn() {
        return of(VaadinSession.getCurrent()).orElseThrow(() -> new IllegalStateException("nobody is logged in"));
    }

    /**
     * {@return who is logged in with the current session}
     *
     * @throws IllegalStateException if nobody is, which the gate prevents
     */
    static Subject subject() {
        return logIn().subject();
    }

    /**
     * Opens a session for a log-in, under a new session id, so that an id known before is worth nothing.
     *
     * @throws org.jackfield.api.problem.ProblemException {@code security.forbidden} if the person may not use the pages
     */
    static void open(LogIn logIn, Shell shell) {
        shell.security().check(logIn.subject(), ShellPermissions.USE, Target.SITE);
        VaadinSession session = VaadinSession.getCurrent();
        changeId(session);
        ended(session);
        keep(session, shell.sessions().timeout());
        session.setAttribute(LogIn.class, logIn);
        session.setAttribute(
                SessionService.Handle.class,
                shell.entrance().sessions().open(logIn, origin(), client(), () -> session.access(() -> endedByOthers(session))));
        remember(session, shell.entrance().language().of(logIn.subject()));
    }

    /** Goes on with a log-in that its owner has just renewed, under a new session id too. */
    static void renewed(LogIn logIn) {
        VaadinSession session = VaadinSession.getCurrent();
        changeId(session);
        session.setAttribute(LogIn.class, logIn);
        Optional.ofNullable(session.getAttribute(SessionService.Handle.class)).ifPresent(handle -> handle.renewed(logIn));
    }

    /** {@return the language that who is logged in chose; empty for what the browser says} */
    public static Optional<Locale> language(VaadinSession session) {
        return Optional.ofNullable((Locale) session.getAttribute(LANGUAGE));
    }

    /** Shows the pages of a session in this language from their next loading on. */
    static void remember(VaadinSession session, Optional<Locale> language) {
        session.setAttribute(LANGUAGE, language.orElse(null));
    }

    /** A session has ended, for whatever reason. */
    public static void ended(VaadinSession session) {
        Optional.ofNullable(session.getAttribute(SessionService.Handle.class)).ifPresent(SessionService.Handle::closed);
        session.setAttribute(SessionService.Handle.class, null);
    }

    /** Somebody did something in a session. */
    static void active(VaadinSession session, Duration timeout) {
        keep(session, timeout);
        Optional.ofNullable(session.getAttribute(SessionService.Handle.class)).ifPresent(SessionService.Handle::active);
    }

    private static void changeId(VaadinSession session) {
        if (session.getService() instanceof SessionIds ids
                && VaadinRequest.getCurrent() instanceof VaadinServletRequest request) {
            String before = session.getSession().getId();
            request.getHttpServletRequest().changeSessionId();
            ids.sessionIdChanged(before, session.getSession().getId());
        }
    }

    private static void endedByOthers(VaadinSession session) {
        end(session, tab -> "/login?ended");
    }

    private static String client() {
        VaadinRequest request = VaadinRequest.getCurrent();
        String agent = request == null ? null : request.getHeader("User-Agent");
        return agent == null ? "" : agent;
    }

    /** Lets the container keep a session as long as somebody may be idle in it. */
    private static void keep(VaadinSession session, Duration timeout) {
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
        ended(session);
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
        // the dashboard is where one begins, and those who begin may have something else to do first
        return wanted == null || wanted.equals("dashboard") ? "" : wanted.toString();
    }

    /** {@return whether the set-up was not yet offered in this session; from now on it was} */
    static boolean offerSetup() {
        VaadinSession session = VaadinSession.getCurrent();
        boolean first = session.getAttribute(OFFERED) == null;
        session.setAttribute(OFFERED, true);
        return first;
    }

    /** {@return where requests come from, as the audit trail writes it} */
    static String origin() {
        VaadinRequest request = VaadinRequest.getCurrent();
        return request == null ? "web" : "web " + request.getRemoteAddr();
    }
}
