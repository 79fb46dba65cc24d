package org.jackfield.apps.recording.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps what is known of recording files: where each is, under which master key, whether it is archived or erased. What
 * goes through many takes them in the order of their ids, beginning behind {@link #FIRST}. Any thread may call; methods
 * throw unchecked exceptions while the database is away.
 */
public interface FileStore {

    /** Comes before every id. */
    UUID FIRST = new UUID(0, 0);

    /** {@return a recording; one that was erased has no key} */
    Optional<RecordingRow> file(UUID id);

    /** {@return recordings that are not erased} */
    List<RecordingRow> after(UUID id, int limit);

    /** {@return how many recordings are not erased} */
    long count();

    /**
     * Forgets the key of a recording for good.
     *
     * @return false if it was erased before, or there is none
     */
    boolean erase(UUID file, Erasure erasure);

    /** {@return when, by whom and why a recording was erased; empty if it was not} */
    Optional<Erasure> erasure(UUID file);

    /** {@return recordings that were erased and whose file still lies somewhere} */
    List<RecordingRow> leftOver(UUID after, int limit);

    /** Notes that nothing is left of the file of a recording that was erased. */
    void removed(UUID file);

    /** {@return how many keys there are under each master key, by its id} */
    Map<String, Long> keysByMaster();

    /** {@return recordings whose key is under another master key than this} */
    List<RecordingRow> notUnder(String masterId, UUID after, int limit);

    /** Puts a key wrapped anew in the place of the old one. {@return false if the recording was erased meanwhile} */
    boolean rewrap(UUID file, byte[] wrappedKey);

    /** {@return recordings that ended before a moment and are neither archived nor erased} */
    List<RecordingRow> toArchive(Instant endedBefore, UUID after, int limit);

    /** Notes that all archives have a recording. */
    void archived(UUID file, Instant at);

    /** {@return recordings that ended before a moment, are not erased and not on legal hold} */
    List<RecordingRow> expired(Instant endedBefore, UUID after, int limit);

    /** {@return how many recordings {@link #expired} finds in all, and how much they take} */
    Amount expiredAmount(Instant endedBefore);

    /** {@return how many recordings that ended before a moment stay because of a legal hold} */
    long heldBefore(Instant endedBefore);

    /** Recordings and their bytes. */
    record Amount(long files, long bytes) {}
}
