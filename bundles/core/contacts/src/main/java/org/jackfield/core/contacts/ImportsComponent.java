package org.jackfield.core.contacts;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.DirectorySearch;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.dialplan.DialPlan;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.contacts.query.store.DatabaseDrivers;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports when a person or the clock says so. */
@Component(
        name = "org.jackfield.core.contacts.imports",
        immediate = true,
        service = {ImportsComponent.class, SettingsListener.class, ScheduledJob.class},
        property = SettingsListener.ID + "=org.jackfield.core.contacts.sources")
@JobSchedule(name = "contacts.files", cron = "0 20 3 * * ?")
public final class ImportsComponent implements SettingsListener<ImportSources>, ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(ImportsComponent.class);
    private static final Subject SELF = Subject.system(ContactsComponent.NAME);

    private final BundleContext context;
    private final ImportDesk desk;
    private final ServiceRegistration<TaskHandler> handler;
    private final List<ServiceRegistration<ScheduledJob>> jobs = new ArrayList<>();

    /** Takes on what the clock is to import. */
    @Activate
    public ImportsComponent(
            BundleContext context,
            @Reference ContactsComponent contacts,
            @Reference DatabaseDrivers drivers,
            @Reference DirectorySearch directory,
            @Reference TelephonyService telephony,
            @Reference DialPlan plan,
            @Reference TaskService tasks,
            @Reference SettingsService settings,
            @Reference SecurityService security,
            @Reference AlertService alerts,
            @Reference SiteTime time) {
        this.context = context;
        Path data = Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")));
        desk = new ImportDesk(
                contacts.book(), contacts.desk(),
                new RowSources(
                        new ImportFiles(data), drivers, directory,
                        new SpeedDials(telephony, digits -> plan.cleanDialled(digits).result())),
                tasks, settings, security, alerts, time);
        handler = context.registerService(
                TaskHandler.class, desk, new Hashtable<>(Map.of(TaskHandler.TYPE, ImportDesk.TASK)));
        schedule(desk.sources().value());
    }

    /** {@return imports} */
    public ImportDesk desk() {
        return desk;
    }

    @Override
    public void settingsChanged(Stored<ImportSources> before, Stored<ImportSources> after) {
        schedule(after.value());
    }

    private synchronized void schedule(ImportSources sources) {
        jobs.forEach(ServiceRegistration::unregister);
        jobs.clear();
        sources.sources().forEach((directory, source) -> {
            if (!source.cron().isBlank()) {
                ScheduledJob job = due -> submit(UUID.fromString(directory));
                jobs.add(context.registerService(
                        ScheduledJob.class,
                        job,
                        new Hashtable<>(Map.of(
                                ScheduledJob.NAME, "contacts.import-" + directory, ScheduledJob.CRON, source.cron()))));
            }
        });
    }

    private void submit(UUID directory) {
        UUID task = desk.submit(directory, SELF, "system");
        LOG.info("Directory {} is imported by task {}", directory, task);
    }

    /** Removes files of imports long ago. */
    @Override
    public void run(Instant due) {
        desk.files().removeOld(due);
    }

    /** Takes everything back. */
    @Deactivate
    public synchronized void stop() {
        jobs.forEach(ServiceRegistration::unregister);
        jobs.clear();
        handler.unregister();
    }
}
