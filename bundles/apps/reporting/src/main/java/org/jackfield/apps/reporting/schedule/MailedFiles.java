package org.jackfield.apps.reporting.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailAttachment;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.apps.reporting.ReportingComponent;

/**
 * Delivers files by mail: one for all, with its copies. The purpose of the mail names its run, by which a run that was cut off finds
 * that it was accepted then.
 */
record MailedFiles(MailService mail) {

    private static final String PURPOSE = "reporting.schedule.run-";
    private static final int PAGE = 200;

    /** {@return the id of the mail, accepted once} */
    UUID deliver(Schedule schedule, ScheduleRun run, List<ReportFile> files, Locale locale) throws IOException {
        Optional<UUID> accepted = accepted(run);
        return accepted.isPresent() ? accepted.get() : mail.send(mail(schedule, run, files, locale), ReportingComponent.SYSTEM);
    }

    private static String purpose(ScheduleRun run) {
        return PURPOSE + run.id();
    }

    private Mail mail(Schedule schedule, ScheduleRun run, List<ReportFile> files, Locale locale) throws IOException {
        Delivery delivery = schedule.delivery();
        long bytes = 0;
        for (ReportFile file : files) {
            bytes += Files.size(file.content());
        }
        if (bytes > mail.mostAttachedBytes()) {
            throw ProblemException.of(
                    "mail.too-large", Problem.Kind.TOO_LARGE, schedule.name(),
                    "The files have " + bytes + " bytes, and a mail may have " + mail.mostAttachedBytes() + ".",
                    "Export them to a network share, or choose a shorter date range.");
        }
        String moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .format(run.due().atZone(schedule.timing().zone()));
        String subject = delivery.subject().isEmpty() ? schedule.name() + ", " + moment : delivery.subject();
        String text = delivery.text().isBlank() ? schedule.name() + "\n" + moment + "\n" : delivery.text();
        List<MailAttachment> attachments = new ArrayList<>();
        for (ReportFile file : files) {
            attachments.add(new MailAttachment(file.name(), file.mediaType(), Files.readAllBytes(file.content())));
        }
        return new Mail(
                purpose(run), delivery.to(), delivery.copies(), delivery.hiddenCopies(), subject, text, attachments);
    }

    /** {@return the mail of this run, if an attempt before this one sent it} */
    private Optional<UUID> accepted(ScheduleRun run) {
        for (int number = 0; ; number++) {
            Page<MailStatus> page = mail.list(new PageRequest(number, PAGE));
            Optional<UUID> found = page.items().stream()
                    .filter(status -> status.purpose().equals(purpose(run)))
                    .map(MailStatus::id)
                    .findFirst();
            boolean old = page.items().isEmpty() || page.items().getLast().acceptedAt().isBefore(run.due());
            if (found.isPresent() || old || (number + 1L) * PAGE >= page.total()) {
                return found;
            }
        }
    }
}
