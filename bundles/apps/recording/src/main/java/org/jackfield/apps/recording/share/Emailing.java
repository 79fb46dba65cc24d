package org.jackfield.apps.recording.share;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailAddress;
import org.jackfield.api.mail.MailAttachment;
import org.jackfield.api.mail.MailService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.export.Attachments;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingRow;

/** Mails recordings (manual §4.5). Any thread may call. */
public final class Emailing {

    private static final Messages MESSAGES = Messages.of(Emailing.class);
    private static final String PURPOSE = "recording.email";

    private final Recordings recordings;
    private final Attachments attachments;
    private final Links links;
    private final Supplier<Optional<MailService>> mail;
    private final AuditService audit;

    /** Sends through a mail service, if there is one. */
    public Emailing(
            Recordings recordings, Attachments attachments, Links links, Supplier<Optional<MailService>> mail, AuditService audit) {
        this.recordings = recordings;
        this.attachments = attachments;
        this.links = links;
        this.mail = mail;
        this.audit = audit;
    }

    /**
     * Sends recordings; the mails are durable when this returns. Of a single-use link each recipient gets a mail with a link
     * of his own, for whoever is second could not use another's.
     *
     * @param formats how times are written
     * @return the ids of the mails
     * @throws ProblemException if a recording may not be sent or is not there, an address is none, or no mail can be sent; then
     *     nothing is sent
     */
    public List<UUID> send(EmailRequest request, Actor by, Formats formats) throws IOException {
        List<String> to = MailAddress.checked(request.to());
        List<RecordedSegment> segments = new ArrayList<>();
        for (UUID id : request.segments()) {
            RecordedSegment found = recordings.found(id, RecordingPermissions.EMAIL, by.subject());
            Recordings.playable(found);
            segments.add(found);
        }
        MailService service = mail.get().filter(MailService::ready).orElseThrow(() -> ProblemException.unavailable(
                "mail.not-configured", "", "No mail server is configured.", "Ask an administrator to enter one in the settings, under Email."));
        // Whatever a mail refuses is refused before anything is made for it.
        Mail bare = Mail.of(PURPOSE, to, request.subject(), request.text());
        audit.record(AuditEvent.done(
                by.subject(), by.origin(), PURPOSE,
                request.how() + " to " + String.join(", ", to) + ", segments " + request.segments()));
        return switch (request.how()) {
            case ATTACHMENT -> {
                MailAttachment file = attachments.of(segments, service.mostAttachedBytes(), by.subject(), formats);
                yield List.of(service.send(worded(bare, to, body(request, segments, segment -> "", formats)).with(file), by.subject()));
            }
            case PERMANENT_LINK -> {
                String note = "\n\n" + text(formats, "mail.permanent");
                String body = body(
                        request, segments, segment -> text(formats, "mail.link", service.linkTo(permanentPath(segment))), formats);
                yield List.of(service.send(worded(bare, to, body + note), by.subject()));
            }
            case SINGLE_USE_LINK -> {
                List<UUID> sent = new ArrayList<>();
                for (String recipient : to) {
                    sent.add(sendOnce(request, bare, segments, recipient, service, by, formats));
                }
                yield sent;
            }
        };
    }

    private UUID sendOnce(
            EmailRequest request, Mail bare, List<RecordedSegment> segments, String recipient, MailService service, Actor by,
            Formats formats) {
        List<Links.Made> made = new ArrayList<>();
        try {
            String body = body(request, segments, segment -> {
                Links.Made link = links.make(segment.segment().id(), recipient, request.days(), RecordingPermissions.EMAIL, by);
                made.add(link);
                return text(formats, "mail.link", service.linkTo(link.path())) + "\n"
                        + text(formats, "mail.once", formats.dateTime(link.link().expiresAt()));
            }, formats);
            return service.send(worded(bare, List.of(recipient), body), by.subject());
        } catch (RuntimeException e) {
            made.forEach(links::withdraw);
            throw e;
        }
    }

    /** {@return the address of a recording here, behind the site's own; it takes a log-in and the permission to play} */
    public static String permanentPath(RecordedSegment segment) {
        return "recordings/" + segment.segment().id();
    }

    private static Mail worded(Mail bare, List<String> to, String body) {
        return Mail.of(bare.purpose(), to, bare.subject(), body);
    }

    private interface LinkText {
        String of(RecordedSegment segment);
    }

    private static String body(EmailRequest request, List<RecordedSegment> segments, LinkText link, Formats formats) {
        String calls = segments.stream()
                .map(segment -> facts(segment, formats) + link.of(segment))
                .collect(Collectors.joining("\n\n"));
        return request.text().isBlank() ? calls.strip() : request.text() + "\n\n" + calls.strip();
    }

    private static String facts(RecordedSegment recorded, Formats formats) {
        Segment segment = recorded.segment();
        StringBuilder facts = new StringBuilder();
        fact(facts, formats, "answered", formats.dateTime(segment.answered() == null ? segment.started() : segment.answered()));
        fact(facts, formats, "duration", formats.duration(recorded.files().stream().mapToLong(RecordingRow::durationMillis).sum()));
        fact(facts, formats, "outside", segment.outside().number());
        fact(facts, formats, "extension", segment.device().isNone() ? "" : segment.device().device().number());
        fact(facts, formats, "group", segment.group().isNone() ? "" : segment.group().device().number());
        return facts.toString();
    }

    private static void fact(StringBuilder facts, Formats formats, String key, String value) {
        if (!value.isEmpty()) {
            facts.append(text(formats, key)).append(": ").append(value).append('\n');
        }
    }

    private static String text(Formats formats, String key, Object... arguments) {
        return MESSAGES.text(formats.locale(), key, arguments);
    }
}
