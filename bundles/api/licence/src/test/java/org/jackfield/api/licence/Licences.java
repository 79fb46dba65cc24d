package org.jackfield.api.licence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Licences that tests start from. */
public final class Licences {

    public static final Instant ISSUED = Instant.parse("2026-11-21T22:00:00Z");

    private Licences() {}

    public static SiteLicence with(Grant... grants) {
        return site(Optional.empty(), Optional.empty(), grants);
    }

    public static SiteLicence site(Optional<String> machine, Optional<Instant> expires, Grant... grants) {
        return new SiteLicence(
                "Example Ltd",
                "100234",
                "55-0192",
                Optional.of("AR-77"),
                Optional.empty(),
                new LicensedVersion(1, 0),
                Optional.of(LocalDate.parse("2027-11-20")),
                machine,
                ISSUED,
                expires,
                List.of(grants));
    }

    public static Grant trial(String entitlement, int count, Instant until) {
        return new Grant(entitlement, count, Optional.of(until));
    }
}
