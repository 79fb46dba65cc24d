package org.jackfield.api.recording.ledger;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file of an export.
 *
 * @param name its path in the ZIP: parts of visible characters with {@code /} between them, none {@code ..}; at most
 *     {@value #MAX_NAME} characters; never null
 * @param bytes its length
 * @param sha256 of its content, in hexadecimal; never null
 */
public record ExportedFile(String name, long bytes, String sha256) {

    /** The name of the manifest itself, which it does not list. */
    public static final String MANIFEST = "manifest.jseal";

    /** The longest name, in characters. */
    public static final int MAX_NAME = 200;

    /** Checks the components. */
    public ExportedFile {
        Objects.requireNonNull(sha256, "sha256");
        if (!isSafe(name)) {
            throw new IllegalArgumentException("file name");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("length " + bytes);
        }
    }

    /** {@return whether a name stays inside the folder it is unpacked into, wherever that is} */
    public static boolean isSafe(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME
                && name.chars().noneMatch(one -> Character.isISOControl(one) || "\\:*?\"<>|".indexOf(one) >= 0)
                && Arrays.stream(name.split("/", -1)).noneMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
    }
}
