package org.jackfield.api.persistence.backup;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A folder of files that belong to what the tables say, registered as a service by the bundle that owns it: each backup
 * has these files too.
 *
 * <p>A file in it is never changed once it has its name, and is named by the tables before they need it. So a backup
 * takes the tables first and the files after them, and copies only those that the backups before it do not have. Files
 * whose names begin with a dot or end in {@code .part} are being written, and are left out.
 */
@ConsumerType
public interface BackupFolder {

    /**
     * {@return a short name for people and in backups: letters, digits and hyphens; the same for ever}
     */
    String name();

    /** {@return the folder, which may not exist yet; with its subfolders. Any thread may call} */
    Path folder();
}
