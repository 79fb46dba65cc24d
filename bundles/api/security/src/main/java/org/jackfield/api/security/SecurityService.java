package org.jackfield.api.security;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.access.CallAccess;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one place that decides who may do what. Pages, REST, commands, playback and export all ask here.
 *
 * <p>Any thread may call; an answer takes no input or output and may be asked for on every row.
 */
@ProviderType
public interface SecurityService {

    /** {@return whether {@code subject} may do {@code permission} to {@code target}; never null} */
    Decision decide(Subject subject, Permission permission, Target target);

    /** {@return every permission that the running bundles contribute, ordered by id} */
    List<Permission> permissions();

    /**
     * {@return every option that the running bundles contribute, in the order of their coming; the same id more than once if
     * several give it permissions}
     */
    List<AccessOption> options();

    /**
     * {@return the calls to which {@code subject} may do {@code permission}: none at all if {@link #decide} says no}
     *
     * <p>Lists take it into their query; a single call is asked about with its facts. It holds for the moment: ask anew for
     * every request. Never null.
     */
    CallAccess callAccess(Subject subject, Permission permission);

    /**
     * {@return the subject on whose behalf the calling thread works}
     *
     * <p>Bound by {@link #callAs}, and in the Karaf shell by the log-in.
     */
    Optional<Subject> current();

    /**
     * Runs {@code work} on behalf of {@code subject}, in the calling thread.
     *
     * @return what {@code work} returns
     * @throws Exception what {@code work} throws
     */
    <T> T callAs(Subject subject, Callable<T> work) throws Exception;

    /**
     * Lets pass or refuses.
     *
     * @throws ProblemException {@code security.forbidden} if the decision is no
     */
    default void check(Subject subject, Permission permission, Target target) {
        if (!decide(subject, permission, target).allowed()) {
            throw refused(subject, permission, target);
        }
    }

    /**
     * {@return the refusal of something that {@code subject} asked for and may not have; to be thrown. The audit trail is
     * told} For whoever decides by {@link #callAccess}; {@link #check} does the same.
     */
    default ProblemException refused(Subject subject, Permission permission, Target target) {
        return ProblemException.of(
                "security.forbidden",
                Problem.Kind.FORBIDDEN,
                permission.id(),
                subject.name() + " may not do this: " + permission.title() + ".",
                "Ask an administrator for the permission.");
    }

    /**
     * Lets pass or refuses whoever the calling thread works for, on every call of the site: for what tells of calls without
     * saying of which, such as raw messages.
     *
     * @return that subject; never null
     * @throws ProblemException as {@link #check(Permission)}, and {@code security.forbidden} if there are calls that
     *     {@code permission} does not reach
     */
    default Subject checkEveryCall(Permission permission) {
        Subject subject = check(permission);
        if (!callAccess(subject, permission).isUnlimited()) {
            throw refused(subject, permission, Target.SITE);
        }
        return subject;
    }

    /**
     * Lets pass or refuses whoever the calling thread works for, on the whole site.
     *
     * @return that subject
     * @throws ProblemException {@code security.unauthenticated} if nobody is logged in, {@code security.forbidden} if
     *     the decision is no
     */
    default Subject check(Permission permission) {
        Subject subject = current()
                .orElseThrow(() -> ProblemException.of(
                        "security.unauthenticated",
                        Problem.Kind.UNAUTHENTICATED,
                        "",
                        "Nobody is logged in.",
                        "Log in first."));
        check(subject, permission, Target.SITE);
        return subject;
    }
}
