package org.jackfield.api.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The clock that everything reads, and the zone in which people are shown what it says.
 *
 * <p>Inside, time is UTC. The zone is a setting of the site and may change while the system runs: ask each time.
 * Any thread may call.
 */
@ProviderType
public interface SiteTime {

    /** {@return the clock, always in UTC; never null} */
    Clock clock();

    /** {@return the site's time zone; never null} */
    ZoneId zone();

    /** {@return this moment} */
    default Instant now() {
        return clock().instant();
    }

    /** {@return this moment as the site's clocks show it} */
    default ZonedDateTime siteNow() {
        return now().atZone(zone());
    }
}
