package org.jackfield.apps.recording.rules;

import java.time.Instant;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.store.AddressStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the rules as they stand, with or without a database. */
@Component(
        name = "org.jackfield.apps.recording.rules",
        immediate = true,
        service = {CurrentRules.class, ScheduledJob.class})
@JobSchedule(name = "recording.learned-addresses", cron = "0/10 * * * * ?")
public final class RulesComponent implements CurrentRules, ScheduledJob {

    private static final Logger LOG = LoggerFactory.getLogger(RulesComponent.class);

    private final LiveRules rules;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile AddressStore addresses;

    /** Goes by the settings. */
    @Activate
    public RulesComponent(@Reference SettingsService settings, @Reference SiteTime time) {
        rules = new LiveRules(settings, time.clock());
    }

    @Override
    public RecordingRules rules() {
        return rules.rules();
    }

    @Override
    public void learned(PhoneSystemId system, DeviceId device, String mac, String address) {
        rules.learned(system, device, mac, address);
    }

    /** Keeps what was learned. */
    @Override
    public void run(Instant due) {
        AddressStore store = addresses;
        if (store == null) {
            return;
        }
        try {
            rules.save(store);
        } catch (RuntimeException e) {
            LOG.info("Learned addresses wait for the database: {}", e.getMessage());
        }
    }
}
