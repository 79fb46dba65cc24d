package org.jackfield.core.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.licence.Allowance;
import org.jackfield.api.licence.SiteLicence;

/**
 * What may run at one moment.
 *
 * @param licence the licence in force
 * @param now the moment
 * @param whyNone if there is no licence in force but there was a file: why it is not
 */
record Permits(Optional<SiteLicence> licence, Instant now, Optional<String> whyNone) {

    /** {@return whether a feature's code may run} */
    boolean covers(FeatureDeclaration feature) {
        return feature.fault().isEmpty()
                && (feature.entitlements().isEmpty() || feature.entitlements().stream().anyMatch(this::grants));
    }

    /** {@return why a feature is not covered, in one sentence} */
    String reason(FeatureDeclaration feature) {
        if (licence.isEmpty()) {
            return whyNone.map(why -> "No licence is in force: " + why).orElse("There is no licence.");
        }
        Optional<Instant> ended = feature.entitlements().stream()
                .map(this::allowance)
                .flatMap(allowance -> allowance.trialEnded().stream())
                .max(Instant::compareTo);
        return ended.map(end -> "The trial ended at " + end + ".")
                .orElse("The licence does not hold " + oneOf(feature.entitlements()) + ".");
    }

    /** {@return what to do about it} */
    String remedy(FeatureDeclaration feature) {
        return "Put a licence that holds " + oneOf(feature.entitlements()) + " into etc/licence.";
    }

    private boolean grants(String entitlement) {
        return allowance(entitlement).granted();
    }

    private Allowance allowance(String entitlement) {
        return licence.map(held -> held.allowance(entitlement, now)).orElse(Allowance.none(entitlement));
    }

    private static String oneOf(List<String> entitlements) {
        return String.join(" or ", entitlements);
    }
}
