package org.jackfield.apps.reporting;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jackfield.api.security.Subject;

/**
 * Who wants a report, and when.
 *
 * @param by whose rights count
 * @param zone where days begin
 * @param now the moment that date ranges are seen from
 */
public record ReportAsk(Subject by, ZoneId zone, Instant now) {

    /** Checks the components. */
    public ReportAsk {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(now, "now");
    }
}
