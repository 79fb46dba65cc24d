package org.jackfield.core.mail;

import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthCheck;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.metrics.MetricSink;
import org.jackfield.api.metrics.MetricSource;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
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

/** Accepts mail, and sends it on one thread. */
@Component(
        name = "org.jackfield.core.mail",
        immediate = true,
        service = {MailService.class, MailComponent.class, PermissionContribution.class, HealthCheck.class, MetricSource.class})
public final class MailComponent implements MailService, PermissionContribution, HealthCheck, MetricSource {

    private static final Logger LOG = LoggerFactory.getLogger(MailComponent.class);
    private static final long LOOK_SECONDS = 15;

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("jackfield-mail").factory());
    private final MailCounts counts = new MailCounts();
    private final MailStore store;
    private final MailServer server;
    private final MailQueue queue;
    private final AlertService alerts;
    private final AuditService audit;
    private final SiteTime time;

    @Activate
    public MailComponent(
            @Reference(target = "(schema=org.jackfield.core.mail)") SchemaReady schema,
            @Reference SettingsService settings,
            @Reference AlertService alerts,
            @Reference AuditService audit,
            @Reference SiteTime time) {
        this.store = new MailStore(schema.jdbi());
        this.alerts = alerts;
        this.audit = audit;
        this.time = time;
        this.server = new MailServer(
                () -> settings.read(MailSettings.TYPE).value(), new AccessTokens(settings, time::now), Patience.USUAL);
        this.queue = new MailQueue(store, () -> QueueKey.of(settings), server, alerts, time::now, counts);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        thread.scheduleWithFixedDelay(this::run, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** What is being sent may end; what was not sent waits in the database. */
    @Deactivate
    void stop() {
        thread.shutdown();
    }

    private void run() {
        try {
            queue.run();
        } catch (RuntimeException e) {
            LOG.info("The mail that waits cannot be looked through now: {}", e.getMessage());
            LOG.debug("The mail that waits cannot be looked through now", e);
        }
    }

    private void soon() {
        try {
            thread.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopped; sent after the next start", e);
        }
    }

    @Override
    public boolean ready() {
        return server.settings().ready();
    }

    @Override
    public Optional<Problem> probe() {
        return MailTest.connect(server);
    }

    @Override
    public long mostAttachedBytes() {
        return (long) server.settings().mostAttachedMegabytes() << 20;
    }

    @Override
    public UUID send(Mail mail, Subject by) {
        try {
            queue.check(mail);
        } catch (ProblemException e) {
            counts.refused.increment();
            throw e;
        }
        audit.record(AuditEvent.done(by, "system", "mail.send", mail.purpose() + " to " + String.join(", ", mail.everybody())));
        UUID id = queue.accept(mail, by.name());
        soon();
        return id;
    }

    @Override
    public URI linkTo(String path) {
        String address = server.settings().webAddress();
        if (address.isEmpty()) {
            throw ProblemException.unavailable(
                    "mail.no-web-address", "", "Nobody has entered under which address people reach this site.",
                    "Ask an administrator to enter the web address in the settings, under Email.");
        }
        return URI.create(address.endsWith("/") ? address + path : address + "/" + path);
    }

    @Override
    public Optional<MailStatus> status(UUID id) {
        return store.find(id).map(MailStore.Row::status);
    }

    @Override
    public Page<MailStatus> list(PageRequest page) {
        Page<MailStore.Row> rows = store.page(page);
        return Page.of(rows.items().stream().map(MailStore.Row::status).toList(), page, rows.total());
    }

    /** Lets all that waits be tried now; {@return how many} */
    public int hurry(Subject by, String origin) {
        audit.record(AuditEvent.done(by, origin, "mail.hurry", ""));
        int hurried = store.hurry(time.now().truncatedTo(ChronoUnit.MILLIS));
        soon();
        return hurried;
    }

    /** Tries the mail server; {@return the steps up to the first that failed} It takes up to a minute. */
    public List<MailTest.Outcome> test(String to, Subject by, String origin) {
        audit.record(AuditEvent.done(by, origin, "mail.test", to));
        return MailTest.run(server, to, time.now());
    }

    /** Sends at once and without the queue, for when there is no database; {@return whether it went to anybody} */
    boolean sendDirectly(Mail mail) {
        try (SmtpConnection connection = server.connect()) {
            MailMessage message = new MailMessage(
                    Ids.next(), mail.to(), mail.copies(), mail.subject(), mail.text(), mail.attachments(), time.now());
            return connection.send(message, mail.everybody()).size() < mail.everybody().size();
        } catch (SmtpException e) {
            LOG.info("The mail server takes no mail: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public List<Permission> permissions() {
        return List.of(MailService.VIEW, MailSettings.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.EMAIL.granting(MailSettings.CONFIGURE.id(), MailService.VIEW.id()));
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Health check() {
        return alerts.active().stream()
                .filter(alert -> alert.condition().key().equals(MailQueue.SERVER_ALERT))
                .findFirst()
                .map(alert -> Health.degraded(alert.condition().detail()))
                .orElseGet(Health::up);
    }

    @Override
    public void collect(MetricSink sink) {
        counts.collect(sink);
    }
}
