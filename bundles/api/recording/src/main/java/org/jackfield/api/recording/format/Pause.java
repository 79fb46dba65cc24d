package org.jackfield.api.recording.format;

import java.time.Instant;

/**
 * An interval of which nothing was kept.
 *
 * @param from media time at which it began
 * @param to media time at which it ended; the end of the recording if it never did
 * @param began when it began; never null
 * @param ended when it ended; the end of the recording if it never did; never null
 */
public record Pause(long from, long to, Instant began, Instant ended) {}
