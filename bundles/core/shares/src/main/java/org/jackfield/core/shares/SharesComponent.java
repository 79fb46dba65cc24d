package org.jackfield.core.shares;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.scheduler.JobSchedule;
import org.jackfield.api.scheduler.ScheduledJob;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareAdminService;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.shares.ShareStatus;
import org.jackfield.api.time.SiteTime;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Offers the shares, and looks at each every minute. */
@Component(immediate = true, service = {ScheduledJob.class, PermissionContribution.class})
@JobSchedule(name = "shares.status", cron = "15 * * * * ?")
public final class SharesComponent implements ScheduledJob, PermissionContribution {

    private final Shares shares;
    private final AlertService alerts;
    private final Set<UUID> alerted = new HashSet<>();
    private final ServiceRegistration<?> offered;

    @Activate
    public SharesComponent(
            BundleContext context,
            @Reference SettingsService settings,
            @Reference AlertService alerts,
            @Reference SiteTime time) {
        this.alerts = alerts;
        shares = new Shares(settings, time.clock());
        offered = context.registerService(
                new String[] {ShareService.class.getName(), ShareAdminService.class.getName()}, shares, null);
    }

    @Deactivate
    public void stop() {
        offered.unregister();
    }

    @Override
    public void run(Instant due) {
        shares.lookAtAll();
        Set<UUID> gone = new HashSet<>(alerted);
        for (Share share : shares.shares()) {
            gone.remove(share.id());
            ShareStatus status = shares.status(share.id());
            if (status.state() == ShareStatus.State.OK) {
                alerts.clear(key(share.id()));
            } else if (status.state() != ShareStatus.State.UNKNOWN) {
                alerted.add(share.id());
                alerts.raise(new AlertCondition(
                        key(share.id()), AlertCondition.Severity.WARNING,
                        "The network share " + share.description() + " cannot be used", status.detail(),
                        "Look at the file server, and at server, name and log-in on the page Network shares."));
            }
        }
        gone.forEach(id -> alerts.clear(key(id)));
        alerted.removeAll(gone);
    }

    private static String key(UUID share) {
        return "shares.unusable:" + share;
    }

    @Override
    public List<Permission> permissions() {
        return List.of(ShareAdminService.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(ShareAdminService.CONFIGURE.id()));
    }
}
