package org.jackfield.connectors.oaiwire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Makes frames, and takes the line out of one. */
public final class Frames {

    /** What the lines are written in. */
    public static final Charset CHARSET = StandardCharsets.ISO_8859_1;

    private Frames() {
    }

    /** A frame around a payload. */
    public static byte[] of(byte[] payload) {
        byte[] frame = new byte[payload.length + 4];
        for (int i = 0; i < 4; i++) {
            frame[i] = (byte) (payload.length >>> 8 * i);
        }
        System.arraycopy(payload, 0, frame, 4, payload.length);
        return frame;
    }

    /** The frame of a client's line, which ends with CR. */
    public static byte[] ofCommand(String line) {
        return of((line + "\r").getBytes(CHARSET));
    }

    /** The frame of a server's line, which ends with CR LF. */
    public static byte[] ofServerLine(String line) {
        return of((line + "\r\n").getBytes(CHARSET));
    }

    /** The line in a payload, without what ends it. */
    public static String line(byte[] payload) {
        int end = payload.length;
        while (end > 0 && (payload[end - 1] == '\r' || payload[end - 1] == '\n')) {
            end--;
        }
        return new String(payload, 0, end, CHARSET);
    }
}
