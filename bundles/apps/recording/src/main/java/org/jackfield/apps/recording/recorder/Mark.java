package org.jackfield.apps.recording.recorder;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A pause that begins or ends in a recording.
 *
 * @param pause whether one begins
 * @param at when
 * @param by who, for people
 * @param written is completed when it is on disk, exceptionally if it could not be written
 */
record Mark(boolean pause, Instant at, String by, CompletableFuture<Void> written) {

    static Mark pause(Instant at, String by) {
        return new Mark(true, at, by, new CompletableFuture<>());
    }

    static Mark resume(Instant at, String by) {
        return new Mark(false, at, by, new CompletableFuture<>());
    }
}
