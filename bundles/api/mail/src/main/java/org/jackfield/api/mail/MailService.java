package org.jackfield.api.mail;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.Subject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sends mail. A mail that was accepted is durable and encrypted at rest; it is tried again, at growing distances, until
 * the mail server takes it or the time for that has run out, which raises an alert. It may arrive twice if the system
 * is killed between the server's answer and the note of it; both copies then bear the same Message-ID.
 *
 * <p>Any thread may call. No call waits for the mail server but {@link #probe}.
 */
@ProviderType
public interface MailService {

    /** What a person needs to see which mail waits, was sent or failed. */
    Permission VIEW = new Permission("mail.view", "See mail that waits or was sent");

    /** {@return whether a mail server and a sender are configured, so that {@link #send} accepts mail} */
    boolean ready();

    /**
     * Connects to the mail server and logs in, as it would for a mail, and sends nothing. The one call that waits for the
     * server: half a minute at most.
     *
     * @return what is wrong, with the remedy; empty if a mail would have been taken
     */
    Optional<Problem> probe();

    /** {@return the most that the attachments of one mail may have together, in bytes} */
    long mostAttachedBytes();

    /**
     * Accepts a mail. It is durable when this returns. The caller has checked that {@code by} may send it; the act is
     * audited as {@code mail.send} with recipients and purpose, never with its text.
     *
     * @param mail what to send to whom
     * @param by on whose behalf
     * @return the mail's id
     * @throws ProblemException {@code mail.not-configured} if there is no mail server yet, {@code mail.too-large} if the
     *     attachments are too large, {@code mail.queue-full} if too much waits already; then nothing was accepted
     */
    UUID send(Mail mail, Subject by);

    /**
     * {@return an address of this site for a link in a mail}
     *
     * @param path what follows the site's address, such as {@code link/abc}; without a slash at its beginning
     * @throws ProblemException {@code mail.no-web-address} if nobody has configured under which address people reach the
     *     site; it cannot be guessed, and taking it from a request would let whoever asks forge links
     */
    URI linkTo(String path);

    /** {@return how a mail stands; empty if there is none of this id, or it ended long ago} */
    Optional<MailStatus> status(UUID id);

    /** {@return mails that wait, were sent or failed, newest first} */
    Page<MailStatus> list(PageRequest page);
}
