package org.jackfield.api.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * A mail to be sent. Sender and reply address are the site's. What could smuggle a line into the mail's head is refused
 * when the record is made, so that no mail that exists is a danger.
 *
 * @param purpose what it is for, as {@code <bundle>.<what>} ({@code recording.email}); shown where mail is listed; never null
 * @param to addresses, each as {@code name@example.org}; at least one; never null
 * @param copies who gets a copy that all see (CC); never null
 * @param hiddenCopies who gets a copy that no other sees (BCC); never null
 * @param subject one line, at most {@value #LONGEST_SUBJECT} characters; never null
 * @param text the plain text, at most {@value #LONGEST_TEXT} characters; never null
 * @param attachments files that go with it; at most {@value #MOST_ATTACHMENTS}; never null
 */
public record Mail(
        String purpose,
        List<String> to,
        List<String> copies,
        List<String> hiddenCopies,
        String subject,
        String text,
        List<MailAttachment> attachments) {

    /** The most recipients of one mail, copies among them. */
    public static final int MOST_RECIPIENTS = 50;
    /** The longest subject, in characters. */
    public static final int LONGEST_SUBJECT = 200;
    /** The longest text, in characters. */
    public static final int LONGEST_TEXT = 100_000;
    /** The most attachments of one mail. */
    public static final int MOST_ATTACHMENTS = 100;

    private static final Pattern PURPOSE = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z][a-z0-9-]*)+");

    /**
     * Checks and copies the components. Who is named more than once gets the mail once: as a recipient rather than a copy, as a
     * copy rather than a hidden one.
     *
     * @throws ProblemException {@code mail.no-recipient}, {@code mail.too-many-recipients}, {@code mail.address-invalid},
     *     {@code mail.subject-invalid}, {@code mail.too-large}
     */
    public Mail {
        if (!PURPOSE.matcher(purpose).matches()) {
            throw new IllegalArgumentException("A purpose is <bundle>.<what> in lower case, not " + purpose);
        }
        Objects.requireNonNull(text, "text");
        to = MailAddress.checked(to);
        copies = others(copies, to);
        hiddenCopies = others(others(hiddenCopies, to), copies);
        MailAddress.bounded(to.size() + copies.size() + hiddenCopies.size());
        attachments = List.copyOf(attachments);
        if (subject.length() > LONGEST_SUBJECT || MailAddress.hasControls(subject)) {
            throw ProblemException.invalid(
                    "mail.subject-invalid", subject, "A subject is one line of at most 200 characters.", "Shorten it.");
        }
        if (text.length() > LONGEST_TEXT || attachments.size() > MOST_ATTACHMENTS) {
            throw ProblemException.of(
                    "mail.too-large", Problem.Kind.TOO_LARGE, "",
                    "A mail has at most 100000 characters of text and 100 attachments.", "Send less at once.");
        }
    }

    /**
     * A mail without copies.
     *
     * @throws ProblemException as the other constructor
     */
    public Mail(String purpose, List<String> to, String subject, String text, List<MailAttachment> attachments) {
        this(purpose, to, List.of(), List.of(), subject, text, attachments);
    }

    private static List<String> others(List<String> addresses, List<String> than) {
        return addresses.stream().map(MailAddress::checked).distinct().filter(address -> !than.contains(address)).toList();
    }

    /** {@return everybody who gets it, each once: recipients, copies, hidden copies} */
    public List<String> everybody() {
        return Stream.of(to, copies, hiddenCopies).flatMap(List::stream).toList();
    }

    /** {@return a mail without attachments} */
    public static Mail of(String purpose, List<String> to, String subject, String text) {
        return new Mail(purpose, to, subject, text, List.of());
    }

    /** {@return this mail with one attachment more} */
    public Mail with(MailAttachment attachment) {
        List<MailAttachment> more = new ArrayList<>(attachments);
        more.add(attachment);
        return new Mail(purpose, to, copies, hiddenCopies, subject, text, more);
    }

    /** {@return how large the attachments are together, in bytes} */
    public long attachedBytes() {
        return attachments.stream().mapToLong(MailAttachment::size).sum();
    }

    /** {@return purpose and recipients; the text may hold secrets and is left out} */
    @Override
    public String toString() {
        return "Mail[" + purpose + " to " + everybody() + ", " + attachments.size() + " attachments]";
    }
}
