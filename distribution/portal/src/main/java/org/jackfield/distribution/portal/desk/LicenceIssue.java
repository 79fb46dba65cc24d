package org.jackfield.distribution.portal.desk;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.distribution.portal.records.SoldLicence;

/** Turns what was sold into the licence that a site runs under. */
final class LicenceIssue {

    /** So long an ended trial stays on the licence, which says that there was one. */
    private static final Duration ENDED_TRIALS = Duration.ofDays(365);

    private LicenceIssue() {}

    /** {@return when a licence is issued now: later than it ever was, so that the last one is in force} */
    static Instant timeOf(SoldLicence sold, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return sold.lastIssued()
                .map(last -> last.plusSeconds(1).truncatedTo(ChronoUnit.SECONDS))
                .filter(next -> next.isAfter(second))
                .orElse(second);
    }

    /**
     * {@return the file of an active licence}
     *
     * @param sold active somewhere, named, and issued at the time it is to bear
     */
    static String sign(SoldLicence sold, List<Grant> held, KeyPair issuer) {
        Instant issued = sold.lastIssued().orElseThrow();
        SiteLicence licence = new SiteLicence(
                sold.licensedTo().orElseThrow(), sold.site().siteId(), sold.site().serial(), sold.applicationRecordId(),
                sold.reseller(), sold.version(), sold.supportUntil(),
                Optional.of(sold.activation().orElseThrow().machine()), issued, Optional.empty(), sum(held, issued));
        try {
            return new String(LicenceFormat.sign(licence, issuer), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /** {@return what these add up to: one line for what is granted for good, one for each end of a trial} */
    static List<Grant> sum(List<Grant> held, Instant now) {
        Map<String, Map<Optional<Instant>, Long>> sums = new TreeMap<>();
        for (Grant grant : held) {
            if (grant.until().isEmpty() || grant.until().get().isAfter(now.minus(ENDED_TRIALS))) {
                sums.computeIfAbsent(grant.entitlement(), id -> new HashMap<>())
                        .merge(grant.until(), (long) grant.count(), Long::sum);
            }
        }
        List<Grant> lines = new ArrayList<>();
        sums.forEach((id, ends) -> ends.forEach((end, count) -> {
            boolean switched = Entitlement.of(id).filter(known -> known.kind() == Entitlement.Kind.SWITCH).isPresent();
            lines.add(new Grant(id, switched ? 0 : (int) Math.min(count, Grant.MAX_COUNT), end));
        }));
        return lines;
    }
}
