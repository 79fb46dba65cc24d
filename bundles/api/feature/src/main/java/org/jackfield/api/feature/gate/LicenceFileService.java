package org.jackfield.api.feature.gate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the gate finds in the licence folder. The gate alone decides which licence is in force, so that what a page
 * shows and what is allowed to run are never two opinions. Answers from a snapshot unless said otherwise.
 */
@ProviderType
public interface LicenceFileService {

    /** {@return the licence folder; never null} */
    Path folder();

    /** {@return the folder's files, the one in force first, then by name; immutable} */
    List<LicenceFile> files();

    /** {@return the file that is in force} */
    default Optional<LicenceFile> inForce() {
        return files().stream().filter(file -> file.state() == LicenceFile.State.IN_FORCE).findFirst();
    }

    /** {@return when the folder was last read} */
    Instant lastRead();

    /**
     * Examines a file as if it lay in the folder, without putting it in force. Reads the file on the calling thread.
     *
     * @param file any readable file
     * @return the finding; {@link LicenceFile.State#IN_FORCE} if the file alone would be in force here
     */
    LicenceFile examine(Path file);
}
