package org.jackfield.api.calllog;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.call.JournalEntry;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads the stored calls. Safe for any thread; methods touch the database. While the database is away they throw
 * {@link org.jackfield.api.problem.ProblemException} {@code calllog.unavailable}; nothing is lost, the calls wait in the
 * journal.
 */
@ProviderType
public interface CallLogService {

    /** What a person needs to see calls. Which calls, {@link org.jackfield.api.security.SecurityService#callAccess} says. */
    Permission VIEW = new Permission("calllog.view", "See calls");

    /**
     * {@return the calls that the query wants, newest first, as far as {@code by} may see them: with those segments only,
     * and without calls of which none may be seen}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code security.forbidden} if {@code by} may see none at all
     */
    Page<LoggedCall> find(CallQuery query, PageRequest page, Subject by);

    /**
     * {@return what {@link #find} cannot show at present, because a file of the archive cannot be read; mostly empty} What is
     * found damaged by the last question is among it.
     *
     * @param query whose range says which time is asked for; never null
     * @throws org.jackfield.api.problem.ProblemException {@code security.forbidden} if {@code by} may see no calls
     */
    List<MissingCalls> missing(CallQuery query, Subject by);

    /**
     * {@return one call with the segments that {@code by} may see; empty if there is none of this id}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code security.forbidden} if {@code by} may see nothing of it
     */
    Optional<LoggedCall> call(UUID id, Subject by);

    /**
     * {@return the events that made a call; empty if the call is not stored or the journal no longer keeps them}
     *
     * @throws org.jackfield.api.problem.ProblemException {@code security.forbidden} if {@code by} may not see all of it: the
     *     events tell of every device that took part
     */
    List<JournalEntry> events(UUID call, Subject by);

    /**
     * Says whose a stored segment is, whatever the phone system says; who called stays. The caller has checked the permission and audits it.
     *
     * @param user the user; null for nobody
     * @param userName the user's name now; ignored for nobody
     * @return whether the segment is stored
     */
    boolean assignUser(UUID segment, UUID user, String userName);

    /** {@return how the log is doing} */
    Status status();

    /**
     * How the log is doing.
     *
     * @param callsStored calls written since the start, each once
     * @param segmentsStored segments written since the start, each once
     * @param writeFailures how often a write failed and was tried again
     * @param entriesBehind journal entries that are safely on disk and not yet in the database, now
     */
    record Status(long callsStored, long segmentsStored, long writeFailures, long entriesBehind) {}
}
