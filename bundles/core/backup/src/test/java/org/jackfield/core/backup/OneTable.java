package org.jackfield.core.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jackfield.api.persistence.backup.BackupEntries;
import org.jackfield.api.persistence.backup.LastRestore;
import org.jackfield.api.persistence.backup.TableBackups;
import org.jackfield.api.persistence.backup.TableContents;

/** The tables: one, of one row. */
final class OneTable implements TableBackups {
    String row = "first";
    boolean scratchFails;
    final List<String> restored = new ArrayList<>();

    @Override
    public TableContents write(BackupEntries entries) throws IOException {
        entries.next(PREFIX + "tables/thing").write(row.getBytes(StandardCharsets.UTF_8));
        entries.progress("thing", 1);
        return new TableContents(Map.of("thing", 1L));
    }

    @Override
    public TableContents tryOut(Path backup, Path scratch) throws IOException {
        if (scratchFails) {
            throw new IOException("the scratch database failed: No space left on device");
        }
        return new TableContents(read(backup).isEmpty() ? Map.of() : Map.of("thing", 1L));
    }

    @Override
    public void restore(Path backup, String name) throws IOException {
        restored.add(name + "=" + read(backup));
    }

    private static String read(Path backup) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry(PREFIX + "tables/thing")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public Optional<LastRestore> lastRestore() {
        return Optional.empty();
    }
}
