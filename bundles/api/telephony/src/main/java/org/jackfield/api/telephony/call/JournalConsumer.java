package org.jackfield.api.telephony.call;

import java.util.List;
import org.jackfield.api.telephony.PhoneSystemId;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Follows the journals and loses nothing: whatever the bundle missed while it was stopped, or could not take, comes
 * later, as long as the journal keeps it (14 days by default). Register one as a service with the property
 * {@link #NAME}.
 *
 * <p>Each consumer has a thread of its own per phone system, so it may take its time: nobody else waits. Delivery is
 * at least once: after a crash, or after an exception, entries come again, with the same position and ids.
 */
@ConsumerType
public interface JournalConsumer {

    /** Service property: a lasting name for the consumer, the bundle's symbolic name for instance. */
    String NAME = "jackfield.journal.consumer";

    /** Where a consumer that has never read a journal begins. */
    enum Begin {
        /** With the oldest entry that is kept. */
        OLDEST,
        /** With the next entry that is written. */
        NEXT
    }

    /** {@return where to begin in a journal that was never read under this name} */
    default Begin begin() {
        return Begin.OLDEST;
    }

    /**
     * Where to go on. A consumer that keeps its cursor itself, in the same transaction as what it makes of the entries,
     * answers with it; others leave the cursor to the platform.
     *
     * @return the position of the last entry dealt with, 0 for none; {@link #PLATFORM} to leave it to the platform
     */
    default long cursor(PhoneSystemId system) {
        return PLATFORM;
    }

    /** The answer of {@link #cursor} of a consumer that leaves its cursor to the platform. */
    long PLATFORM = -1;

    /**
     * Deals with entries. They count as dealt with when this returns; if it throws they come again, after a pause that
     * grows to a minute.
     *
     * @param system the phone system
     * @param entries from 1 to 500 entries in the order of their positions
     * @throws Exception to have them again
     */
    void accept(PhoneSystemId system, List<JournalEntry> entries) throws Exception;

    /**
     * Tells that entries are gone for this consumer: it was away for longer than the journal is kept, or the journal
     * was damaged there. What is said is said in the log too.
     *
     * @param system the phone system
     * @param from the first position missing
     * @param to the last position missing
     */
    default void missed(PhoneSystemId system, long from, long to) {}
}
