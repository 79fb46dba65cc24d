package org.jackfield.core.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.mail.Mail;

/**
 * Which alerts are mailed when: each at once when it is new, again at the interval while it stands. One that comes and
 * goes is not new before the interval is over, so that a link that flaps fills nobody's mailbox. What is wrong with the
 * mail itself is not mailed. One thread uses it.
 */
final class AlertMails {

    static final String PURPOSE = "mail.alert";

    private static final Messages MESSAGES = Messages.of(AlertMails.class);
    private static final Duration REMEMBERED = Duration.ofDays(8);
    private static final int MOST_IN_ONE = 20;
    private static final int LONGEST_TITLE = 120;

    private final Map<String, Instant> mailed = new HashMap<>();

    /** Remembers what was mailed before the last stop. */
    void takeOver(Map<String, Instant> before) {
        before.forEach((key, at) -> mailed.merge(key, at, (a, b) -> a.isAfter(b) ? a : b));
    }

    /** {@return when which alert was last mailed} */
    Map<String, Instant> mailed() {
        return Map.copyOf(mailed);
    }

    /** {@return the alerts to mail now, of those that stand} */
    List<Alert> due(List<Alert> standing, AlertMailSettings settings, Instant now) {
        if (settings.addresses().isEmpty()) {
            return List.of();
        }
        return standing.stream()
                .filter(alert -> alert.condition().severity().compareTo(settings.least()) >= 0)
                .filter(alert -> !alert.condition().key().startsWith("mail."))
                .filter(alert -> due(alert, mailed.get(alert.condition().key()), settings, now))
                .toList();
    }

    private static boolean due(Alert alert, Instant last, AlertMailSettings settings, Instant now) {
        if (last == null) {
            return true;
        }
        return settings.repeatMinutes() == 0
                ? alert.raisedAt().isAfter(last)
                : !now.isBefore(last.plus(Duration.ofMinutes(settings.repeatMinutes())));
    }

    /** Notes that alerts were mailed, and forgets those of long ago that stand no more. */
    void wereMailed(List<Alert> alerts, List<Alert> standing, Instant now) {
        alerts.forEach(alert -> mailed.put(alert.condition().key(), now));
        Set<String> keys = standing.stream().map(alert -> alert.condition().key()).collect(Collectors.toSet());
        mailed.entrySet().removeIf(e -> !keys.contains(e.getKey()) && e.getValue().isBefore(now.minus(REMEMBERED)));
    }

    /** {@return one mail that tells of them all, the worst first} */
    static Mail mail(List<Alert> alerts, List<String> to, String site, Instant now) {
        String title = oneLine(alerts.getFirst().condition().title());
        String subject = alerts.size() == 1
                ? text("alert.subject", site, title)
                : text("alert.subject.many", site, title, alerts.size() - 1);
        String body = alerts.stream()
                .limit(MOST_IN_ONE)
                .map(alert -> text(
                        "alert.body", text("severity." + alert.condition().severity()), alert.condition().title(),
                        alert.condition().detail(), alert.condition().remedy(), alert.raisedAt().toString(),
                        age(Duration.between(alert.raisedAt(), now)), alert.condition().key()))
                .collect(Collectors.joining("\n\n"));
        String rest = alerts.size() > MOST_IN_ONE ? "\n\n" + text("alert.more", alerts.size() - MOST_IN_ONE) : "";
        return Mail.of(PURPOSE, to, subject, body + rest + "\n\n" + text("alert.end"));
    }

    private static String age(Duration duration) {
        long minutes = Math.max(0, duration.toMinutes());
        return minutes == 0 ? text("age.new") : text("age.minutes", minutes);
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
        return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE - 1) + '…' : line;
    }

    private static String text(String key, Object... arguments) {
        return MESSAGES.text(Locale.ENGLISH, key, arguments);
    }
}
