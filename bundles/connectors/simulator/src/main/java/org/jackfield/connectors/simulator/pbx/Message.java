package org.jackfield.connectors.simulator.pbx;

import java.time.Instant;

/**
 * Why a station's message lamp is lit.
 *
 * @param from    extension that left it
 * @param mailbox mailbox it is in, empty for none
 * @param count   how many
 * @param at      when the lamp was last lit for it
 */
public record Message(Device from, String mailbox, int count, Instant at) {
}
