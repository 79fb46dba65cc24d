package org.jackfield.apps.reporting.engine.store;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.calllog.history.ArchiveFile;
import org.jackfield.api.calllog.history.CallHistory;
import org.jackfield.api.calllog.store.ArchiveRelations;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.apps.reporting.sql.Literals;

/** Finds files of the archive that cannot be read, and tells of them, so that the rest still answers. */
final class FileCheck {

    private final DuckDb database;
    private final CallHistory history;
    private final Set<UUID> opened = ConcurrentHashMap.newKeySet();
    private final ArchiveRelations relations = new ArchiveRelations();

    FileCheck(DuckDb database, CallHistory history) {
        this.database = database;
        this.history = history;
    }

    /** {@return what was seen in those that can be opened} */
    ArchiveRelations relations() {
        return relations;
    }

    /** {@return those that can be opened; each is opened once, and looked for each time} */
    List<ArchiveFile> readable(List<ArchiveFile> files) {
        opened.retainAll(files.stream().map(ArchiveFile::id).collect(Collectors.toSet()));
        relations.keep(files.stream().flatMap(file -> Stream.of(file.segments(), file.calls())).toList());
        return files.stream().filter(file -> file.isReadable() && canOpen(file)).toList();
    }

    private boolean canOpen(ArchiveFile file) {
        if (!Files.isReadable(file.segments()) || !Files.isReadable(file.calls())) {
            history.damaged(file, "a file is missing");
            return false;
        }
        return opened.contains(file.id()) || check(file, "LIMIT 0");
    }

    /** Reads every value of every file; {@return whether one was damaged that was not known to be} */
    boolean findDamage(List<ArchiveFile> files, ReportProgress progress) {
        boolean found = false;
        for (ArchiveFile file : files) {
            DuckDb.goOn(progress);
            found |= !check(file, "");
        }
        return found;
    }

    private boolean check(ArchiveFile file, String limit) {
        try (Connection connection = database.open()) {
            for (String path : List.of(file.segments().toString(), file.calls().toString())) {
                DuckDb.execute(connection, "SELECT count(hash(s)) FROM (SELECT * FROM read_parquet(" + Literals.text(path)
                        + ", hive_partitioning = false) " + limit + ") s");
            }
            relations.look(connection, List.of(file.segments(), file.calls()));
            opened.add(file.id());
            return true;
        } catch (SQLException e) {
            // a file is not to blame for what there is too little of
            DuckDb.shortage(e).ifPresent(shortage -> {
                throw shortage;
            });
            history.damaged(file, String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be read"));
            return false;
        }
    }
}
