package org.jackfield.connectors.simulator.media;

import org.jackfield.connectors.simulator.media.voice.TalkKind;

/**
 * A talk that telephones take part in.
 *
 * @param id       the same as long as the same ones talk
 * @param kind     what it is like
 * @param seed     chooses the words
 * @param speakers how many take part
 * @param goesOn   whether they talk; false while somebody is on hold
 */
record TalkPlan(long id, TalkKind kind, int seed, int speakers, boolean goesOn) {
}
