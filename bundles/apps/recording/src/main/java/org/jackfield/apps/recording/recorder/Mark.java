package org.jackfield.apps.recording.recorder;

import java.time.Instant;

/**
 * A pause that begins or ends in a recording.
 *
 * @param pause whether one begins
 * @param at when
 * @param by who, for people
 */
record Mark(boolean pause, Instant at, String by) {}
