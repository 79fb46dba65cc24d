package org.jackfield.apps.recording.share;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;

/**
 * What somebody wants to mail (manual §4.5).
 *
 * @param segments the segments whose recordings are sent, 1 to {@value #MOST}
 * @param to addresses
 * @param subject the mail's subject
 * @param text what the person writes; what is known of the calls is put below
 * @param how as a file or as a link
 * @param days how long a single-use link lasts
 */
public record EmailRequest(List<UUID> segments, List<String> to, String subject, String text, How how, int days) {

    /** The most segments of one mail. */
    public static final int MOST = 50;
    /** The longest text that a person may write. */
    public static final int LONGEST_TEXT = 20_000;

    /** How recordings are sent. */
    public enum How {
        /** As a file, which is not encrypted. */
        ATTACHMENT,
        /** As the recording's address here, which takes a log-in. */
        PERMANENT_LINK,
        /** As a link for each recipient, which takes no log-in and can be used once. */
        SINGLE_USE_LINK
    }

    /** Checks and copies the components. */
    public EmailRequest {
        segments = Objects.requireNonNullElse(segments, List.<UUID>of()).stream().distinct().toList();
        to = List.copyOf(Objects.requireNonNullElse(to, List.of()));
        subject = Objects.requireNonNullElse(subject, "");
        text = Objects.requireNonNullElse(text, "");
        if (how == null) {
            throw ProblemException.invalid(
                    "recording.email-how", "", "It is not said how to send it.", "Choose attachment, permanent link or single-use link.");
        }
        if (segments.isEmpty() || segments.size() > MOST) {
            throw ProblemException.invalid(
                    "recording.email-choice", segments.size() + " segments", "A mail is about 1 to " + MOST + " recordings.",
                    "Choose as many.");
        }
        if (text.length() > LONGEST_TEXT) {
            throw ProblemException.invalid(
                    "recording.email-text", text.length() + " characters", "A text has at most " + LONGEST_TEXT + " characters.", "Shorten it.");
        }
    }
}
