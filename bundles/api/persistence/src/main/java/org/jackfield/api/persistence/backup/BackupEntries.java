package org.jackfield.api.persistence.backup;

import java.io.IOException;
import java.io.OutputStream;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what goes into a backup, entry by entry. For one thread. */
@ProviderType
public interface BackupEntries {

    /**
     * Begins an entry; the one before it is finished by this.
     *
     * @param name its name in the backup, with slashes between its parts
     * @return where its bytes go, until the next entry begins; closing it is not needed
     */
    OutputStream next(String name) throws IOException;

    /**
     * Tells how far the work is, and stops it if nobody wants it any more.
     *
     * @param table what is being written
     * @param rows how many rows of it are written
     * @throws java.util.concurrent.CancellationException if the work was cancelled; let it pass
     */
    void progress(String table, long rows);
}
