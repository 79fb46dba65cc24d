package org.jackfield.distribution.portal.records;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.activation.VoucherCode;

/**
 * A voucher.
 *
 * @param code never null
 * @param order the number of the order it was made for; never null
 * @param activates whether it licenses a new site; otherwise it adds to one
 * @param goods what it grants; without an end; never null
 * @param trialDays how long a trial of it lasts from the day it is applied; empty if granted for good; never null
 * @param version the newest version the site may run with it; empty if that stays; never null
 * @param supportMonths by how many months it extends the support contract; 0 or more
 * @param usedBy the site id it was applied to; empty while it is new; never null
 * @param usedAt when; never null
 */
public record Voucher(
        VoucherCode code,
        String order,
        boolean activates,
        List<Grant> goods,
        OptionalInt trialDays,
        Optional<LicensedVersion> version,
        int supportMonths,
        Optional<String> usedBy,
        Optional<Instant> usedAt) {

    /** Checks the components. */
    public Voucher {
        goods = List.copyOf(goods);
    }

    /** {@return this voucher after it was applied} */
    public Voucher usedBy(String siteId, Instant at) {
        return new Voucher(
                code, order, activates, goods, trialDays, version, supportMonths, Optional.of(siteId), Optional.of(at));
    }
}
