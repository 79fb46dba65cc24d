package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.UUID;

/**
 * A single-use link as it is kept.
 *
 * @param id its id, by which it is listed and revoked; of no use to whoever wants to hear
 * @param segmentId what it lets hear
 * @param tokenHash SHA-256 of what the address holds, hexadecimal
 * @param recipient whom it was made for; empty if nobody was named
 * @param createdById id of who made it
 * @param createdBy name of who made it
 * @param createdAt when it was made
 * @param expiresAt until when it can be used
 * @param usedAt when it was used; null until then
 * @param usedFrom the network address it was used from; empty until then
 * @param useHash SHA-256 of what the browser that used it shows; empty until then
 * @param requests how often audio was asked for with it
 * @param revokedAt when it was revoked; null unless it was
 * @param revokedBy name of who revoked it; empty unless it was
 */
public record LinkRow(
        UUID id,
        UUID segmentId,
        String tokenHash,
        String recipient,
        String createdById,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        Instant usedAt,
        String usedFrom,
        String useHash,
        int requests,
        Instant revokedAt,
        String revokedBy) {}
