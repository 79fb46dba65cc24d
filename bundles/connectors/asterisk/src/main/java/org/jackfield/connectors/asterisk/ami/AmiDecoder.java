package org.jackfield.connectors.asterisk.ami;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Cuts the stream into messages, however TCP cut it. Bounded: what is longer than any Asterisk sends is an error. */
public final class AmiDecoder {

    /** The greeting is told as a message with this key, which has the version. */
    public static final String GREETING = "Asterisk Call Manager";

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int LONGEST_MESSAGE = 256 * 1024;
    private static final int MOST_LINES = 5_000;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private final Map<String, String> fields = new LinkedHashMap<>();
    private int size;
    private int lines;

    /**
     * Takes what has arrived.
     *
     * @param messages is given every message that is complete now
     * @throws IOException if a line or a message is too long
     */
    public void feed(byte[] bytes, int count, Consumer<AmiMessage> messages) throws IOException {
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                endOfLine(messages);
            } else if (line.size() >= LONGEST_LINE) {
                throw new IOException("a line is longer than " + LONGEST_LINE + " bytes");
            } else {
                line.write(bytes[i]);
            }
        }
    }

    private void endOfLine(Consumer<AmiMessage> messages) throws IOException {
        String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
        line.reset();
        size += text.length();
        if (size > LONGEST_MESSAGE) {
            throw new IOException("a message is longer than " + LONGEST_MESSAGE + " characters");
        }
        if (++lines > MOST_LINES) {
            throw new IOException("a message has more than " + MOST_LINES + " lines");
        }
        if (text.isEmpty()) {
            end(messages);
        } else if (fields.isEmpty() && text.startsWith(GREETING + "/")) {
            fields.put(GREETING, text.substring(GREETING.length() + 1));
            end(messages);
        } else {
            int colon = text.indexOf(':');
            String key = colon < 0 ? "" : text.substring(0, colon).strip();
            fields.merge(key, text.substring(colon + 1).strip(), (one, other) -> one + "\n" + other);
        }
    }

    private void end(Consumer<AmiMessage> messages) {
        size = 0;
        lines = 0;
        if (!fields.isEmpty()) {
            messages.accept(new AmiMessage(fields));
            fields.clear();
        }
    }
}
