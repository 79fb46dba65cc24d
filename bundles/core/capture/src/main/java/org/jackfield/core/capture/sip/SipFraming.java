package org.jackfield.core.capture.sip;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Locale;

/**
 * Finds the messages in one direction of a TCP connection (RFC 3261 §18.3): each ends where its Content-Length says. What is
 * no message is stepped over up to the next line that begins one, so that a connection that was joined in its middle, or of
 * which something was lost, is followed again. Holds at most {@value #LARGEST} bytes. For one thread.
 */
public final class SipFraming {

    /** The longest message that is put together. */
    public static final int LARGEST = 65_535;

    private static final int FIRST_BUFFER = 2048;
    private static final int LONGEST_START = 4096;
    private static final byte[] VERSION = "SIP/2.0".getBytes(US_ASCII);

    /** Takes messages. */
    @FunctionalInterface
    public interface Sink {

        /** A message, in a buffer that is good during the call. */
        void message(byte[] bytes, int offset, int length);
    }

    private final Sink sink;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int length;
    private long skipped;

    /** Gives messages to the sink. */
    public SipFraming(Sink sink) {
        this.sink = sink;
    }

    /** Takes the bytes that follow those before. */
    public void add(byte[] bytes, int offset, int count) {
        int at = offset;
        int left = count;
        while (left > 0) {
            int part = Math.min(left, LARGEST - length);
            append(bytes, at, part);
            at += part;
            left -= part;
            take();
            if (length == LARGEST) {
                skipLine();
                resynchronise();
            }
        }
    }

    /** Something is missing here: what was begun is given up. */
    public void gap() {
        skipped += length;
        length = 0;
    }

    /** {@return bytes that belonged to no message} */
    public long skipped() {
        return skipped;
    }

    /** {@return bytes of a message that is not complete} */
    public int held() {
        return length;
    }

    private void append(byte[] bytes, int offset, int count) {
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(LARGEST, Math.max(length + count, buffer.length * 2)));
        }
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
    }

    /** Hands over all that is complete. */
    private void take() {
        while (length > 0) {
            resynchronise();
            int end = SipMessage.endOfHead(buffer, 0, length);
            if (end < 0) {
                return;
            }
            int body = buffer[end] == '\r' ? end + 4 : end + 2;
            long whole = body + contentLength(end);
            if (whole > LARGEST) {
                skipLine();
                continue;
            }
            if (length < whole) {
                return;
            }
            sink.message(buffer, 0, (int) whole);
            remove((int) whole);
        }
    }

    /** Steps over all before a line that begins a message, or may do so once it is complete. */
    private void resynchronise() {
        int line = 0;
        while (line < length) {
            int end = lineEnd(line);
            int stop = end < 0 ? length : end;
            if (end < 0 ? length - line <= LONGEST_START && mayBegin(line, stop) : begins(line, stop)) {
                break;
            }
            line = end < 0 ? length : end + 1;
        }
        boolean keepAlive = isBlank(line);
        remove(line);
        skipped += keepAlive ? 0 : line;
    }

    private boolean isBlank(int to) {
        for (int i = 0; i < to; i++) {
            if (buffer[i] != '\r' && buffer[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private int lineEnd(int from) {
        for (int i = from; i < length; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean begins(int from, int end) {
        int stop = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        return matches(from, stop) || isUpperCase(buffer[from]) && stop - from > VERSION.length + 2
                && buffer[stop - VERSION.length - 1] == ' ' && matches(stop - VERSION.length, stop);
    }

    private boolean mayBegin(int from, int end) {
        return from < end && isUpperCase(buffer[from]);
    }

    private boolean matches(int from, int end) {
        return end - from >= VERSION.length
                && Arrays.equals(buffer, from, from + VERSION.length, VERSION, 0, VERSION.length);
    }

    private static boolean isUpperCase(byte b) {
        return b >= 'A' && b <= 'Z';
    }

    /** Without a length, and over TCP there must be one, nothing follows. */
    private long contentLength(int end) {
        for (String line : new String(buffer, 0, end, US_ASCII).split("\r?\n")) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (name.equals("content-length") || name.equals("l")) {
                String value = line.substring(colon + 1).strip();
                return value.matches("[0-9]{1,9}") ? Long.parseLong(value) : 0;
            }
        }
        return 0;
    }

    /** A message longer than any may be: the next one is looked for behind its first line. */
    private void skipLine() {
        int end = lineEnd(0);
        int count = end < 0 ? length : end + 1;
        remove(count);
        skipped += count;
    }

    private void remove(int count) {
        System.arraycopy(buffer, count, buffer, 0, length - count);
        length -= count;
    }
}
