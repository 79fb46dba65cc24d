package org.jackfield.core.telephony.journal;

import java.time.Instant;
import java.util.UUID;
import org.jackfield.api.telephony.event.TelephonyEvent;

/**
 * An event as it stands on disk. What it did to the calls is not stored: a replay finds it again.
 *
 * @param position its place in the journal, from 1
 * @param id its lasting id; ids of calls and segments are made of it
 * @param arrived when it arrived
 * @param phoneSystemTime the phone system's time, null if not told
 * @param event the event
 * @param raw what came over the wire, null if nothing was given
 */
public record JournalRecord(
        long position, UUID id, Instant arrived, Instant phoneSystemTime, TelephonyEvent event, String raw) {}
