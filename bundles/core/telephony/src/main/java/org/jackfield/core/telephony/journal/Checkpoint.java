package org.jackfield.core.telephony.journal;

import java.time.Instant;
import org.jackfield.core.telephony.model.ModelState;

/**
 * Where a journal file begins: everything that was alive then, so that no older file is needed to read it.
 *
 * @param next position of the first record behind it
 * @param at when it was written
 * @param state the calls and devices of that moment
 */
public record Checkpoint(long next, Instant at, ModelState state) {}
