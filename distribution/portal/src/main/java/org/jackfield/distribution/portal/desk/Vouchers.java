package org.jackfield.distribution.portal.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.activation.VoucherCode;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.portal.records.SoldLicence;
import org.jackfield.distribution.portal.records.Voucher;
import org.jackfield.distribution.portal.store.Books;

/** Applies vouchers to a licence: all of them, or none and each that cannot be is named with the reason. */
final class Vouchers {

    private Vouchers() {}

    /** {@return the vouchers of these codes, all of them new and meant to be added} */
    static List<Voucher> toAdd(Books books, List<VoucherCode> codes, String siteId) {
        List<Voucher> found = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (VoucherCode code : codes) {
            Optional<Voucher> voucher = books.vouchers().voucher(code);
            Optional<String> reason = voucher.map(one -> reason(one, siteId)).orElse(Optional.of("is not known"));
            reason.ifPresentOrElse(why -> refused.add(code + " " + why), () -> found.add(voucher.orElseThrow()));
        }
        if (!refused.isEmpty()) {
            throw ProblemException.invalid(
                    "vouchers.refused", "",
                    (refused.size() == 1 ? "A voucher is refused" : refused.size() + " vouchers are refused")
                            + ", so none was applied: " + String.join("; ", refused) + ".",
                    "Take out what is named and apply the others.");
        }
        return found;
    }

    private static Optional<String> reason(Voucher one, String siteId) {
        if (one.usedBy().isPresent()) {
            return Optional.of(one.usedBy().get().equals(siteId)
                    ? "was applied to this site already; update the licence"
                    : "was applied to another site");
        }
        return one.activates() ? Optional.of("licenses a new site and cannot be added to one") : Optional.empty();
    }

    /** {@return the licence with what a voucher brings} */
    static SoldLicence apply(Books books, Voucher voucher, SoldLicence sold, Instant now) {
        String siteId = sold.site().siteId();
        Optional<Instant> ends = voucher.trialDays().isPresent()
                ? Optional.of(now.plus(Duration.ofDays(voucher.trialDays().getAsInt())).truncatedTo(ChronoUnit.SECONDS))
                : Optional.empty();
        for (Grant grant : voucher.goods()) {
            books.licences().grant(
                    siteId, new Grant(grant.entitlement(), grant.count(), ends), "voucher " + voucher.code(), now);
        }
        books.vouchers().use(voucher.usedBy(siteId, now));
        LicensedVersion version = voucher.version()
                .filter(newer -> newer.compareTo(sold.version()) > 0)
                .orElse(sold.version());
        return sold.covering(version, support(sold.supportUntil(), voucher.supportMonths(), now));
    }

    /** A contract that has ended goes on from today. */
    static Optional<LocalDate> support(Optional<LocalDate> until, int months, Instant now) {
        if (months == 0) {
            return until;
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return Optional.of(until.filter(last -> !last.isBefore(today)).orElse(today).plusMonths(months));
    }
}
