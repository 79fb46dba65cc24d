package org.jackfield.api.persistence.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Puts all tables into a backup and takes them out again. What is written does not depend on the kind of database: a
 * backup of the embedded one may be restored into a PostgreSQL, and the other way. Any thread may call; the service is
 * there while the database is configured.
 */
@ProviderType
public interface TableBackups {

    /** What the names of all entries of the tables begin with. */
    String PREFIX = "database/";

    /**
     * Writes all tables as they are at one moment, while everybody goes on working.
     *
     * @return what was written
     * @throws org.jackfield.api.problem.ProblemException {@code persistence.backup-unfinished-upgrade} if the tables of a
     *     bundle are in the middle of an upgrade
     * @throws IOException if the database does not answer, or the backup cannot be written
     */
    TableContents write(BackupEntries entries) throws IOException;

    /**
     * Restores the tables of a backup into a new embedded database in a scratch folder, and takes that away again.
     *
     * @param backup a zip file
     * @param scratch an empty folder with room for the database
     * @return what came back
     * @throws org.jackfield.api.problem.ProblemException {@code persistence.backup-unreadable} if it cannot be restored;
     *     the message says what is wrong
     * @throws IOException if the scratch folder cannot be used
     */
    TableContents tryOut(Path backup, Path scratch) throws IOException;

    /**
     * Replaces all tables by those of a backup. Returns as soon as a copy of the backup is safe; then all bundles that
     * have tables stop, the tables are replaced as a whole or not at all, and the bundles start again. A process that dies
     * meanwhile does it when it starts again.
     *
     * @param backup a zip file, best one that was just tried out
     * @param name what people call it
     * @throws org.jackfield.api.problem.ProblemException {@code persistence.backup-unreadable} if the file is no backup;
     *     {@code persistence.restore-under-way} if another is being restored
     * @throws IOException if the copy cannot be written
     */
    void restore(Path backup, String name) throws IOException;

    /** {@return how the last restore on this server went; empty if there was none} */
    Optional<LastRestore> lastRestore();
}
