package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.recording.ledger.Ledger;
import org.jackfield.api.recording.ledger.LedgerDay;
import org.jackfield.api.recording.ledger.LedgerEntry;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.keys.ProofLedger;
import org.jackfield.apps.recording.keys.RecordingKeys;

/**
 * The site's day ledger as the finisher needs it. To see which of many recordings have their entry it reads each day
 * once, beside whoever writes: what counts ends with a signed head.
 */
record LedgerScan(ProofLedger ledger, RecordingFolders folders, RecordingKeys keys) implements Finisher.Proofs {

    @Override
    public void append(List<LedgerEntry> entries) throws IOException {
        ledger.append(entries);
    }

    @Override
    public Set<UUID> sealed(Instant since) throws IOException {
        Set<UUID> found = new HashSet<>();
        if (!Files.isDirectory(folders.ledger())) {
            return found;
        }
        String first = LocalDate.ofInstant(since, ZoneOffset.UTC) + Ledger.SUFFIX;
        List<Path> days;
        try (var files = Files.list(folders.ledger())) {
            days = files.filter(file -> file.getFileName().toString().endsWith(Ledger.SUFFIX)
                            && file.getFileName().toString().compareTo(first) >= 0)
                    .toList();
        }
        for (Path day : days) {
            try (InputStream in = Files.newInputStream(day)) {
                LedgerDay.read(in, keys.trusted(), (index, entry, text) -> {
                    if (entry.kind() == LedgerEntry.Kind.SEALED) {
                        found.add(entry.recording());
                    }
                });
            }
        }
        return found;
    }
}
