package org.jackfield.connectors.asterisk.session;

/**
 * What a support engineer may look at. It outlives the sessions of its connector.
 *
 * @param counters what was met
 * @param trace the last messages
 */
public record Diagnosis(AmiCounters counters, AmiTrace trace) {
}
