package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsListener;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.keys.ProofLedger;
import org.jackfield.apps.recording.keys.RecordingKeys;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordedListener;
import org.jackfield.apps.recording.store.RecordingStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps recordings for as long as they are wanted, where they are wanted. */
@Component(
        name = "org.jackfield.apps.recording.keeping",
        immediate = true,
        service = SettingsListener.class,
        property = SettingsListener.ID + "=org.jackfield.apps.recording.keeping")
public final class KeepingComponent implements SettingsListener<KeepingSettings> {

    /** So much of what was fetched from shares stays here. */
    private static final long MOST_FETCHED_BYTES = 1L << 30;

    private static final Logger LOG = LoggerFactory.getLogger(KeepingComponent.class);
    private static final Subject SELF = Subject.system("org.jackfield.apps.recording");

    private final TaskService tasks;
    private final Archiving archiving;
    private final List<ServiceRegistration<?>> services = new ArrayList<>();

    /** Begins to keep them. */
    @Activate
    public KeepingComponent(
            BundleContext context,
            @Reference RecordingStore store,
            @Reference FileStore files,
            @Reference RecordingKeys keys,
            @Reference ProofLedger ledger,
            @Reference SettingsService settings,
            @Reference AlertService alerts,
            @Reference AuditService audit,
            @Reference TaskService tasks,
            @Reference ShareService shares,
            @Reference SiteTime time) {
        this.tasks = tasks;
        Supplier<KeepingSettings> now = () -> settings.read(KeepingSettings.TYPE).value();
        RecordingFolders folders = RecordingFolders.ofSystem();
        Fetched fetched = new Fetched(folders.fetched(), MOST_FETCHED_BYTES, time.clock());
        forgetFetched(fetched);
        Function<KeepingSettings, List<Archive>> archives = wanted -> archives(wanted, shares, fetched);
        FilePlaces places = new FilePlaces(folders, () -> archives.apply(now.get()));
        Eraser eraser = new Eraser(store, files, ledger, places, audit, time.clock());
        Retention retention = new Retention(files, eraser, now, time.clock());
        Verification verification = new Verification(files, places, keys);
        archiving = new Archiving(files, places, now, archives, alerts, time.clock());
        services.add(context.registerService(RecordingFiles.class, places, null));
        services.add(context.registerService(Eraser.class, eraser, null));
        services.add(context.registerService(
                new String[] {Retention.class.getName(), TaskHandler.class.getName()}, retention, handles(Retention.TASK)));
        services.add(context.registerService(
                new String[] {Verification.class.getName(), TaskHandler.class.getName()}, verification, handles(Verification.TASK)));
        DatWriter dat = new DatWriter(store, places, () -> settings.read(RecordingSettings.TYPE).value().datFiles(), time);
        services.add(context.registerService(RecordedListener.class, dat, null));
        services.add(context.registerService(ScheduledJob.class, due -> archive(dat, files), job("recording.archive", "40 0/5 * * * ?")));
        services.add(context.registerService(ScheduledJob.class, due -> retain(now), job("recording.retention", "0 40 2 * * ?")));
    }

    private static void forgetFetched(Fetched fetched) {
        try {
            fetched.clear();
        } catch (IOException e) {
            LOG.warn("What was fetched from archives cannot be deleted: {}", e.getMessage());
        }
    }

    private static List<Archive> archives(KeepingSettings wanted, ShareService shares, Fetched fetched) {
        return Stream.<Archive>concat(
                        wanted.archiveFolders().stream().map(FolderArchive::new),
                        wanted.archiveShares().stream().map(share -> new ShareArchive(share, shares, fetched)))
                .toList();
    }

    private static Dictionary<String, Object> handles(String task) {
        return new Hashtable<>(Map.of(TaskHandler.TYPE, task));
    }

    private static Dictionary<String, Object> job(String name, String cron) {
        return new Hashtable<>(Map.of(ScheduledJob.NAME, name, ScheduledJob.CRON, cron));
    }

    /** DAT files first, for they go along. */
    private void archive(DatWriter dat, FileStore files) {
        dat.catchUp(files);
        archiving.run();
    }

    private void retain(Supplier<KeepingSettings> now) {
        if (now.get().deleteOld()) {
            tasks.submit(Retention.TASK, "Delete recordings older than " + now.get().keepDays() + " days", Map.of(), SELF);
        }
    }

    /** New archives are set up, and a shorter age holds at once. */
    @Override
    public void settingsChanged(Stored<KeepingSettings> before, Stored<KeepingSettings> after) {
        archiving.prepare(before.value(), after.value());
        boolean more = !before.value().deleteOld() || after.value().keepDays() < before.value().keepDays();
        if (more) {
            retain(after::value);
        }
    }

    @Deactivate
    void stop() {
        services.forEach(ServiceRegistration::unregister);
        archiving.clearAlerts();
    }
}
