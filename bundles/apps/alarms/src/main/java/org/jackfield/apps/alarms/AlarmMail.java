package org.jackfield.apps.alarms;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.mail.Mail;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.Notice;

/**
 * Words the mail that tells of an alarm. Its subject ends with a reference that no other has, so that a mail that was accepted
 * before a crash is found again.
 */
final class AlarmMail {

    static final String PURPOSE = "alarms.notice";

    private static final Messages MESSAGES = Messages.of(AlarmMail.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ENGLISH);
    private static final int LONGEST_PART = 60;
    private static final int REFERENCE = 12;

    private AlarmMail() {}

    static Mail of(Alarm alarm, Notice notice, ZoneId zone) {
        String held = notice.heldBack() == 0 ? "" : "\n" + text("mail.held-back", notice.heldBack());
        String body = text(
                "mail.body", oneLine(notice.profile(), LONGEST_PART), title(alarm), alarm.text(), where(alarm),
                alarm.device().isEmpty() ? "–" : alarm.device(), TIME.format(alarm.raisedAt().atZone(zone)));
        return new Mail(
                PURPOSE, notice.to(), notice.copies(), List.of(), subject(alarm, notice),
                body + held + "\n\n" + text("mail.end", reference(notice)), List.of());
    }

    static String subject(Alarm alarm, Notice notice) {
        return text(
                "mail.subject", oneLine(notice.profile(), LONGEST_PART), title(alarm),
                oneLine(where(alarm), LONGEST_PART), reference(notice));
    }

    private static String title(Alarm alarm) {
        return text("kind." + alarm.kind().group(), alarm.kind().code());
    }

    private static String where(Alarm alarm) {
        String source = alarm.ofServer() ? text("source.server") : alarm.sourceName();
        return alarm.node().isEmpty() ? source : text("source.node", source, alarm.node());
    }

    /** The random end of the id. */
    private static String reference(Notice notice) {
        String id = notice.id().toString();
        return id.substring(id.length() - REFERENCE);
    }

    private static String oneLine(String text, int longest) {
        String line = text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
        return line.length() > longest ? line.substring(0, longest - 1) + '…' : line;
    }

    private static String text(String key, Object... arguments) {
        return MESSAGES.text(Locale.ENGLISH, key, arguments);
    }
}
