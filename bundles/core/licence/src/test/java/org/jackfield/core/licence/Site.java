package org.jackfield.core.licence;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.problem.Problem;

/** Licences that tests start from, and how the gate hands them over. */
final class Site {

    static final Instant ISSUED = Instant.parse("2026-11-21T22:00:00Z");
    private static final KeyPair ISSUER = newKeys();

    private Site() {}

    static SiteLicence licence(Grant... grants) {
        return new SiteLicence(
                "Example Ltd",
                "100234",
                "55-0192",
                Optional.empty(),
                Optional.empty(),
                new LicensedVersion(1, 0),
                Optional.of(LocalDate.parse("2027-11-20")),
                Optional.empty(),
                ISSUED,
                Optional.empty(),
                List.of(grants));
    }

    static Grant trial(String entitlement, int count, Instant until) {
        return new Grant(entitlement, count, Optional.of(until));
    }

    static LicenceFile inForce(SiteLicence licence) {
        try {
            String text = new String(LicenceFormat.sign(licence, ISSUER), StandardCharsets.UTF_8);
            return new LicenceFile(
                    "site.licence", ISSUED, LicenceFile.State.IN_FORCE, Optional.empty(), Optional.of(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static LicenceFile refused(String name, String code) {
        Problem problem = new Problem(code, Problem.Kind.INVALID, name + ": line 1", "It is not good.", "Make it good.");
        return new LicenceFile(name, ISSUED, LicenceFile.State.REFUSED, Optional.of(problem), Optional.empty());
    }

    private static KeyPair newKeys() {
        try {
            return LicenceKeys.generate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
