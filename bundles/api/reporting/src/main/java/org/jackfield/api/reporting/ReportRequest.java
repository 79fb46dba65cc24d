package org.jackfield.api.reporting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jackfield.api.security.access.CallAccess;

/**
 * A report to be run.
 *
 * @param definition with the saved filter resolved
 * @param access which segments the report may see: {@link CallAccess#ALL} unless the site limits reports (ruling 9)
 * @param zone where days begin and times are shown
 * @param now the moment that the date range is seen from
 */
public record ReportRequest(ReportDefinition definition, CallAccess access, ZoneId zone, Instant now) {

    /** Checks the components. */
    public ReportRequest {
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(access, "access");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(now, "now");
    }
}
