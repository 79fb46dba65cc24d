package org.jackfield.core.licence;

import java.util.List;
import org.jackfield.api.licence.LeaseRefusal;
import org.jackfield.api.problem.Problem;

/** Why there is no lease, in the words that pages and logs show. */
final class Refusals {

    private Refusals() {}

    static LeaseRefusal notLicensed(List<String> entitlements) {
        String names = String.join(" or ", entitlements);
        return refusal(
                "licence.not-licensed",
                Problem.Kind.FORBIDDEN,
                names,
                "The licence does not hold it.",
                "Put a licence that holds " + names + " into etc/licence.");
    }

    static LeaseRefusal noneFree(String entitlement, int limit) {
        return refusal(
                "licence.none-free",
                Problem.Kind.LIMITED,
                entitlement,
                limit == 1 ? "The one that is licensed is in use." : "All " + limit + " that are licensed are in use.",
                "Wait until one is free, or license more.");
    }

    static LeaseRefusal ending(String bundle) {
        return refusal(
                "licence.feature-ending",
                Problem.Kind.FORBIDDEN,
                bundle,
                "The feature's licence was withdrawn; it only ends what it has in progress.",
                "License the feature again.");
    }

    static LeaseRefusal seatsAway(String entitlement) {
        return refusal(
                "licence.seats-away",
                Problem.Kind.UNAVAILABLE,
                entitlement,
                "Seats cannot be given or taken while the database is away.",
                "Try again when it is back.");
    }

    private static LeaseRefusal refusal(String code, Problem.Kind kind, String input, String message, String remedy) {
        return new LeaseRefusal(new Problem(code, kind, input, message, remedy));
    }
}
