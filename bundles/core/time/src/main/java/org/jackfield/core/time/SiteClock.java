package org.jackfield.core.time;

import java.time.ZoneId;
import org.jackfield.api.security.Permission;
import org.jackfield.api.settings.SettingsType;

/**
 * Where the site is in time.
 *
 * @param zone the zone in which people are shown times, reports are cut into days and schedules run
 */
public record SiteClock(ZoneId zone) {

    /** What configuring it takes. */
    public static final Permission CONFIGURE = new Permission("site.configure", "Configure the site");

    /** The machine's own zone until somebody chooses another. */
    public static final SettingsType<SiteClock> TYPE = new SettingsType<>(
            "org.jackfield.core.time", SiteClock.class, new SiteClock(ZoneId.systemDefault()), CONFIGURE);
}
