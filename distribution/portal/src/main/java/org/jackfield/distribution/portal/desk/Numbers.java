package org.jackfield.distribution.portal.desk;

import java.security.SecureRandom;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.api.licence.activation.VoucherCode;
import org.jackfield.distribution.portal.store.Books;

/** Makes the numbers that are sold: a site id nobody has, a serial and vouchers that nobody can guess. */
final class Numbers {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SITE_IDS = 90_000_000;
    private static final int FIRST_SITE_ID = 10_000_000;
    private static final int SERIAL_LENGTH = 17;

    private Numbers() {}

    static ActivationRequest.Site newSite(Books books) {
        String siteId;
        do {
            siteId = Integer.toString(FIRST_SITE_ID + RANDOM.nextInt(SITE_IDS));
        } while (books.licences().licence(siteId).isPresent());
        // three groups of a voucher's five, 75 random bits
        return new ActivationRequest.Site(siteId, VoucherCode.random(RANDOM).text().substring(0, SERIAL_LENGTH));
    }

    static VoucherCode newVoucher() {
        return VoucherCode.random(RANDOM);
    }
}
