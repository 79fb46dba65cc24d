package org.jackfield.apps.recording.store;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.recording.format.DataKey;
import org.jackfield.api.recording.format.MasterKey;
import org.jackfield.api.recording.format.WrappedKey;
import org.jackfield.apps.recording.Calls;

/** Rows of recordings, as tests need them. */
public final class Files {

    public static final MasterKey MASTER = MasterKey.generate();

    private Files() {}

    /** The whole recording of a segment. */
    public static RecordingRow of(Calls segment) {
        return of(segment, 1, segment.answeredAt(), segment.ended(), false);
    }

    public static RecordingRow of(Calls segment, int part, Instant from, Instant to, boolean interrupted) {
        UUID id = Ids.next();
        return new RecordingRow(
                id, segment.id(), part, segment.device() + "-" + segment.id() + "-" + part, "mirror", "PCMA", 2, from, to,
                Duration.between(from, to).toMillis(), 0, interrupted, "2026/04/01/" + id + ".jrec", 16_000, "ab".repeat(32),
                wrapped(id, MASTER), 1, 2, 3);
    }

    public static byte[] wrapped(UUID id, MasterKey master) {
        try (DataKey key = DataKey.generate(id)) {
            return WrappedKey.wrap(key, master).bytes();
        }
    }
}
