package org.jackfield.apps.recording.keys;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.store.FileStore;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Holds the site's keys and its ledger, with or without a database. */
@Component(name = "org.jackfield.apps.recording.keys", immediate = true, service = ScheduledJob.class)
@JobSchedule(name = "recording.keys", cron = "15 * * * * ?")
public final class KeysComponent implements ScheduledJob {

    private final SiteKeys keys;
    private final SiteLedger ledger;
    private final KeyWatch watch;
    private final ServiceRegistration<?> keysService;
    private final ServiceRegistration<?> ledgerService;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile FileStore files;

    /** Reads the keys. */
    @Activate
    public KeysComponent(BundleContext context, @Reference AlertService alerts, @Reference SiteTime time) throws IOException {
        RecordingFolders folders = RecordingFolders.ofSystem();
        keys = new SiteKeys(Path.of(System.getProperty("karaf.etc", "etc"), "recording"), folders.root());
        ledger = new SiteLedger(folders.ledger(), keys, time.clock());
        watch = new KeyWatch(alerts);
        watch.look(keys, Map.of());
        keysService = context.registerService(
                new String[] {RecordingKeys.class.getName(), SiteKeys.class.getName()}, keys, null);
        ledgerService = context.registerService(ProofLedger.class, ledger, null);
    }

    /** Looks whether a key came back or is missing. */
    @Override
    public void run(Instant due) throws IOException {
        keys.reload();
        watch.look(keys, kept());
    }

    private Map<String, Long> kept() {
        FileStore store = files;
        try {
            return store == null ? Map.of() : store.keysByMaster();
        } catch (RuntimeException e) {
            return Map.of(); // the database has an alert of its own
        }
    }

    @Deactivate
    void stop() throws IOException {
        keysService.unregister();
        ledgerService.unregister();
        watch.clear();
        ledger.close();
    }
}
