package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;

/** Keeps single-use links. Any thread may call. */
public interface LinkStore {

    /** Keeps a link; it is durable when this returns. */
    void add(LinkRow link);

    /** {@return a link by the digest of what its address holds} */
    Optional<LinkRow> byToken(String tokenHash);

    /** {@return a link} */
    Optional<LinkRow> find(UUID id);

    /**
     * {@return links, newest first}
     *
     * @param segment of this segment; null for any
     * @param createdById made by this person; null for anybody
     */
    Page<LinkRow> page(UUID segment, String createdById, PageRequest page);

    /** {@return how many links of a person can still be used} */
    long open(String createdById, Instant now);

    /**
     * Uses a link, if it has not been used, has not expired and was not revoked. Of several who try at once one succeeds.
     *
     * @return whether it was used by this call
     */
    boolean use(UUID id, String useHash, String from, Instant now);

    /** {@return how often audio was asked for with a link, this time included} */
    int count(UUID id);

    /** Revokes a link, if that has not been done; {@return whether it was done by this call} */
    boolean revoke(UUID id, String by, Instant now);

    /** Removes links that can no longer be used since before a moment, {@code limit} at most; {@return how many} */
    int removeExpiredBefore(Instant moment, int limit);

    /** Removes a link as if it had never been. */
    void remove(UUID id);
}
