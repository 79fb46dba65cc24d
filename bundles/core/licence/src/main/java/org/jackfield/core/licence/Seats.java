package org.jackfield.core.licence;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.licence.LeaseAnswer;
import org.jackfield.api.licence.LeaseRefusal;
import org.jackfield.api.licence.LeaseRequest;
import org.jackfield.api.licence.LeaseStatus;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.core.licence.store.LicenceStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Persistent seats: kept by their holder, connected or not, until revoked. They are in the database and here. */
final class Seats {

    private static final Logger LOG = LoggerFactory.getLogger(Seats.class);

    private record Key(String entitlement, String holder) {}

    private final InstantSource clock;
    private volatile Map<Key, LeaseStatus> seats = Map.of();
    private LicenceStore store;

    Seats(InstantSource clock) {
        this.clock = clock;
    }

    /** The database is there: its seats are those that count. */
    synchronized void attach(LicenceStore there) {
        Map<Key, LeaseStatus> kept = new LinkedHashMap<>();
        there.seats().forEach(seat -> kept.put(new Key(seat.entitlement(), seat.holder()), seat));
        seats = kept;
        store = there;
    }

    /** The database is away: known holders keep their seats, and nobody gets a new one. */
    synchronized void detach() {
        store = null;
    }

    Collection<LeaseStatus> all() {
        return seats.values();
    }

    int used(String entitlement) {
        return (int) seats.keySet().stream().filter(key -> key.entitlement.equals(entitlement)).count();
    }

    Optional<LeaseStatus> of(String entitlement, String holder) {
        return Optional.ofNullable(seats.get(new Key(entitlement, holder)));
    }

    /** Takes a seat for a holder who has none, if there is one free. */
    synchronized LeaseAnswer take(String entitlement, LeaseRequest request, String bundle, int limit) {
        Optional<LeaseStatus> own = of(entitlement, request.holder());
        if (own.isPresent()) {
            return new SeatLease(own.get());
        }
        if (used(entitlement) >= limit) {
            return Refusals.noneFree(entitlement, limit);
        }
        if (store == null) {
            return Refusals.seatsAway(entitlement);
        }
        LeaseStatus seat = new LeaseStatus(
                Ids.next(), entitlement, request.holder(), request.purpose(), bundle, clock.instant(), true);
        try {
            store.add(seat);
        } catch (RuntimeException e) {
            LOG.warn("A seat of {} for {} could not be stored", entitlement, request.holder(), e);
            return Refusals.seatsAway(entitlement);
        }
        Map<Key, LeaseStatus> more = new LinkedHashMap<>(seats);
        more.put(new Key(entitlement, request.holder()), seat);
        seats = more;
        return new SeatLease(seat);
    }

    synchronized boolean revoke(String entitlement, String holder) {
        Optional<LeaseStatus> seat = of(entitlement, holder);
        if (seat.isEmpty()) {
            return false;
        }
        if (store == null) {
            throw Refusals.seatsAway(entitlement).problem().toException();
        }
        store.remove(seat.get().id());
        Map<Key, LeaseStatus> fewer = new LinkedHashMap<>(seats);
        fewer.remove(new Key(entitlement, holder));
        seats = fewer;
        return true;
    }
}
