package org.jackfield.web.shell.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.web.ViewContext;
import org.jackfield.api.web.parts.Notifications;
import org.jackfield.api.web.parts.ProgressDialog;
import org.jackfield.web.shell.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One visit to a page by one browser tab. */
final class PageContext implements ViewContext {

    private static final Logger LOG = LoggerFactory.getLogger(PageContext.class);

    private final Shell shell;
    private final UI tab;
    private final Subject subject;
    private final Messages messages;
    private final String path;
    private final Map<String, List<String>> query;
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final AutoCloseable closer = this::close;
    private PageContext whole;
    private boolean closed;

    PageContext(
            Shell shell, UI tab, Subject subject, Messages messages, String path, Map<String, List<String>> query) {
        this.shell = shell;
        this.tab = tab;
        this.subject = subject;
        this.messages = messages;
        this.path = path;
        this.query = query;
    }

    /** {@return the context of something that is shown on this page; it is closed with the page, or before} */
    PageContext part(Messages catalogue, String partPath) {
        PageContext part = new PageContext(shell, tab, subject, catalogue, partPath, query);
        part.whole = this;
        closeWithView(part.closer);
        return part;
    }

    /** Gives everything back and lets nothing through any more. */
    void close() {
        List<AutoCloseable> open;
        synchronized (resources) {
            closed = true;
            open = List.copyOf(resources);
            resources.clear();
        }
        open.forEach(PageContext::closeQuietly);
        if (whole != null) {
            whole.forget(closer);
        }
    }

    private void forget(AutoCloseable resource) {
        synchronized (resources) {
            resources.remove(resource);
        }
    }

    @Override
    public Subject subject() {
        return subject;
    }

    @Override
    public Locale locale() {
        return tab.getLocale();
    }

    @Override
    public ZoneId zone() {
        return shell.time().zone();
    }

    @Override
    public boolean may(Permission permission, Target target) {
        return shell.security().decide(subject, permission, target).allowed();
    }

    @Override
    public String text(String key, Object... arguments) {
        return messages.text(locale(), key, arguments);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Map<String, List<String>> query() {
        return query;
    }

    @Override
    public void navigate(String address) {
        tab.navigate(address);
    }

    @Override
    public void push(Runnable change) {
        try {
            tab.access(() -> {
                if (!isClosed()) {
                    change.run();
                }
            });
        } catch (UIDetachedException e) {
            LOG.trace("The tab was closed meanwhile", e);
        }
    }

    @Override
    public <T> void load(Callable<T> work, Consumer<? super T> show) {
        shell.workers().execute(() -> {
            try {
                T result = shell.security().callAs(subject, work);
                push(() -> show.accept(result));
            } catch (Exception e) {
                push(() -> notifyProblem(e));
            }
        });
    }

    @Override
    public void closeWithView(AutoCloseable resource) {
        synchronized (resources) {
            if (!closed) {
                resources.add(resource);
                return;
            }
        }
        closeQuietly(resource);
    }

    @Override
    public void notifySuccess(String text) {
        Notifications.success(text);
    }

    @Override
    public void notifyProblem(Throwable failure) {
        Notifications.problem(failure);
    }

    @Override
    public void openTask(UUID task) {
        shell.tasks().status(task).ifPresent(status -> {
            ProgressDialog dialog = new ProgressDialog(status, () -> shell.tasks().cancel(task, subject));
            AutoCloseable watch = shell.tasks().watch(change -> {
                if (change.id().equals(task)) {
                    push(() -> dialog.show(change));
                }
            });
            closeWithView(watch);
            dialog.addOpenedChangeListener(change -> {
                if (!change.isOpened()) {
                    closeQuietly(watch);
                }
            });
            dialog.open();
        });
    }

    private boolean isClosed() {
        synchronized (resources) {
            return closed;
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.warn("A page could not give something back", e);
        }
    }
}
