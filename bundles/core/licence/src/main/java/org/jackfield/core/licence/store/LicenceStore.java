package org.jackfield.core.licence.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.licence.LeaseStatus;
import org.jdbi.v3.core.Jdbi;

/** What licensing keeps over restarts: who holds a persistent seat, and since when a violation stands. */
public final class LicenceStore {

    /** A row of {@code licence_seat}. */
    public record Seat(UUID id, String entitlement, String holder, String purpose, String bundle, Instant since) {

        LeaseStatus toStatus() {
            return new LeaseStatus(id, entitlement, holder, purpose, bundle, since, true);
        }
    }

    /** A row of {@code licence_violation}. */
    public record Began(String entitlement, Instant since) {}

    private final Jdbi jdbi;

    /** Works on a database whose tables are there. */
    public LicenceStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** {@return all seats, the oldest first} */
    public List<LeaseStatus> seats() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM licence_seat ORDER BY since, id")
                .mapTo(Seat.class)
                .map(Seat::toStatus)
                .list());
    }

    /** Keeps a seat. */
    public void add(LeaseStatus seat) {
        jdbi.useHandle(handle -> handle.createUpdate("INSERT INTO licence_seat"
                        + " (id, entitlement, holder, purpose, bundle, since)"
                        + " VALUES (:id, :entitlement, :holder, :purpose, :bundle, :since)")
                .bind("id", seat.id())
                .bind("entitlement", seat.entitlement())
                .bind("holder", seat.holder())
                .bind("purpose", seat.purpose())
                .bind("bundle", seat.bundle())
                .bind("since", seat.since())
                .execute());
    }

    /** Forgets a seat. */
    public void remove(UUID seat) {
        jdbi.useHandle(handle -> handle.createUpdate("DELETE FROM licence_seat WHERE id = :id")
                .bind("id", seat)
                .execute());
    }

    /** {@return since when each violation stands} */
    public Map<String, Instant> violations() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM licence_violation")
                .mapTo(Began.class)
                .collect(Collectors.toMap(Began::entitlement, Began::since)));
    }

    /** Replaces what is known of violations. */
    public void violations(Map<String, Instant> since) {
        jdbi.useTransaction(handle -> {
            handle.execute("DELETE FROM licence_violation");
            since.forEach((entitlement, began) -> handle.createUpdate(
                            "INSERT INTO licence_violation (entitlement, since) VALUES (:entitlement, :since)")
                    .bind("entitlement", entitlement)
                    .bind("since", began)
                    .execute());
        });
    }
}
