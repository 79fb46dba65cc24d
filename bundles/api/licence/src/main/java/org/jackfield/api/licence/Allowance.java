package org.jackfield.api.licence;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/**
 * What a licence allows of one entitlement at one time: what is granted for good and the trials that run, added up.
 *
 * @param entitlement the id; never null
 * @param forGood whether it is granted without an end
 * @param permanent how many are granted without an end; 0 for a switch
 * @param trial how many more by trials that run; 0 for a switch
 * @param trialEnds when the first of the running trials ends; empty if none runs; never null
 * @param trialEnded when the last trial ended; empty if none has ended; never null
 */
public record Allowance(
        String entitlement,
        boolean forGood,
        int permanent,
        int trial,
        Optional<Instant> trialEnds,
        Optional<Instant> trialEnded) {

    /** Checks the components. */
    public Allowance {
        Objects.requireNonNull(entitlement, "entitlement");
        Objects.requireNonNull(trialEnds, "trialEnds");
        Objects.requireNonNull(trialEnded, "trialEnded");
    }

    /** {@return the allowance of a site that has not got the entitlement} */
    public static Allowance none(String entitlement) {
        return new Allowance(entitlement, false, 0, 0, Optional.empty(), Optional.empty());
    }

    /** {@return what these grants add up to, for one entitlement at one time} */
    public static Allowance of(String entitlement, Collection<Grant> grants, Instant now) {
        boolean forGood = false;
        long permanent = 0;
        long trial = 0;
        Optional<Instant> ends = Optional.empty();
        Optional<Instant> ended = Optional.empty();
        for (Grant grant : grants) {
            if (!grant.entitlement().equals(entitlement)) {
                continue;
            }
            if (!grant.runsAt(now)) {
                ended = ended.filter(other -> other.isAfter(grant.until().orElseThrow())).or(grant::until);
            } else if (grant.until().isPresent()) {
                trial += grant.count();
                ends = ends.filter(other -> other.isBefore(grant.until().orElseThrow())).or(grant::until);
            } else {
                forGood = true;
                permanent += grant.count();
            }
        }
        return new Allowance(entitlement, forGood, clamp(permanent), clamp(trial), ends, ended);
    }

    /** {@return how many in all, and no more than the product can use; 0 for a switch} */
    public int limit() {
        int ceiling = Entitlement.of(entitlement).map(Entitlement::ceiling).orElse(Integer.MAX_VALUE);
        return Math.min(clamp((long) permanent + trial), ceiling);
    }

    /** {@return whether the licence holds the entitlement now} */
    public boolean granted() {
        return forGood || trialOnly();
    }

    /** {@return whether it is there only while a trial runs} */
    public boolean trialOnly() {
        return !forGood && trialEnds.isPresent();
    }

    private static int clamp(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }
}
