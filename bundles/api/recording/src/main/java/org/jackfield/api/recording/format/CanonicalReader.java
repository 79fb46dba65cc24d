package org.jackfield.api.recording.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;

/**
 * Reads a {@link CanonicalText} line by line, in the one order there is. Whoever reads a document writes what was
 * understood again and compares ({@link #sameAs}), so that a second spelling is never taken. One thread at a time.
 */
public final class CanonicalReader {

    private static final int SIGNATURE_BYTES = 64;
    private static final int HASH_DIGITS = 64;

    private final String code;
    private final String text;
    private final String[] lines;
    private int next;

    /**
     * Takes a document apart into lines.
     *
     * @param code the code of the problem if it cannot be read, as {@code recording.malformed}
     * @param bytes the whole document; the caller has bounded its size
     * @throws ProblemException with that code if it is not lines of UTF-8 text
     */
    public CanonicalReader(String code, byte[] bytes) {
        this.code = code;
        text = decode(code, "encoding", bytes);
        if (!text.endsWith("\n")) {
            throw malformed("last line", "It ends too early.");
        }
        lines = text.split("\n", -1);
    }

    /**
     * {@return the text of these bytes}
     *
     * @param code the code of the problem if they are none
     * @param place where they stand, for people
     * @throws ProblemException with that code if they are not well-formed UTF-8, or hold a control character that no
     *     value may hold
     */
    public static String decode(String code, String place, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.chars().noneMatch(one -> Character.isISOControl(one) && one != '\n' && one != '\t')) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // said below
        }
        throw Damage.of(code, place, "This cannot be read. It is not text.");
    }

    /** {@return the value of the next line, which must have this name} */
    public String required(String name) {
        return optional(name)
                .orElseThrow(() -> malformed("line " + (next + 1), "It should say '" + name + "' there."));
    }

    /** {@return the value of the next line if it has this name} */
    public Optional<String> optional(String name) {
        String prefix = name + ": ";
        if (next < lines.length && lines[next].startsWith(prefix)) {
            return Optional.of(lines[next++].substring(prefix.length()));
        }
        return Optional.empty();
    }

    /** Checks that the next line names a format and version that are known. */
    public void magic(String name, String version) {
        String found = required(name);
        if (!found.equals(version)) {
            throw malformed(name + " " + found, "It is written in a version this reader does not know.");
        }
    }

    /** {@return the parts of a value, which must be so many} */
    public String[] parts(String value, int count) {
        String[] parts = value.split(CanonicalText.SEPARATOR, -1);
        if (parts.length != count) {
            throw malformed(value, "It should have " + count + " parts.");
        }
        return parts;
    }

    /** {@return a time} */
    public Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw malformed(value, "It is not a time.");
        }
    }

    /** {@return an id} */
    public UUID uuid(String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw malformed(value, "It is not a UUID.");
        }
    }

    /** {@return a whole number, 0 or more, as it is written here: no sign, no leading zero} */
    public long number(String value) {
        if (value.length() <= 18 && value.matches("0|[1-9][0-9]*")) {
            return Long.parseLong(value);
        }
        throw malformed(value, "It is not a number.");
    }

    /** {@return a number that fits an {@code int}} */
    public int smallNumber(String value) {
        long number = number(value);
        if (number > Integer.MAX_VALUE) {
            throw malformed(value, "It is too large.");
        }
        return (int) number;
    }

    /** {@return a SHA-256 in hexadecimal} */
    public String sha256(String value) {
        if (value.length() == HASH_DIGITS && value.matches("[0-9a-f]*")) {
            return value;
        }
        throw malformed(value, "It is not a SHA-256.");
    }

    /** {@return the bytes of a SHA-256} */
    public byte[] sha256Bytes(String value) {
        return HexFormat.of().parseHex(sha256(value));
    }

    /** {@return an Ed25519 signature} */
    public byte[] signature(String value) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(value);
            // Base64 may end in bits that mean nothing: they must be zero, or two texts were one signature.
            if (bytes.length == SIGNATURE_BYTES && signature(bytes).equals(value)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // reported below like a signature of the wrong length
        }
        throw malformed("signature", "The signature cannot be read.");
    }

    /** {@return a signature as it is written} */
    public static String signature(byte[] signature) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    /** {@return the constant of an enum that is written in lower case with hyphens} */
    public <E extends Enum<E>> E word(Class<E> type, String value) {
        for (E one : type.getEnumConstants()) {
            if (word(one).equals(value)) {
                return one;
            }
        }
        throw malformed(value, "It is not a word that is known here.");
    }

    /** {@return a constant as it is written} */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Checks that nothing follows. */
    public void end() {
        if (next != lines.length - 1) {
            throw malformed("line " + (next + 1), "Something follows that does not belong there.");
        }
    }

    /** Checks that the document is, byte for byte, this text. */
    public void sameAs(String canonical) {
        if (!text.equals(canonical)) {
            throw malformed("order or spelling", "It is not written the way it must be.");
        }
    }

    /** {@return an exception that says what cannot be read} */
    public ProblemException malformed(String input, String detail) {
        return Damage.of(code, input, "This cannot be read. " + detail);
    }
}
