package org.jackfield.api.licence;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One entitlement granted by a licence, for good or for a trial.
 *
 * @param entitlement the id; never null
 * @param count how many; 0 for a switch, otherwise 1 to {@value #MAX_COUNT}
 * @param until the end of a trial, to the second; empty if granted for good; never null
 */
public record Grant(String entitlement, int count, Optional<Instant> until) implements Comparable<Grant> {

    /** The largest count a licence may grant in one line. */
    public static final int MAX_COUNT = 1_000_000;

    /** The longest entitlement id. */
    public static final int MAX_ID = 80;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::entitlement)
            .thenComparing(grant -> grant.until().orElse(Instant.MAX))
            .thenComparing(Grant::count);

    /** Checks the components; one of our own entitlements must be counted as its kind says. */
    public Grant {
        Objects.requireNonNull(until, "until");
        if (!isId(entitlement)) {
            throw new IllegalArgumentException("not an entitlement id: " + entitlement);
        }
        if (count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException(entitlement + " must be counted from 1 to " + MAX_COUNT);
        }
        if (until.isPresent() && until.get().getNano() != 0) {
            throw new IllegalArgumentException("a trial ends at a full second");
        }
        boolean counted = count > 0;
        Entitlement.of(entitlement).ifPresent(known -> {
            boolean mustCount = known.kind() != Entitlement.Kind.SWITCH;
            if (mustCount && !counted) {
                throw new IllegalArgumentException(known.id() + " needs a number of " + known.unit());
            }
            if (!mustCount && counted) {
                throw new IllegalArgumentException(known.id() + " is on or off and takes no number");
            }
        });
    }

    /** {@return a grant for good} */
    public static Grant of(String entitlement, int count) {
        return new Grant(entitlement, count, Optional.empty());
    }

    /** {@return whether the text has the form of an entitlement id; null has not} */
    public static boolean isId(String text) {
        return text != null && text.length() <= MAX_ID && ID.matcher(text).matches();
    }

    /** {@return whether it counts at this time: granted for good, or a trial that has not ended} */
    public boolean runsAt(Instant now) {
        return until.isEmpty() || now.isBefore(until.get());
    }

    /** Orders by entitlement, trials first, then by end and count: the order of a licence file. */
    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }
}
