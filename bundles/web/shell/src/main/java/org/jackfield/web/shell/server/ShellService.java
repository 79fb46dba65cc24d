package org.jackfield.web.shell.server;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.internal.ComponentMetaData;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.ServiceDestroyListener;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletService;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedSession;
import com.vaadin.flow.server.communication.PushConnection;
import com.vaadin.flow.shared.Registration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import org.jackfield.web.shell.SessionIds;
import org.jackfield.web.shell.Shell;
import org.jackfield.web.shell.ui.Gate;
import org.jackfield.web.shell.ui.SignedIn;

/**
 * Vaadin's service with the shell's instantiator, and with sessions that push can find.
 *
 * <p>Felix keeps each servlet context's session attributes under names of its own. A WebSocket handshake does not pass
 * through Felix and sees the container's bare session, in which Vaadin's session would not be found; the browser would
 * take that for an expired session and load the page again, for ever. So sessions are also kept here by the container's
 * session id, which both sides know.
 */
public final class ShellService extends VaadinServletService implements SessionIds {

    private static final long serialVersionUID = 1L;

    /** Twelve by default, five seconds apart: a page behind a proxy that stops WebSockets would stand still for a minute. */
    private static final String WEB_SOCKET_RETRIES = "1";

    private final transient Shell shell;
    private final transient Map<String, VaadinSession> sessions = new ConcurrentHashMap<>();
    private final transient List<Registration> componentListeners = new CopyOnWriteArrayList<>();

    ShellService(VaadinServlet servlet, DeploymentConfiguration configuration, Shell shell) {
        super(servlet, configuration);
        this.shell = shell;
    }

    @Override
    public void init() throws ServiceException {
        super.init();
        addSessionDestroyListener(event -> {
            sessions.values().remove(event.getSession());
            shell.sessions().forget(event.getSession());
            SignedIn.ended(event.getSession());
        });
        addUIInitListener(event -> {
            Locale language = SignedIn.language(event.getUI().getSession())
                    .orElseGet(() -> shell.language().get().of(VaadinRequest.getCurrent().getLocale()));
            event.getUI().setLocale(language);
            // read aloud in the language that it is written in
            event.getUI().getElement().executeJs("document.documentElement.lang = $0", language.toLanguageTag());
            event.getUI().getPushConfiguration().setParameter("maxWebsocketErrorRetries", WEB_SOCKET_RETRIES);
            Gate.guard(event.getUI(), shell);
            shell.tabs().opened(event.getUI());
            event.getUI().addDetachListener(gone -> shell.tabs().closed(gone.getUI()));
        });
        CustomizedSystemMessages messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        setSystemMessagesProvider(info -> messages);
    }

    /** {@return whether a change can be sent to the tab at this moment} */
    public static boolean reaches(UI tab) {
        PushConnection connection = tab.getInternals().getPushConnection();
        return connection != null && connection.isConnected();
    }

    /** Forgets a tab as if it had been closed. What it asks later is answered by loading the page anew. */
    public static void letGo(UI tab) {
        tab.access(() -> {
            VaadinSession session = tab.getSession();
            tab.close();
            session.removeUI(tab);
        });
    }

    /** The front end lies in Vaadin's bundle, not in the shell's. */
    @Override
    protected void setDefaultClassLoader() {
        setClassLoader(VaadinServlet.class.getClassLoader());
    }

    @Override
    protected Instantiator createInstantiator() {
        return new ShellInstantiator(this, shell);
    }

    @Override
    public void sessionIdChanged(String before, String after) {
        VaadinSession session = sessions.remove(key(before));
        if (session != null) {
            sessions.put(key(after), session);
        }
    }

    /** Vaadin leaves one such listener behind for every component class it has met, which keeps the class in memory. */
    @Override
    public Registration addServiceDestroyListener(ServiceDestroyListener listener) {
        Registration registration = super.addServiceDestroyListener(listener);
        if (Arrays.stream(listener.getClass().getDeclaredFields())
                .anyMatch(captured -> captured.getType() == ComponentMetaData.class)) {
            componentListeners.add(registration);
        }
        return registration;
    }

    /** Drops what {@link #addServiceDestroyListener} has kept of component classes. */
    void forgetComponents() {
        List<Registration> gone = List.copyOf(componentListeners);
        componentListeners.removeAll(gone);
        gone.forEach(Registration::remove);
    }

    @Override
    protected void writeToHttpSession(WrappedSession http, VaadinSession session) {
        super.writeToHttpSession(http, session);
        sessions.put(key(http.getId()), session);
    }

    @Override
    protected VaadinSession readFromHttpSession(WrappedSession http) {
        VaadinSession session = super.readFromHttpSession(http);
        return session != null ? session : sessions.get(key(http.getId()));
    }

    @Override
    protected void removeFromHttpSession(WrappedSession http) {
        sessions.remove(key(http.getId()));
        super.removeFromHttpSession(http);
    }

    @Override
    protected Lock getSessionLock(WrappedSession http) {
        VaadinSession session = sessions.get(key(http.getId()));
        return session != null && session.getLockInstance() != null
                ? session.getLockInstance()
                : super.getSessionLock(http);
    }

    /** Felix appends its context's number to the container's id. */
    private static String key(String id) {
        int suffix = id.indexOf('-');
        return suffix < 0 ? id : id.substring(0, suffix);
    }
}
