package org.jackfield.api.licence;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Hands out what counted entitlements hold: channels, seats, devices. First come, first served. What was handed out is
 * never taken back: a licence that shrinks or ends only hands out nothing more. Leases belong to the bundle that
 * acquired them and are freed when it stops, so a crashed holder blocks nobody; persistent seats stay.
 *
 * <p>Any thread may call; no call waits for anything but a disk write when a persistent seat is taken or revoked.
 */
@ProviderType
public interface LeaseService {

    /**
     * Acquires a lease of the first entitlement of the request that has one free. A holder of a persistent seat gets
     * its own seat again, whether or not it would get a new one.
     *
     * <pre>{@code
     * switch (leases.acquire(LeaseRequest.of("recording-ip-sip", "4101", "call 0193…"))) {
     *     case Lease lease -> record(call, lease);
     *     case LeaseRefusal refusal -> ledger.unlicensed(call, refusal.problem());
     * }
     * }</pre>
     *
     * @param request what for; not null
     * @return a {@link Lease} or a {@link LeaseRefusal}; never null
     */
    LeaseAnswer acquire(LeaseRequest request);

    /** {@return all leases that are out, in the order they were acquired; a snapshot} */
    List<LeaseStatus> leases();

    /**
     * Frees persistent seats.
     *
     * @param entitlement a persistent entitlement's id
     * @param holder whose seat
     * @return whether there was one
     */
    boolean revoke(String entitlement, String holder);
}
