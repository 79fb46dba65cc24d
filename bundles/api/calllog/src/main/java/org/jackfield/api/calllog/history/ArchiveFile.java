package org.jackfield.api.calllog.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

/**
 * A part of the archive: calls that began in the same month (UTC), whole, with all their segments.
 *
 * @param id its name
 * @param segments the Parquet file of {@link HistoryTables#SEGMENTS}
 * @param calls the Parquet file of {@link HistoryTables#CALLS}
 * @param segmentCount rows in {@code segments}
 * @param callCount rows in {@code calls}
 * @param firstStarted when the first of the segments began
 * @param lastStarted when the last of the segments began
 * @param damage why it cannot be read; empty if it can
 */
public record ArchiveFile(
        UUID id,
        Path segments,
        Path calls,
        long segmentCount,
        long callCount,
        Instant firstStarted,
        Instant lastStarted,
        String damage) {

    /** {@return whether it can be read} */
    public boolean isReadable() {
        return damage.isEmpty();
    }

    /** {@return the same file, which cannot be read for this reason} */
    public ArchiveFile withDamage(String reason) {
        return new ArchiveFile(id, segments, calls, segmentCount, callCount, firstStarted, lastStarted, reason);
    }
}
