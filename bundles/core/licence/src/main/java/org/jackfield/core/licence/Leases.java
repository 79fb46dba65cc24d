package org.jackfield.core.licence;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jackfield.api.licence.Allowance;
import org.jackfield.api.licence.Entitlement;
import org.jackfield.api.licence.Lease;
import org.jackfield.api.licence.LeaseAnswer;
import org.jackfield.api.licence.LeaseRefusal;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseStatus;
import org.jackfield.api.persistence.Ids;

/**
 * The leases that are out. First come, first served; what is out stays out when the licence shrinks, and counts
 * until it comes back.
 */
final class Leases {

    private record Held(LeaseStatus status, long bundleId) {}

    private final Function<String, Allowance> allowances;
    private final LongPredicate ending;
    private final Seats seats;
    private final InstantSource clock;
    private final Map<UUID, Held> out = new LinkedHashMap<>();
    private final Map<String, Integer> used = new HashMap<>();

    /**
     * Starts with nothing out.
     *
     * @param ending whether a bundle is a feature that is to get nothing more
     */
    Leases(Function<String, Allowance> allowances, LongPredicate ending, Seats seats, InstantSource clock) {
        this.allowances = allowances;
        this.ending = ending;
        this.seats = seats;
        this.clock = clock;
    }

    LeaseAnswer acquire(LeaseRequest request, String bundle, long bundleId) {
        if (ending.test(bundleId)) {
            return Refusals.ending(bundle);
        }
        LeaseRefusal refusal = Refusals.notLicensed(request.entitlements());
        for (String entitlement : request.entitlements()) {
            LeaseAnswer answer = acquire(entitlement, request, bundle, bundleId);
            if (answer instanceof Lease lease) {
                return lease;
            }
            if (allowances.apply(entitlement).granted()) {
                refusal = (LeaseRefusal) answer;
            }
        }
        return refusal;
    }

    private LeaseAnswer acquire(String entitlement, LeaseRequest request, String bundle, long bundleId) {
        Allowance allowance = allowances.apply(entitlement);
        boolean persistent = persistent(entitlement);
        if (!allowance.granted()) {
            return Refusals.notLicensed(List.of(entitlement));
        }
        if (persistent) {
            return seats.take(entitlement, request, bundle, allowance.limit());
        }
        int limit = allowance.limit() == 0 ? Integer.MAX_VALUE : allowance.limit();
        return take(entitlement, request, bundle, bundleId, limit);
    }

    private synchronized LeaseAnswer take(
            String entitlement, LeaseRequest request, String bundle, long bundleId, int limit) {
        if (used.getOrDefault(entitlement, 0) >= limit) {
            return Refusals.noneFree(entitlement, limit);
        }
        LeaseStatus status = new LeaseStatus(
                Ids.next(), entitlement, request.holder(), request.purpose(), bundle, clock.instant(), false);
        out.put(status.id(), new Held(status, bundleId));
        used.merge(entitlement, 1, Integer::sum);
        return new OpenLease(status);
    }

    private synchronized void giveBack(UUID lease) {
        Held held = out.remove(lease);
        if (held != null) {
            used.merge(held.status.entitlement(), -1, Integer::sum);
        }
    }

    /** The bundle is gone, and with it whoever could have given its leases back. */
    synchronized void giveBackAllOf(long bundleId) {
        out.values().stream()
                .filter(held -> held.bundleId == bundleId)
                .map(held -> held.status.id())
                .toList()
                .forEach(this::giveBack);
    }

    int used(String entitlement) {
        if (persistent(entitlement)) {
            return seats.used(entitlement);
        }
        synchronized (this) {
            return used.getOrDefault(entitlement, 0);
        }
    }

    /** {@return how many leases a bundle has out; seats, which nobody gives back, do not count} */
    synchronized int inUse(long bundleId) {
        return (int) out.values().stream().filter(held -> held.bundleId == bundleId).count();
    }

    List<LeaseStatus> all() {
        List<LeaseStatus> all = new ArrayList<>(seats.all());
        synchronized (this) {
            out.values().forEach(held -> all.add(held.status));
        }
        return List.copyOf(all);
    }

    private static boolean persistent(String entitlement) {
        return Entitlement.of(entitlement)
                .filter(known -> known.kind() == Entitlement.Kind.PERSISTENT_SEATS)
                .isPresent();
    }

    private final class OpenLease implements Lease {

        private final LeaseStatus status;

        OpenLease(LeaseStatus status) {
            this.status = status;
        }

        @Override
        public LeaseStatus status() {
            return status;
        }

        @Override
        public void close() {
            giveBack(status.id());
        }
    }
}
