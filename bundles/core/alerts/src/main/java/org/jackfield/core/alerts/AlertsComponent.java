package org.jackfield.core.alerts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.alerts.store.AlertStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Alerts in memory, stored and told on one thread. It needs no database to work, for that the database is away is what
 * it has to tell.
 */
@Component(
        name = "org.jackfield.core.alerts",
        immediate = true,
        service = {AlertService.class, AlertsComponent.class, PermissionContribution.class})
public final class AlertsComponent implements AlertService, PermissionContribution {

    private static final Logger LOG = LoggerFactory.getLogger(AlertsComponent.class);
    private static final long RETRY_SECONDS = 15;

    private final AlertBook book = new AlertBook();
    private final List<AlertListener> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("jackfield-alerts").factory());
    private final SiteTime time;
    private volatile AlertStore store;

    @Activate
    public AlertsComponent(@Reference SiteTime time) {
        this.time = time;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Deactivate
    void stop() {
        thread.shutdown();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            target = "(schema=org.jackfield.core.alerts)")
    void setSchema(SchemaReady schema) {
        AlertStore found = new AlertStore(schema.jdbi());
        inTurn(() -> takeOver(found));
    }

    void unsetSchema(SchemaReady schema) {
        inTurn(() -> store = null);
    }

    void addListener(AlertListener listener) {
        listeners.add(listener);
    }

    void removeListener(AlertListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void raise(AlertCondition condition) {
        Optional<Alert> raised;
        synchronized (book) {
            raised = book.raise(condition, now());
        }
        raised.ifPresent(alert -> LOG.warn(
                "Alert {}: {}. {} {}", condition.key(), condition.title(), condition.detail(), condition.remedy()));
        inTurn(() -> afterChange(raised));
    }

    @Override
    public void clear(String key) {
        Optional<Alert> cleared;
        synchronized (book) {
            cleared = book.clear(key, now());
        }
        if (cleared.isPresent()) {
            LOG.info("Alert {} is over", key);
            inTurn(() -> afterChange(cleared));
        }
    }

    @Override
    public List<Alert> active() {
        synchronized (book) {
            return book.active();
        }
    }

    @Override
    public Page<Alert> history(PageRequest page) {
        AlertStore now = store;
        if (now != null) {
            return now.page(page);
        }
        synchronized (book) {
            List<Alert> all = book.remembered();
            return Page.within(all, page);
        }
    }

    @Override
    public List<Permission> permissions() {
        return List.of(AlertService.VIEW, CLEAR, AlertsSettings.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.DASHBOARD.granting(AlertService.VIEW.id(), CLEAR.id()),
                StandardOption.DATABASE_MAINTENANCE.granting(AlertsSettings.CONFIGURE.id()));
    }

    /** For tests: waits until everything so far has been told and stored. */
    void settle() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        thread.execute(done::countDown);
        if (!done.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the alerts' thread is stuck");
        }
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private void inTurn(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped; not told and not stored", e);
        }
    }

    private void afterChange(Optional<Alert> change) {
        save();
        change.ifPresent(alert -> listeners.forEach(listener -> tell(listener, alert)));
    }

    private static void tell(AlertListener listener, Alert alert) {
        try {
            listener.alertChanged(alert);
        } catch (RuntimeException e) {
            LOG.error("{} failed at an alert", listener, e);
        }
    }

    private void takeOver(AlertStore found) {
        try {
            List<Alert> standing = found.standing();
            synchronized (book) {
                book.takeOver(standing, now());
            }
            store = found;
            save();
        } catch (RuntimeException e) {
            LOG.info("The stored alerts cannot be read now: {}", e.getMessage());
            thread.schedule(() -> takeOver(found), RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void save() {
        AlertStore now = store;
        if (now == null) {
            return;
        }
        List<Alert> unsaved;
        synchronized (book) {
            unsaved = book.takeUnsaved();
        }
        if (unsaved.isEmpty()) {
            return;
        }
        try {
            now.save(unsaved);
        } catch (RuntimeException e) {
            LOG.debug("Alerts cannot be stored now", e);
            synchronized (book) {
                book.putBack(unsaved);
            }
            thread.schedule(this::save, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }
}
