package org.jackfield.core.contacts.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Finds out in which encoding a text was saved. */
public final class TextEncoding {

    /** What a reader gives for bytes that are no text in its encoding. */
    static final char UNREADABLE = '\uFFFD';

    private static final int LOOKED_AT = 1 << 20;
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};

    private TextEncoding() {}

    /**
     * {@return a reader behind the byte order mark, if there is one}
     *
     * @param named the encoding; null to find it out: that of the mark, else UTF-8 if the beginning is such, else that of
     *     Western European Windows
     */
    public static Reader reader(InputStream input, Charset named) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(input, LOOKED_AT);
        bytes.mark(LOOKED_AT);
        byte[] head = bytes.readNBytes(LOOKED_AT);
        bytes.reset();
        Charset marked = marked(bytes, head);
        Charset charset = named != null ? named : marked != null ? marked : isUtf8(head) ? StandardCharsets.UTF_8 : windows();
        return new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private static Charset marked(InputStream bytes, byte[] head) throws IOException {
        if (starts(head, UTF_8_MARK)) {
            bytes.skipNBytes(UTF_8_MARK.length);
            return StandardCharsets.UTF_8;
        }
        if (starts(head, UTF_16LE_MARK)) {
            bytes.skipNBytes(UTF_16LE_MARK.length);
            return StandardCharsets.UTF_16LE;
        }
        if (starts(head, UTF_16BE_MARK)) {
            bytes.skipNBytes(UTF_16BE_MARK.length);
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    private static boolean starts(byte[] head, byte[] mark) {
        return head.length >= mark.length && java.util.Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }

    /** A character that the end of what was looked at cuts in two is no fault. */
    private static boolean isUtf8(byte[] head) {
        CharBuffer text = CharBuffer.allocate(head.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head), text, head.length < LOOKED_AT);
        return !result.isError();
    }

    private static Charset windows() {
        return Charset.forName("windows-1252");
    }
}
