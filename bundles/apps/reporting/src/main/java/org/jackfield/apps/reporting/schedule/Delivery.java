package org.jackfield.apps.reporting.schedule;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.mail.Mail;
import org.jackfield.api.mail.MailAddress;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.shares.SharePath;

/**
 * What becomes of the files of a run.
 *
 * @param kind never null
 * @param format id of the files' format, such as {@code excel}; never null
 * @param to of mail, whom it is to; immutable
 * @param copies of mail, who gets a copy that all see; immutable
 * @param hiddenCopies of mail, who gets a copy that nobody sees; immutable
 * @param subject of mail; never null
 * @param text of mail; never null
 * @param share of an export, the share's id; otherwise null
 * @param folder of an export, the folder below the share's own; never null
 */
public record Delivery(
        Kind kind,
        String format,
        List<String> to,
        List<String> copies,
        List<String> hiddenCopies,
        String subject,
        String text,
        UUID share,
        String folder) {

    /** The most characters of a subject. */
    public static final int LONGEST_SUBJECT = 150;

    /** The most characters of a text. */
    public static final int LONGEST_TEXT = 5000;

    /** How they go. */
    public enum Kind {
        EMAIL,
        SHARE
    }

    /**
     * Checks the components, and leaves out what does not belong to the kind.
     *
     * @throws ProblemException as {@link MailAddress#checked(List)} and {@link SharePath#of}; {@code reporting.schedule-share}
     *     without a share
     */
    public Delivery {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(format, "format");
        boolean mail = kind == Kind.EMAIL;
        to = mail ? MailAddress.checked(given(to)) : List.of();
        copies = mail ? addresses(copies) : List.of();
        hiddenCopies = mail ? addresses(hiddenCopies) : List.of();
        subject = mail ? Objects.requireNonNullElse(subject, "").strip() : "";
        text = mail ? Objects.requireNonNullElse(text, "") : "";
        folder = mail ? "" : SharePath.of(folder).toString();
        if (!mail && share == null) {
            throw ProblemException.invalid(
                    "reporting.schedule-share", "", "There is no network share to export to.",
                    "Choose one; shares are added on the page Network shares.");
        }
        share = mail ? null : share;
        boolean tooMany = to.size() + copies.size() + hiddenCopies.size() > Mail.MOST_RECIPIENTS;
        if (tooMany || subject.length() > LONGEST_SUBJECT || text.length() > LONGEST_TEXT
                || subject.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "reporting.schedule-mail", subject, "A mail goes to at most " + Mail.MOST_RECIPIENTS
                            + " addresses, copies among them, and has a subject of " + LONGEST_SUBJECT + " and a text of "
                            + LONGEST_TEXT + " characters.",
                    "Shorten it.");
        }
    }

    private static List<String> given(List<String> addresses) {
        return Objects.requireNonNullElse(addresses, List.of());
    }

    private static List<String> addresses(List<String> written) {
        return given(written).isEmpty() ? List.of() : MailAddress.checked(written);
    }

    /** {@return by mail} */
    public static Delivery mail(String format, List<String> to, String subject, String text) {
        return new Delivery(Kind.EMAIL, format, to, List.of(), List.of(), subject, text, null, "");
    }

    /** {@return to a share} */
    public static Delivery share(String format, UUID share, String folder) {
        return new Delivery(Kind.SHARE, format, List.of(), List.of(), List.of(), "", "", share, folder);
    }
}
