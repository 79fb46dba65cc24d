package org.jackfield.core.time;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.time.SiteTime;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The system's clock and the site's zone; there before the settings are. */
@Component(name = "org.jackfield.core.time", service = {SiteTime.class, PermissionContribution.class})
public final class TimeComponent implements SiteTime, PermissionContribution {

    private final Clock clock = Clock.systemUTC();
    private volatile SettingsService settings;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setSettings(SettingsService service) {
        settings = service;
    }

    void unsetSettings(SettingsService service) {
        if (settings == service) {
            settings = null;
        }
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public ZoneId zone() {
        SettingsService now = settings;
        return (now == null ? SiteClock.TYPE.defaults() : now.read(SiteClock.TYPE).value()).zone();
    }

    @Override
    public List<Permission> permissions() {
        return List.of(SiteClock.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(StandardOption.SERVERS.granting(SiteClock.CONFIGURE.id()));
    }
}
