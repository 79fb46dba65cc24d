package org.jackfield.api.testkit;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.Subject;

/** Mail that is kept in memory in place of being sent. */
public final class RecordingMail implements MailService {

    private final InstantSource clock;
    private final List<Mail> mails = new ArrayList<>();
    private final List<MailStatus> statuses = new ArrayList<>();
    private long most = 20L << 20;
    private boolean ready = true;
    private Problem fault;

    /** Dates mail with the time of a clock. */
    public RecordingMail(InstantSource clock) {
        this.clock = clock;
    }

    /** From now on attachments may be this large. */
    public synchronized void setMostAttachedBytes(long bytes) {
        most = bytes;
    }

    /** From now on there is no mail server, or there is one again. */
    public synchronized void setReady(boolean ready) {
        this.ready = ready;
    }

    /** {@return what was accepted, oldest first} */
    public synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    /** The mail server answers for a mail: it takes it, refuses it for good, or is asked again later. */
    public synchronized void settle(UUID id, MailStatus.State state, String problem) {
        statuses.replaceAll(status -> !status.id().equals(id)
                ? status
                : new MailStatus(
                        id, status.purpose(), status.to(), status.copies(), status.hiddenCopies(), status.subject(), state, status.bytes(),
                        status.attempts() + 1, problem,
                        status.acceptedBy(), status.acceptedAt(),
                        state == MailStatus.State.WAITING ? status.nextAttemptAt() : Optional.empty(),
                        state == MailStatus.State.WAITING ? Optional.empty() : Optional.of(clock.instant())));
    }

    @Override
    public synchronized boolean ready() {
        return ready;
    }

    @Override
    public synchronized Optional<Problem> probe() {
        return Optional.ofNullable(fault);
    }

    /** Has the mail server fail, or work again if {@code problem} is null. */
    public synchronized void fail(Problem problem) {
        fault = problem;
    }

    @Override
    public synchronized long mostAttachedBytes() {
        return most;
    }

    @Override
    public synchronized UUID send(Mail mail, Subject by) {
        if (!ready) {
            throw ProblemException.unavailable("mail.not-configured", "", "No mail server is configured.", "Enter one.");
        }
        if (mail.attachedBytes() > most) {
            throw ProblemException.of("mail.too-large", Problem.Kind.TOO_LARGE, "", "The attachments are too large.", "Send fewer.");
        }
        UUID id = Ids.next();
        Instant now = clock.instant();
        mails.add(mail);
        statuses.add(new MailStatus(
                id, mail.purpose(), mail.to(), mail.copies(), mail.hiddenCopies(), mail.subject(), MailStatus.State.WAITING,
                mail.attachedBytes(), 0, "", by.name(), now,
                Optional.of(now), Optional.empty()));
        return id;
    }

    @Override
    public URI linkTo(String path) {
        return URI.create("https://site.example.org/" + path);
    }

    @Override
    public synchronized Optional<MailStatus> status(UUID id) {
        return statuses.stream().filter(status -> status.id().equals(id)).findFirst();
    }

    @Override
    public synchronized Page<MailStatus> list(PageRequest page) {
        List<MailStatus> newestFirst = statuses.reversed();
        return Page.within(newestFirst, page);
    }
}
