package org.jackfield.apps.recording.audio;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file an HTTP request asks for (RFC 9110, section 14).
 *
 * @param from the first
 * @param to the one behind the last
 * @param kind what to answer
 */
public record ByteRange(long from, long to, Kind kind) {

    private static final Pattern SINGLE = Pattern.compile("bytes\\s*=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");

    /** What to answer. */
    public enum Kind {
        /** 200: everything. */
        ALL(200),
        /** 206: a part. */
        PART(206),
        /** 416: nothing of what was asked for is there. */
        NONE(416);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** {@return the HTTP status} */
        public int status() {
            return status;
        }
    }

    /**
     * Reads the {@code Range} header. What is not understood, and several ranges at once, is answered with everything, as
     * the RFC allows.
     *
     * @param header as it was sent; null if it was not
     * @param length of the file
     */
    public static ByteRange of(String header, long length) {
        Matcher range = header == null ? null : SINGLE.matcher(header);
        if (range == null || !range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return new ByteRange(0, length, Kind.ALL);
        }
        if (range.group(1).isEmpty()) {
            long last = Math.min(Long.parseLong(range.group(2)), length);
            return last == 0 ? none() : new ByteRange(length - last, length, Kind.PART);
        }
        long from = Long.parseLong(range.group(1));
        long last = range.group(2).isEmpty() ? length - 1 : Long.parseLong(range.group(2));
        if (!range.group(2).isEmpty() && last < from) {
            return new ByteRange(0, length, Kind.ALL);
        }
        return from >= length ? none() : new ByteRange(from, Math.min(last, length - 1) + 1, Kind.PART);
    }

    private static ByteRange none() {
        return new ByteRange(0, 0, Kind.NONE);
    }

    /** {@return how many bytes} */
    public long length() {
        return to - from;
    }

    /** {@return the {@code Content-Range} header of the answer; for 206 and 416} */
    public String contentRange(long length) {
        return kind == Kind.NONE ? "bytes */" + length : "bytes " + from + "-" + (to - 1) + "/" + length;
    }
}
