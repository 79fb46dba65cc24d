package org.jackfield.distribution.portal.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.problem.ProblemException;

/**
 * What is sold: an order's item.
 *
 * @param kind as what; never null
 * @param pieces how many of them, 1 to 100
 * @param grants what each grants; without an end; never null
 * @param trialDays how long a trial of it lasts from when it is activated or applied; empty if granted for good
 * @param version the newest version; needed unless it is added; never null
 * @param supportMonths how long the support contract runs, or by how much it is extended; 0 to 120
 */
public record Goods(
        Kind kind,
        int pieces,
        List<Grant> grants,
        OptionalInt trialDays,
        Optional<LicensedVersion> version,
        int supportMonths) {

    private static final int MAX_PIECES = 100;
    private static final int MAX_TRIAL = 3650;
    private static final int MAX_MONTHS = 120;

    /** As what something is sold. */
    public enum Kind {
        /** A licence with site id and serial number. */
        SITE,
        /** A voucher that licenses a new site. */
        VOUCHER,
        /** A voucher that is added to a licence. */
        ADDITION;

        /**
         * {@return the kind of this name}
         *
         * @throws ProblemException ({@code order.kind}) if there is none
         */
        public static Kind of(String name) {
            return Arrays.stream(values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid(
                            "order.kind", String.valueOf(name), "This is not sold.",
                            "Choose one of " + Arrays.toString(values()) + "."));
        }
    }

    /** Checks the components. */
    public Goods {
        grants = List.copyOf(grants);
        within("pieces", pieces, 1, MAX_PIECES);
        within("support months", supportMonths, 0, MAX_MONTHS);
        trialDays.ifPresent(days -> within("trial days", days, 1, MAX_TRIAL));
        if (kind != Kind.ADDITION && version.isEmpty()) {
            throw ProblemException.invalid(
                    "order.version", "", "A licence names the newest version it covers.", "Enter a version like 1.0.");
        }
        if (grants.isEmpty() && version.isEmpty() && supportMonths == 0) {
            throw ProblemException.invalid(
                    "order.empty", "", "There is nothing in this item.",
                    "Choose an entitlement, a version or months of support.");
        }
    }

    private static void within(String what, int value, int from, int to) {
        if (value < from || value > to) {
            throw ProblemException.invalid(
                    "order.number", what + " " + value, "This number is not allowed.", "Enter " + from + " to " + to + ".");
        }
    }
}
