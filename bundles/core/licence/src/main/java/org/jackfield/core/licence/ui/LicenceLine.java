package org.jackfield.core.licence.ui;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.feature.FeatureStatus;
import org.jackfield.api.licence.EntitlementStatus;
import org.jackfield.api.licence.LicenceReport;

/**
 * What the licence page says of an entitlement, worked out of the licence and of what is installed.
 *
 * @param entitlement the entitlement as it stands
 * @param mark tick, cross or padlock
 */
record LicenceLine(EntitlementStatus entitlement, Mark mark) {

    /** What stands before a line. */
    enum Mark {
        /** Licensed. */
        TICK,
        /** Not licensed, and nothing here wants it. */
        CROSS,
        /** Not licensed, and something that is installed waits for it. */
        PADLOCK
    }

    /** {@return the lines of a report, in its order} */
    static List<LicenceLine> of(LicenceReport report, List<FeatureStatus> features) {
        Set<String> waiting = features.stream()
                .filter(feature -> feature.state() == FeatureStatus.State.UNLICENSED)
                .flatMap(feature -> feature.entitlements().stream())
                .collect(Collectors.toSet());
        return report.entitlements().stream()
                .map(entitlement -> new LicenceLine(entitlement, mark(entitlement, waiting)))
                .toList();
    }

    private static Mark mark(EntitlementStatus entitlement, Set<String> waiting) {
        if (entitlement.licensed()) {
            return Mark.TICK;
        }
        return waiting.contains(entitlement.id()) ? Mark.PADLOCK : Mark.CROSS;
    }
}
