package org.jackfield.apps.reporting.engine.store;

import java.time.Instant;
import java.util.function.Consumer;
import org.jackfield.api.recording.facts.RecordingFacts;

/** Who tells what call recording knows of segments. */
@FunctionalInterface
public interface FactsSource {

    /** Gives the facts of the segments that began from {@code from} on and before {@code to}. */
    void each(Instant from, Instant to, Consumer<RecordingFacts> reader);
}
