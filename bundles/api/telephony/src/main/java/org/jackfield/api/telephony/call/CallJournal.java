package org.jackfield.api.telephony.call;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.telephony.PhoneSystemId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads the journals now and then; to follow them, register a {@link JournalConsumer}. Safe for any thread; reads go to
 * the disk.
 */
@ProviderType
public interface CallJournal {

    /**
     * Reads on from a position.
     *
     * @param system the phone system
     * @param after read what comes after this position; 0 for the oldest
     * @param limit at most this many, from 1 to 1000
     * @return the entries that are kept, in order; empty at the end of the journal
     */
    List<JournalEntry> read(PhoneSystemId system, long after, int limit);

    /**
     * The events that made a call, with those of the calls that were merged into it.
     *
     * @param system the phone system
     * @param call {@link LogicalCall#id()}
     * @param from when the call began; from a while before this on is searched
     * @param to when it ended
     * @return at most 1000 entries in order; empty if the journal no longer keeps them
     */
    List<JournalEntry> eventsOf(PhoneSystemId system, UUID call, Instant from, Instant to);

    /** {@return how each phone system's journal is doing} */
    List<Status> status();

    /**
     * A journal.
     *
     * @param system the phone system
     * @param oldest position of the oldest entry kept, 0 if empty
     * @param newest position of the newest entry that is safely on disk
     * @param bytes how much disk it takes
     * @param oldestArrival when the oldest entry arrived; null if empty
     * @param cursors how far each consumer has come
     */
    record Status(
            PhoneSystemId system, long oldest, long newest, long bytes, Instant oldestArrival, List<Cursor> cursors) {

        public Status {
            cursors = List.copyOf(cursors);
        }
    }

    /**
     * How far a consumer has come.
     *
     * @param consumer its name
     * @param position the last entry it dealt with
     * @param failures how often in a row it has refused what comes next, 0 if it goes well
     */
    record Cursor(String consumer, long position, long failures) {}
}
