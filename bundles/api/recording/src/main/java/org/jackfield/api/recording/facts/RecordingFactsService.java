package org.jackfield.api.recording.facts;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Tells what call recording knows of segments. There while call recording runs with a database. It looks at nobody's
 * access: whoever asks shows people only what they may see. Any thread may call; the methods throw unchecked exceptions
 * while the database is away.
 */
public interface RecordingFactsService {

    /**
     * {@return the facts of those of the segments that call recording knows, by segment}
     *
     * @param segments ids, as many as are wanted; never null
     */
    Map<UUID, RecordingFacts> of(Collection<UUID> segments);

    /**
     * Tells the facts of all segments of recorded devices that began in a time, in the order of their beginnings. Only a
     * few hundred are in memory at a time; what changes meanwhile may or may not be told.
     *
     * @param from segments that began then or later; never null
     * @param to segments that began before then; never null
     * @param reader is given each once, on the calling thread; what it throws ends the reading and comes out of here
     */
    void each(Instant from, Instant to, Consumer<RecordingFacts> reader);
}
