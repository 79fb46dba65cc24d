package org.jackfield.api.mail;

import java.util.Objects;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/**
 * A file that goes with a mail.
 *
 * <p>Compared by identity of its bytes' array: two attachments with equal content are not equal.
 *
 * @param name the file name that the reader sees, without a folder; at most 200 characters; never null
 * @param mediaType type and subtype, such as {@code audio/wav}; never null
 * @param content the file; the caller gives it away and changes it no more; never null
 */
public record MailAttachment(String name, String mediaType, byte[] content) {

    private static final int LONGEST_NAME = 200;
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9]+/[a-z0-9][a-z0-9.+-]*");

    /**
     * Checks the components.
     *
     * @throws ProblemException {@code mail.attachment-invalid} if name or type cannot stand in a mail's head
     */
    public MailAttachment {
        if (name.isBlank() || name.length() > LONGEST_NAME || MailAddress.hasControls(name) || name.matches(".*[/\\\\].*")) {
            throw ProblemException.invalid(
                    "mail.attachment-invalid", name, "An attachment cannot have this name.",
                    "Give it a file name of at most 200 characters, without a folder.");
        }
        if (!MEDIA_TYPE.matcher(mediaType).matches()) {
            throw ProblemException.invalid(
                    "mail.attachment-invalid", mediaType, "This is no media type.", "Give one such as audio/wav.");
        }
        Objects.requireNonNull(content, "content");
    }

    /** {@return its size in bytes} */
    public int size() {
        return content.length;
    }

    /** {@return name and size} */
    @Override
    public String toString() {
        return "MailAttachment[" + name + ", " + content.length + " bytes]";
    }
}
