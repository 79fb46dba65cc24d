package org.jackfield.api.telephony.call;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.event.TelephonyEvent;

/**
 * One event as the journal keeps it, with what it did to the calls. Reading the same position again gives the same
 * entry, with the same ids.
 *
 * @param system the phone system
 * @param position its place in that system's journal: more than 0, and one more than that of the entry before
 * @param id the entry's own id; the same at every reading
 * @param arrived when the platform received the event; never before the entry that precedes it
 * @param phoneSystemTime when it happened by the phone system's clock; null if that was not told
 * @param event the event
 * @param raw what came over the wire, empty if nothing was given
 * @param call the call that the event was about, as it is after the event; null if it was about none, or was a repeat
 *     of a call long gone
 * @param changes every call that the event changed, as it is after the event: mostly {@code call} alone, both at a
 *     merge, all calls alive at a gap; empty if nothing changed; immutable
 */
public record JournalEntry(
        PhoneSystemId system,
        long position,
        UUID id,
        Instant arrived,
        Instant phoneSystemTime,
        TelephonyEvent event,
        String raw,
        LogicalCall call,
        List<LogicalCall> changes) {

    public JournalEntry {
        Objects.requireNonNull(system, "system");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(arrived, "arrived");
        Objects.requireNonNull(event, "event");
        raw = Objects.requireNonNullElse(raw, "");
        changes = List.copyOf(changes);
    }
}
