package org.jackfield.api.shares;

import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.Subject;
import org.osgi.annotation.versioning.ProviderType;

/** Adds, changes and removes network shares. Changes are stored and audited when a method returns. */
@ProviderType
public interface ShareAdminService {

    /** What a person needs to configure shares. */
    Permission CONFIGURE = new Permission("shares.configure", "Configure network shares");

    /**
     * As whom we log in to every file server (manual §7.2.7.2).
     *
     * @param domain the domain or workgroup, empty if none
     * @param user the user, empty to log in as a guest
     */
    record Login(String domain, String user) {}

    /** {@return as whom we log in} */
    Login login();

    /**
     * Changes as whom we log in.
     *
     * @param password kept encrypted; {@link Secret#NONE} keeps the one that is stored
     * @throws ProblemException {@code security.forbidden}
     */
    void setLogin(Login login, Secret password, Subject by);

    /**
     * Adds a share, or changes the one with its id.
     *
     * @throws ProblemException {@code shares.taken} if another has its description, {@code security.forbidden}
     */
    void put(Share share, Subject by);

    /** Removes a share; what is on it stays. */
    void remove(UUID id, Subject by);

    /**
     * Looks how it stands with a share, now. Talks to the file server, for some seconds at most.
     *
     * @throws ProblemException {@code shares.not-found}
     */
    ShareStatus look(UUID id);
}
