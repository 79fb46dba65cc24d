package org.jackfield.apps.recording.recorder;

/**
 * Something that one side of a session sent, at its place in time. Times are samples of 8 kHz: in a {@link DelayLine} since
 * the session's origin, in a {@link Batch} since the recording's time 0. Immutable; the audio behind it is shared.
 */
sealed interface Item permits Frame, Loss, Key {

    /** {@return its first sample} */
    long time();

    /** {@return the sample behind its last} */
    long end();

    /** {@return its part from one time to another, which lie within it} */
    Item part(long from, long to);

    /** {@return it, so many samples earlier} */
    Item earlier(long samples);
}
