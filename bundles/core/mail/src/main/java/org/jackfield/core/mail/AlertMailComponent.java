package org.jackfield.core.mail;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertListener;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.mail.store.MailStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mails alerts, on a thread of its own: the alerts' thread never waits for it. */
@Component(
        name = "org.jackfield.core.mail.alerts",
        immediate = true,
        service = {AlertListener.class, ScheduledJob.class})
@JobSchedule(name = "mail.alerts", cron = "30 * * * * ?")
public final class AlertMailComponent implements AlertListener, ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(AlertMailComponent.class);
    private static final Subject SELF = Subject.system("org.jackfield.core.mail");
    /** What comes together goes in one mail. */
    private static final long GATHER_SECONDS = 3;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("jackfield-mail-alerts").factory());
    private final AtomicBoolean planned = new AtomicBoolean();
    private final AlertMails mails = new AlertMails();
    private final MailComponent mail;
    private final MailStore store;
    private final AlertService alerts;
    private final SettingsService settings;
    private final SiteTime time;
    private boolean tookOver;

    @Activate
    public AlertMailComponent(
            @Reference MailComponent mail,
            @Reference(target = "(schema=org.jackfield.core.mail)") SchemaReady schema,
            @Reference AlertService alerts,
            @Reference SettingsService settings,
            @Reference SiteTime time) {
        this.mail = mail;
        this.store = new MailStore(schema.jdbi());
        this.alerts = alerts;
        this.settings = settings;
        this.time = time;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Deactivate
    void stop() {
        thread.shutdown();
    }

    @Override
    public void alertChanged(Alert alert) {
        if (alert.active()) {
            plan(GATHER_SECONDS);
        }
    }

    @Override
    public void run(Instant due) {
        plan(0);
    }

    private void plan(long seconds) {
        if (planned.compareAndSet(false, true)) {
            try {
                thread.schedule(this::look, seconds, TimeUnit.SECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("Stopped", e);
            }
        }
    }

    private void look() {
        planned.set(false);
        try {
            mailDue();
        } catch (RuntimeException e) {
            LOG.warn("Alerts cannot be mailed now", e);
        }
    }

    /** Mails what is due. */
    void mailDue() {
        AlertMailSettings now = settings.read(AlertMailSettings.TYPE).value();
        if (now.addresses().isEmpty() || !mail.ready()) {
            return;
        }
        remember();
        Instant at = time.now();
        List<Alert> standing = alerts.active();
        List<Alert> due = mails.due(standing, now, at);
        if (!due.isEmpty() && sent(AlertMails.mail(due, now.addresses(), site(), at))) {
            mails.wereMailed(due, standing, at);
            try {
                store.replaceMailedAlerts(mails.mailed());
            } catch (RuntimeException e) {
                LOG.info("Which alerts were mailed cannot be stored now: {}", e.getMessage());
            }
        }
    }

    private String site() {
        String name = settings.read(MailSettings.TYPE).value().fromName();
        return name.isBlank() ? "Jackfield" : name;
    }

    private void remember() {
        if (!tookOver) {
            try {
                mails.takeOver(store.mailedAlerts());
                tookOver = true;
            } catch (RuntimeException e) {
                LOG.info("Which alerts were mailed before cannot be read now: {}", e.getMessage());
            }
        }
    }

    private boolean sent(Mail told) {
        try {
            mail.send(told, SELF);
            return true;
        } catch (RuntimeException e) {
            if (e instanceof ProblemException problem && "mail.queue-full".equals(problem.problem().code())) {
                return false;
            }
            // That the database is away is just what may have to be told.
            LOG.info("The alert goes past the queue: {}", e.getMessage());
            return mail.sendDirectly(told);
        }
    }
}
