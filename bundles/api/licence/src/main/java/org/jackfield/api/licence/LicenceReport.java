package org.jackfield.api.licence;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jackfield.api.problem.Problem;

/**
 * The site's licensing at one moment.
 *
 * @param licence the licence in force; empty if there is none; never null
 * @param file the name of its file; present with it; never null
 * @param supported whether the support contract runs today
 * @param entitlements every entitlement of ours and every other that the licence holds, by section and title; never null
 * @param violations those that stand; never null
 * @param problems files of the licence folder that are not good, with the remedy; never null
 */
public record LicenceReport(
        Optional<SiteLicence> licence,
        Optional<String> file,
        boolean supported,
        List<EntitlementStatus> entitlements,
        List<Violation> violations,
        List<Problem> problems) {

    /** Checks the components. */
    public LicenceReport {
        Objects.requireNonNull(licence, "licence");
        Objects.requireNonNull(file, "file");
        entitlements = List.copyOf(entitlements);
        violations = List.copyOf(violations);
        problems = List.copyOf(problems);
    }
}
