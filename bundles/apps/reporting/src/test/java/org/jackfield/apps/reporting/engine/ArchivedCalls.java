package org.jackfield.apps.reporting.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jackfield.api.calllog.history.ArchiveFile;

/** A month of an archive as it lies on disk. */
public final class ArchivedCalls {

    private static final int CALLS = 50;

    private ArchivedCalls() {}

    /** Puts some calls of a month into a folder. */
    public static void of(int year, int month, Path folder) throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            ArchiveFile file = fixture.archive(new CallSets(
                    year + month, LocalDate.of(year, month, 1).atStartOfDay().toInstant(ZoneOffset.UTC), Duration.ofDays(20))
                    .calls(CALLS));
            place(file.segments(), folder.resolve("segments"), year, month);
            place(file.calls(), folder.resolve("calls"), year, month);
        }
    }

    private static void place(Path file, Path table, int year, int month) throws Exception {
        Path partition = Files.createDirectories(table.resolve("year=" + year).resolve("month=" + month));
        Files.copy(file, partition.resolve(file.getFileName()));
    }
}
