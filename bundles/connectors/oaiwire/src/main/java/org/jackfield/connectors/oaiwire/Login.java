package org.jackfield.connectors.oaiwire;

import java.io.ByteArrayOutputStream;
import java.util.Objects;

/**
 * The first frame of a client.
 *
 * @param kind        what the client wants
 * @param password    sent in clear; may be empty
 * @param application the client's name; empty for the SMDR feed
 */
public record Login(Kind kind, String password, String application) {

    /** What a client can want. */
    public enum Kind {
        /** System OAI. */
        OAI(0x87),
        /** Call records only. */
        SMDR(0x84);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    /** Checks that nothing would be cut. */
    public Login {
        Objects.requireNonNull(kind, "kind");
        if (password.indexOf('\0') >= 0 || application.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("password and application name end at a zero byte");
        }
    }

    /** The payload of the frame. */
    public byte[] payload() {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(kind.type);
        payload.writeBytes(password.getBytes(Frames.CHARSET));
        payload.write(0);
        if (kind == Kind.OAI) {
            payload.writeBytes(application.getBytes(Frames.CHARSET));
            payload.write(0);
        }
        return payload.toByteArray();
    }

    /**
     * Reads the first frame of a client; {@code null} if it is no log-in.
     */
    public static Login parse(byte[] payload) {
        if (payload.length == 0) {
            return null;
        }
        for (Kind kind : Kind.values()) {
            if ((payload[0] & 0xFF) == kind.type) {
                String[] texts = new String(payload, 1, payload.length - 1, Frames.CHARSET).split("\0", -1);
                return new Login(kind, texts[0], texts.length > 1 ? texts[1] : "");
            }
        }
        return null;
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "Login[" + kind + ", " + application + "]";
    }
}
