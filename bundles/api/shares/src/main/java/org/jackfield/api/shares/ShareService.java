package org.jackfield.api.shares;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** The site's network shares. Any thread may call. */
@ProviderType
public interface ShareService {

    /** {@return all of them, by description; from memory} */
    List<Share> shares();

    /** {@return the share, if there is one; from memory} */
    Optional<Share> share(UUID id);

    /** {@return how it stood when it was last looked at; from memory} */
    ShareStatus status(UUID id);

    /**
     * Opens a folder of a share. Talks to the file server, for some seconds at most.
     *
     * @param below a folder below that of the share; it is made when something is written
     * @return to be closed by the caller
     * @throws org.jackfield.api.problem.ProblemException {@code shares.not-found} if there is no such share
     * @throws IOException if the server does not answer, or refuses; the message says which
     */
    ShareFolder open(UUID id, SharePath below) throws IOException;
}
