package org.jackfield.apps.alarms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailAddress;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.apps.alarms.history.AlarmKind;

/**
 * Whom to tell of which alarms (manual §7.1.2.1).
 *
 * @param id what tells profiles apart, a UUID
 * @param description what it is for; stands in every notification
 * @param enabled whether it is followed
 * @param allAlarms whether it responds to every alarm
 * @param alarms the kinds it responds to otherwise, as {@link AlarmKind#toString} writes them
 * @param sendEmail whether mail is sent
 * @param to addresses, separated by commas
 * @param copies addresses that get a copy, separated by commas; may be empty
 * @param alertTeamLeaders whether it appears in the open browsers of those who may be alerted
 * @param repeatMinutes for so long the same alarm of the same source is not told again; 0 tells of each
 */
public record AlarmProfile(
        String id,
        String description,
        boolean enabled,
        boolean allAlarms,
        Set<String> alarms,
        boolean sendEmail,
        String to,
        String copies,
        boolean alertTeamLeaders,
        int repeatMinutes) {

    /** The longest description. */
    public static final int LONGEST_DESCRIPTION = 100;
    /** The longest time for which an alarm is not told again, in minutes: a week. */
    public static final int LONGEST_REPEAT = 7 * 24 * 60;
    /** What a new profile begins with, in minutes. */
    public static final int USUAL_REPEAT = 60;

    private static final int MOST_KINDS = 500;

    /** Checks the components. */
    public AlarmProfile {
        Objects.requireNonNull(id, "id");
        description = Objects.requireNonNullElse(description, "").strip();
        to = Objects.requireNonNullElse(to, "").strip();
        copies = Objects.requireNonNullElse(copies, "").strip();
        alarms = checked(Objects.requireNonNullElse(alarms, Set.of()));
        if (description.isEmpty() || description.length() > LONGEST_DESCRIPTION || description.matches(".*\\p{Cntrl}.*")) {
            throw ProblemException.invalid(
                    "alarms.description", description, "A profile has a description of one line.",
                    "Say in at most " + LONGEST_DESCRIPTION + " characters what it is for.");
        }
        if (!allAlarms && alarms.isEmpty()) {
            throw ProblemException.invalid(
                    "alarms.no-alarms", description, "The profile responds to no alarm.",
                    "Choose alarms, or let it respond to all.");
        }
        List<String> recipients = MailAddress.split(to);
        int all = recipients.size() + MailAddress.split(copies).size();
        if (sendEmail && recipients.isEmpty()) {
            throw ProblemException.invalid(
                    "alarms.no-recipient", description, "Mail is to be sent, but to nobody.",
                    "Enter an address to send it to, or switch the mail off.");
        }
        if (all > Mail.MOST_RECIPIENTS) {
            throw ProblemException.invalid(
                    "alarms.too-many-recipients", Integer.toString(all), "Too many recipients.",
                    "A mail goes to at most " + Mail.MOST_RECIPIENTS + " addresses, copies counted.");
        }
        if (repeatMinutes < 0 || repeatMinutes > LONGEST_REPEAT) {
            throw ProblemException.invalid(
                    "alarms.repeat", Integer.toString(repeatMinutes), "This is no time between repeats.",
                    "Enter 0 to " + LONGEST_REPEAT + " minutes.");
        }
    }

    private static Set<String> checked(Set<String> alarms) {
        if (alarms.size() > MOST_KINDS) {
            throw ProblemException.invalid(
                    "alarms.too-many-kinds", Integer.toString(alarms.size()), "Too many alarms are chosen.",
                    "Choose at most " + MOST_KINDS + ", or whole groups.");
        }
        Set<String> written = new LinkedHashSet<>();
        alarms.stream().map(AlarmKind::parse).map(AlarmKind::toString).sorted().forEach(written::add);
        return Set.copyOf(written);
    }

    /** {@return whether it responds to alarms of this kind} */
    public boolean respondsTo(AlarmKind kind) {
        return enabled && (allAlarms || alarms.stream().map(AlarmKind::parse).anyMatch(chosen -> chosen.covers(kind)));
    }

    /** {@return who gets mail; nobody if none is sent} */
    public List<String> recipients() {
        return sendEmail ? MailAddress.split(to) : List.of();
    }

    /** {@return who gets a copy; nobody if no mail is sent} */
    public List<String> copyRecipients() {
        return sendEmail ? MailAddress.split(copies) : List.of();
    }
}
