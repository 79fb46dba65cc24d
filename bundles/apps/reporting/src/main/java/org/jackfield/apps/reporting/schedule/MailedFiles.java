package org.jackfield.apps.reporting.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailAttachment;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.mail.MailStatus;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * Delivers files by mail: one to all who may see each other, one to each of the others. The purpose of every mail names its run, by
 * which a run that was cut off finds what was accepted then.
 */
record MailedFiles(MailService mail) {

    private static final String PURPOSE = "reporting.schedule.run-";
    private static final int PAGE = 200;

    /** {@return the ids of the mails, each accepted once} */
    List<UUID> deliver(Schedule schedule, ScheduleRun run, List<ReportFile> files) throws IOException {
        Delivery delivery = schedule.delivery();
        List<List<String>> groups = new ArrayList<>();
        groups.add(Stream.concat(delivery.to().stream(), delivery.copies().stream()).distinct().toList());
        delivery.hiddenCopies().stream().filter(address -> !groups.get(0).contains(address)).forEach(address -> groups.add(List.of(address)));
        Map<String, UUID> accepted = accepted(run);
        List<UUID> ids = new ArrayList<>();
        Mail first = null;
        for (int i = 0; i < groups.size(); i++) {
            String purpose = PURPOSE + run.id() + (i == 0 ? "" : ".copy" + i);
            if (accepted.containsKey(purpose)) {
                ids.add(accepted.get(purpose));
                continue;
            }
            first = first == null ? mail(schedule, run, files) : first;
            ids.add(mail.send(
                    new Mail(purpose, groups.get(i), first.subject(), first.text(), first.attachments()), ScheduleRunner.SYSTEM));
        }
        return ids;
    }

    private Mail mail(Schedule schedule, ScheduleRun run, List<ReportFile> files) throws IOException {
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
                .withLocale(Locale.ENGLISH)
                .format(run.due().atZone(schedule.timing().zone()));
        String subject = delivery.subject().isEmpty() ? schedule.name() + ", " + moment : delivery.subject();
        String text = delivery.text().isBlank() ? schedule.name() + "\n" + moment + "\n" : delivery.text();
        List<MailAttachment> attachments = new ArrayList<>();
        for (ReportFile file : files) {
            attachments.add(new MailAttachment(file.name(), file.mediaType(), Files.readAllBytes(file.content())));
        }
        // the purpose and who it is to are put in by whoever sends it
        return new Mail(PURPOSE + run.id(), delivery.to(), subject, text, attachments);
    }

    /** {@return mails of this run by purpose, if an attempt before this one sent some} */
    private Map<String, UUID> accepted(ScheduleRun run) {
        Map<String, UUID> found = new HashMap<>();
        for (int number = 0; ; number++) {
            Page<MailStatus> page = mail.list(new PageRequest(number, PAGE));
            page.items().stream()
                    .filter(status -> status.purpose().startsWith(PURPOSE + run.id()))
                    .forEach(status -> found.put(status.purpose(), status.id()));
            boolean old = page.items().isEmpty()
                    || page.items().getLast().acceptedAt().isBefore(run.due());
            if (old || (number + 1L) * PAGE >= page.total()) {
                return found;
            }
        }
    }
}
