package org.jackfield.core.security;

import java.net.URI;
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
import org.jackfield.api.security.Subject;

/** Keeps what would be sent. */
final class KeptMail implements MailService {

    final List<Mail> sent = new ArrayList<>();
    boolean ready = true;

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public Optional<Problem> probe() {
        return Optional.empty();
    }

    @Override
    public long mostAttachedBytes() {
        return 0;
    }

    @Override
    public UUID send(Mail mail, Subject by) {
        sent.add(mail);
        return Ids.next();
    }

    @Override
    public URI linkTo(String path) {
        return URI.create("https://jackfield.example/" + path);
    }

    @Override
    public Optional<MailStatus> status(UUID id) {
        return Optional.empty();
    }

    @Override
    public Page<MailStatus> list(PageRequest page) {
        return Page.of(List.of(), page, 0);
    }
}
