package org.jackfield.api.recording.ledger;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jackfield.api.recording.format.CanonicalReader;
import org.jackfield.api.recording.format.CanonicalText;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SigningKey;

/**
 * What the site signs of a day's ledger: that its first {@code size} entries are these and no others, and which day
 * went before it. The head of a day that has ended is its day root.
 *
 * @param day which day; never null
 * @param previous the day before that has a ledger, and its last root; empty for the first day of all
 * @param size how many entries
 * @param root the root of their hash tree, in hexadecimal; never null
 * @param at when it was signed; never null
 * @param closed whether the day has ended
 * @param signer id of the key; never null
 * @param signature in Base64 for URLs; never null
 */
public record LedgerHead(
        LocalDate day, Optional<Previous> previous, long size, String root, Instant at, boolean closed, String signer,
        String signature) {

    private static final String MAGIC = "jackfield-ledger-head";
    private static final String NONE = "-";
    private static final String OPEN = "open";
    private static final String CLOSED = "closed";

    /**
     * The end of the day before.
     *
     * @param day which day
     * @param size how many entries it has
     * @param root its root, in hexadecimal
     */
    public record Previous(LocalDate day, long size, String root) {

        String text() {
            return day + " " + size + " " + root;
        }

        static Optional<Previous> of(CanonicalReader in, String text) {
            if (text.equals(NONE)) {
                return Optional.empty();
            }
            String[] parts = text.split(" ", -1);
            if (parts.length != 3) {
                throw in.malformed(text, "It does not name the day before.");
            }
            return Optional.of(new Previous(LedgerHead.day(in, parts[0]), in.number(parts[1]), in.sha256(parts[2])));
        }
    }

    static LedgerHead sign(
            LocalDate day, Optional<Previous> previous, long size, byte[] root, Instant at, boolean closed, SigningKey site) {
        LedgerHead unsigned = new LedgerHead(
                day, previous, size, HexFormat.of().formatHex(root), CanonicalText.time(at), closed, site.id(), "");
        return new LedgerHead(
                day, previous, size, unsigned.root, unsigned.at, closed, site.id(),
                CanonicalReader.signature(site.sign(unsigned.statement())));
    }

    /** {@return the end of this day, for the next one} */
    Previous asPrevious() {
        return new Previous(day, size, root);
    }

    static String text(Optional<Previous> previous) {
        return previous.map(Previous::text).orElse(NONE);
    }

    /** What is signed. */
    private byte[] statement() {
        return new CanonicalText()
                .line(MAGIC, "1")
                .line("day", day.toString())
                .line("previous", text(previous))
                .line("size", size)
                .line("root", root)
                .line("at", at.toString())
                .line("state", closed ? CLOSED : OPEN)
                .line("signer", signer)
                .bytes();
    }

    /** {@return whether a trusted key signed it} */
    public PublicKeys.Answer check(PublicKeys trusted) {
        return trusted.check(signer, statement(), Base64.getUrlDecoder().decode(signature));
    }

    /** {@return the head as a value of one line} */
    String text() {
        return String.join(CanonicalText.SEPARATOR,
                day.toString(), text(previous), String.valueOf(size), root, at.toString(), closed ? CLOSED : OPEN, signer,
                signature);
    }

    static LedgerHead of(CanonicalReader in, String text) {
        String[] parts = in.parts(text, 8);
        in.signature(parts[7]);
        LedgerHead head = new LedgerHead(
                day(in, parts[0]), Previous.of(in, parts[1]), in.number(parts[2]), in.sha256(parts[3]),
                in.instant(parts[4]), parts[5].equals(CLOSED), parts[6], parts[7]);
        if (!head.text().equals(text)) {
            throw in.malformed(text, "It is not written the way it must be.");
        }
        return head;
    }

    static LocalDate day(CanonicalReader in, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw in.malformed(text, "It is not a day.");
        }
    }

    byte[] rootBytes() {
        return HexFormat.of().parseHex(root);
    }
}
