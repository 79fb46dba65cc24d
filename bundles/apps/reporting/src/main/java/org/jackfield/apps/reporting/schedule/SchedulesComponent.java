package org.jackfield.apps.reporting.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.FilterUsage;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.AccountService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.reporting.ReportUsage;
import org.jackfield.apps.reporting.schedule.store.JdbiScheduleStore;
import org.jackfield.apps.reporting.schedule.store.ScheduleStore;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every minute for runs that are due, and makes them on a thread of its own. */
@Component(
        name = "org.jackfield.apps.reporting.schedule",
        immediate = true,
        service = {SchedulesComponent.class, ScheduledJob.class, FilterUsage.class, ReportUsage.class})
@JobSchedule(name = "reporting.schedules", cron = "0 * * * * ?")
public final class SchedulesComponent implements ScheduledJob, FilterUsage, ReportUsage {

    private static final Logger LOG = LoggerFactory.getLogger(SchedulesComponent.class);
    private static final int PATIENCE_SECONDS = 10;

    private final Schedules schedules;
    private final ScheduleRunner runner;
    private final SiteTime time;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("reporting-schedules").daemon().factory());
    private volatile boolean stopped;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile ReportFiles reports;

    /** Goes on with what a stop cut off, at the next minute. */
    @Activate
    public SchedulesComponent(
            BundleContext bundle,
            @Reference(target = "(schema=org.jackfield.apps.reporting)") SchemaReady schema,
            @Reference SecurityService security,
            @Reference AccountService accounts,
            @Reference AuditService audit,
            @Reference FilterService filters,
            @Reference LicenceService licences,
            @Reference MailService mail,
            @Reference ShareService shares,
            @Reference SiteTime time) {
        this.time = time;
        ScheduleStore store = new JdbiScheduleStore(schema);
        schedules = new Schedules(store, security, audit, filters, this::reports, () -> lock(licences), time.clock());
        runner = new ScheduleRunner(
                store, security, this::reports, id -> account(accounts, id), new ScheduleRunner.Ways(mail, shares),
                () -> folder(bundle), time.clock());
    }

    private Optional<ReportFiles> reports() {
        return Optional.ofNullable(reports);
    }

    private static Optional<String> lock(LicenceService licences) {
        String entitlement = Entitlement.REPORT_SCHEDULING.id();
        return licences.allowance(entitlement).granted() && licences.lock(entitlement).isEmpty()
                ? Optional.empty()
                : Optional.of("The licence does not hold report scheduling.");
    }

    private static Optional<Subject> account(AccountService accounts, String id) {
        return accounts.find(UUID.fromString(id))
                .filter(account -> account.enabled())
                .map(account -> new Subject(account.id().toString(), account.name(), Subject.Kind.PERSON, account.roles()));
    }

    private static Path folder(BundleContext bundle) {
        try {
            return Files.createDirectories(bundle.getDataFile("schedules").toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the schedules} */
    public Schedules schedules() {
        return schedules;
    }

    @Override
    public void run(Instant due) {
        Instant now = time.now();
        schedules.noteDue(now);
        schedules.removeOld(now);
        wake();
    }

    /** Makes what waits, as soon as what goes on has ended. */
    public void wake() {
        if (!stopped) {
            thread.execute(() -> {
                try {
                    runner.work(() -> stopped);
                } catch (RuntimeException e) {
                    LOG.warn("Schedules wait for the next minute", e);
                }
            });
        }
    }

    @Override
    public List<String> usesOf(UUID id) {
        return schedules.usesOf(id);
    }

    @Override
    public void filterRemoved(UUID filter) {
        schedules.filterRemoved(filter);
    }

    @Override
    public void reportRemoved(UUID report) {
        schedules.reportRemoved(report);
    }

    /** A run that goes on is made again after the next start. */
    @Deactivate
    public void stop() throws InterruptedException {
        stopped = true;
        thread.shutdownNow();
        if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A report of a schedule did not stop within {} seconds", PATIENCE_SECONDS);
        }
    }
}
