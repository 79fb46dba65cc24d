package org.jackfield.api.security;

import java.util.List;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The sessions that are open, all in memory: they end with the process. Any thread may call and nothing waits but
 * {@link #end}, which writes to the audit trail.
 */
@ProviderType
public interface SessionService {

    /** What seeing and ending the sessions of others takes. */
    Permission MANAGE = new Permission("security.sessions", "See and end the sessions of others");

    /** A session, as the part of the product sees it that keeps it. */
    interface Handle {

        /** Somebody did something in it. */
        void active();

        /** The log-in was renewed after a change by its owner; its id is the same. */
        void renewed(LogIn logIn);

        /** It has ended. Doing it twice is harmless. */
        void closed();
    }

    /**
     * Notes a session.
     *
     * @param origin from where
     * @param client what the browser says it is; cut if it is long
     * @param ending ends the session; called once, on any thread, and must not wait
     */
    Handle open(LogIn logIn, String origin, String client, Runnable ending);

    /** {@return the open sessions of an account, the last active first} */
    List<SessionEntry> list(UUID account);

    /** {@return all open sessions, the last active first; for who holds {@link #MANAGE}} */
    List<SessionEntry> list();

    /**
     * Ends a session at once.
     *
     * @param by whose it is, or somebody who may {@link #MANAGE}
     * @throws ProblemException {@code security.session} if there is none of this id, or it is another's
     */
    void end(UUID session, Subject by, String origin);

    /**
     * Ends all sessions of the account of {@code by} but one.
     *
     * @param but the one that stays
     * @return how many ended
     */
    int endOthers(UUID but, Subject by, String origin);
}
