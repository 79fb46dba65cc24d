package org.jackfield.core.licence;

import java.util.OptionalInt;
import org.jackfield.api.licence.EntitlementStatus;
import org.jackfield.api.licence.LicenceReport;

/** What of a report is a change that listeners are told of. */
final class Reports {

    private Reports() {}

    /** {@return the report without the numbers that come and go with every lease} */
    static LicenceReport withoutCounters(LicenceReport report) {
        return new LicenceReport(
                report.licence(),
                report.file(),
                report.supported(),
                report.entitlements().stream().map(Reports::withoutCounters).toList(),
                report.violations(),
                report.problems());
    }

    private static EntitlementStatus withoutCounters(EntitlementStatus status) {
        return new EntitlementStatus(
                status.id(),
                status.title(),
                status.kind(),
                status.section(),
                status.unit(),
                status.licensed(),
                status.limit(),
                status.trial(),
                status.trialEnds(),
                0,
                OptionalInt.empty());
    }
}
