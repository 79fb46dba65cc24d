package org.jackfield.api.recording.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.recording.format.CanonicalReader;
import org.jackfield.api.recording.format.CanonicalText;
import org.jackfield.api.recording.format.SignedSeal;

/**
 * Something that the ledger keeps for good.
 *
 * @param kind what; never null
 * @param at when, in whole milliseconds; never null
 * @param recording the recording, or the export; never null
 * @param digest the SHA-256 in hexadecimal of the seal or of the export's manifest; empty for pauses
 * @param by who; empty text if the system did it by itself; at most {@value #MAX_TEXT} characters; never null
 * @param note what a person should know, as the reason of a deletion; likewise
 */
public record LedgerEntry(
        Kind kind, Instant at, UUID recording, Optional<String> digest, String by, String note) {

    /** The longest text, in characters. */
    public static final int MAX_TEXT = 200;

    /** The longest entry as a line, in bytes. */
    static final int MAX_BYTES = 4096;

    private static final String NONE = "-";

    /** What is kept. */
    public enum Kind {
        /** A recording was closed and sealed. */
        SEALED,
        /** A recording was paused. */
        PAUSED,
        /** It was resumed. */
        RESUMED,
        /** A recording and its key were deleted. */
        DELETED,
        /** Recordings left the system. */
        EXPORTED
    }

    /** Checks the components; times are cut to milliseconds, texts made fit for one line. */
    public LedgerEntry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(recording, "recording");
        at = CanonicalText.time(at);
        digest.filter(text -> !text.matches("[0-9a-f]{64}")).ifPresent(text -> {
            throw new IllegalArgumentException("digest " + text);
        });
        by = CanonicalText.clean(by, MAX_TEXT);
        note = CanonicalText.clean(note, MAX_TEXT);
    }

    /** {@return the entry for a recording that was sealed} */
    public static LedgerEntry sealed(SignedSeal seal, Instant at) {
        return new LedgerEntry(
                Kind.SEALED, at, seal.seal().recording(), Optional.of(seal.fingerprint()), "", "");
    }

    /** {@return the entry for the deletion of a recording that had this seal} */
    public static LedgerEntry deleted(SignedSeal seal, Instant at, String by, String reason) {
        return new LedgerEntry(
                Kind.DELETED, at, seal.seal().recording(), Optional.of(seal.fingerprint()), by, reason);
    }

    /** {@return what stands behind {@code entry:} in the ledger when it is the so-many-th of its day, from 0} */
    public String text(long index) {
        return String.join(CanonicalText.SEPARATOR,
                String.valueOf(index), CanonicalReader.word(kind), at.toString(), recording.toString(),
                digest.orElse(NONE), by, note);
    }

    /** {@return the bytes of that, which the hash tree is made of} */
    static byte[] leaf(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** An entry and its place in its day. */
    record Placed(long index, LedgerEntry entry) {}

    static Placed of(CanonicalReader in, String text) {
        String[] parts = in.parts(text, 7);
        LedgerEntry entry = new LedgerEntry(
                in.word(Kind.class, parts[1]),
                in.instant(parts[2]),
                in.uuid(parts[3]),
                Optional.of(parts[4]).filter(digest -> !digest.equals(NONE)).map(in::sha256),
                parts[5],
                parts[6]);
        long index = in.number(parts[0]);
        if (!entry.text(index).equals(text)) {
            throw in.malformed(text, "It is not written the way it must be.");
        }
        return new Placed(index, entry);
    }
}
