package org.jackfield.api.recording.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Builds a text that can be written in one way only: lines of {@code name: value} in a fixed order, UTF-8, each ended
 * by a line feed. What a person reads is what is signed. {@link CanonicalReader} reads it. One thread at a time.
 */
public final class CanonicalText {

    /** Stands between the parts of a value that has several. */
    public static final String SEPARATOR = "\t";

    private final StringBuilder text = new StringBuilder();

    /**
     * Adds a line.
     *
     * @throws IllegalArgumentException if the value holds a control character other than the separator, or is no
     *     well-formed text; see {@link #clean}
     */
    public CanonicalText line(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            if (Character.isISOControl(one) && one != '\t') {
                throw new IllegalArgumentException(name + " holds a control character");
            }
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException(name + " is no well-formed text");
        }
        text.append(name).append(": ").append(value).append('\n');
        return this;
    }

    /** Adds a line whose value has several parts. */
    public CanonicalText line(String name, Object... parts) {
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            String part = String.valueOf(parts[i]);
            if (part.contains(SEPARATOR)) {
                throw new IllegalArgumentException(name + " holds a tabulator");
            }
            value.append(i == 0 ? "" : SEPARATOR).append(part);
        }
        return line(name, value.toString());
    }

    /** Adds a line if there is a value. */
    public CanonicalText line(String name, Optional<String> value) {
        value.ifPresent(there -> line(name, there));
        return this;
    }

    /** {@return a time as it is written: UTC, whole milliseconds} */
    public static Instant time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** {@return a person's text as a value: no control characters, well-formed, not longer than {@code max} characters} */
    public static String clean(String text, int max) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), max));
        for (int at = 0; at < text.length(); ) {
            int one = text.codePointAt(at);
            at += Character.charCount(one);
            int kept = Character.isISOControl(one) || isSurrogate(one) ? ' ' : one;
            if (out.length() + Character.charCount(kept) > max) {
                break;
            }
            out.appendCodePoint(kept);
        }
        return out.toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** {@return the bytes} */
    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
