package org.jackfield.apps.reporting;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.FilterUsage;
import org.jackfield.api.i18n.SiteLocale;
import org.jackfield.api.licence.LicenceService;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.reporting.ReportService;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.export.Exports;
import org.jackfield.apps.reporting.store.ReportStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers what pages, REST, commands and schedules do with reports; removes exports that are a day old. */
@Component(name = "org.jackfield.apps.reporting.desk", immediate = true, service = ScheduledJob.class)
@JobSchedule(name = "reporting.exports", cron = "30 12 * * * ?")
public final class DeskComponent implements ScheduledJob {

    private final Exports exports;
    private final List<ServiceRegistration<?>> services;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<ReportUsage> usages;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile SiteLocale siteLocale;

    /** Offers it. */
    @Activate
    public DeskComponent(
            BundleContext context,
            @Reference(target = "(schema=org.jackfield.apps.reporting)") SchemaReady schema,
            @Reference ReportService engine,
            @Reference FilterService filters,
            @Reference LicenceService licence,
            @Reference SettingsService settings,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference TaskService tasks,
            @Reference SiteTime time)
            throws IOException {
        ReportRuns runs = new ReportRuns(
                engine, filters, licence, () -> settings.read(ReportingSettings.TYPE).value(), security, audit,
                () -> new Formats(locale(), time.zone()));
        Path data = Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")));
        exports = new Exports(runs, tasks, security, time.clock(), data.resolve("tmp").resolve("report-exports"));
        Dictionary<String, Object> handles = new Hashtable<>();
        handles.put(TaskHandler.TYPE, Exports.TYPE);
        services = List.of(
                context.registerService(ReportRuns.class, runs, null),
                context.registerService(
                        new String[] {ReportDesk.class.getName(), FilterUsage.class.getName()},
                        new ReportDesk(engine, filters, new ReportStore(schema), security, audit, this::usages, time), null),
                context.registerService(new String[] {Exports.class.getName(), TaskHandler.class.getName()}, exports, handles));
    }

    private Locale locale() {
        SiteLocale present = siteLocale;
        return present == null ? SiteLocale.DEFAULT : present.locale();
    }

    private List<ReportUsage> usages() {
        List<ReportUsage> present = usages;
        return present == null ? List.of() : present;
    }

    @Override
    public void run(Instant due) {
        exports.expire();
    }

    @Deactivate
    void stop() {
        services.forEach(ServiceRegistration::unregister);
    }
}
