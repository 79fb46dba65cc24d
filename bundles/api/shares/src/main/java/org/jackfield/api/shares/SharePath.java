package org.jackfield.api.shares;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * A folder below another, as its parts: never one above, never one of another drive.
 *
 * @param parts the names from the outermost on; immutable
 */
public record SharePath(List<String> parts) {

    private static final int MAX_PARTS = 16;
    private static final int MAX_NAME = 200;

    public SharePath {
        parts = List.copyOf(parts);
        parts.forEach(SharePath::checkName);
        if (parts.size() > MAX_PARTS) {
            throw refused(parts.toString(), "A folder is at most " + MAX_PARTS + " deep.");
        }
    }

    /**
     * {@return the folder that is written so, with slashes or backslashes between its parts}
     *
     * @param text null counts as empty, the folder itself
     * @throws ProblemException {@code shares.path} if it leads elsewhere, or has what no name can have
     */
    public static SharePath of(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : Objects.requireNonNullElse(text, "").strip().split("[/\\\\]+")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return new SharePath(parts);
    }

    /** {@return this folder, and below it the other} */
    public SharePath and(SharePath below) {
        List<String> all = new ArrayList<>(parts);
        all.addAll(below.parts);
        return new SharePath(all);
    }

    /**
     * {@return the name, if a file can be called so}
     *
     * @throws ProblemException {@code shares.path}
     */
    public static String checkName(String name) {
        boolean good = !name.isBlank()
                && name.length() <= MAX_NAME
                && !name.endsWith(".")
                && !name.endsWith(" ")
                && name.chars().noneMatch(Share::isForbidden);
        if (!good) {
            throw refused(name, "No file or folder on a share can be called so.");
        }
        return name;
    }

    private static ProblemException refused(String input, String message) {
        return ProblemException.invalid("shares.path", input, message, "Choose another name.");
    }

    /** {@return the parts with slashes between them} */
    @Override
    public String toString() {
        return String.join("/", parts);
    }
}
