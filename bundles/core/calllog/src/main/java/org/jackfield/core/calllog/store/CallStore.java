package org.jackfield.core.calllog.store;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.LogicalCall;

/** Keeps the calls. Methods throw unchecked exceptions while the database is away. */
public interface CallStore extends CallReader {

    /** {@return the same calls, of which these lost ones were returned by calls that are not in the tables} */
    CallReader withReturned(Collection<UUID> lost);

    /** {@return up to where the system's journal has been read; 0 if nowhere} */
    long cursor(PhoneSystemId system);

    /**
     * Keeps calls as they are now, and how far the journal has been read, in one transaction. What is stored in the same or
     * a later revision stays as it is, so the same calls may come again.
     *
     * @param calls each call once
     * @param position the last journal entry read
     */
    Written write(PhoneSystemId system, Collection<LogicalCall> calls, long position);

    /**
     * What a write added.
     *
     * @param calls calls that ended by it
     * @param segments segments that were not stored before
     */
    record Written(int calls, int segments) {}

    /** Says whose a segment is; {@return whether it is stored} */
    boolean assignUser(UUID segment, UUID user, String userName);

    /** Takes the link to a user off segments; {@return how many}, at most {@code limit} */
    int forgetUser(UUID user, int limit);

    /** Removes calls that ended before a moment; {@return how many}, at most {@code limit} */
    int removeEndedBefore(Instant moment, int limit);
}
