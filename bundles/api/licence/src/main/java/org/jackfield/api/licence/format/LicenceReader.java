package org.jackfield.api.licence.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.problem.ProblemException;

/** Reads one licence file, line by line in the one order there is. */
final class LicenceReader {

    private static final int SIGNATURE_BYTES = 64;

    private final byte[] file;
    private String[] lines;
    private int next;

    LicenceReader(byte[] file) {
        this.file = file;
    }

    SignedLicence read() {
        String text = decode();
        if (text.indexOf('\r') >= 0) {
            throw malformed("line endings", "Its line endings were changed on the way.");
        }
        if (!text.endsWith("\n")) {
            throw malformed("last line", "It ends too early.");
        }
        lines = text.split("\n", -1);
        String format = required(LicenceFormat.MAGIC);
        if (!format.equals("1")) {
            throw malformed("format " + format, "It is written in a format this version does not know.");
        }
        Instant issued = instant(required("issued"));
        String keyId = required("key");
        SiteLicence licence = licence(issued);
        int signedLines = next;
        byte[] signature = signature(required("signature"));
        if (next != lines.length - 1) {
            throw malformed("line " + (next + 1), "Something follows the signature.");
        }
        String content = String.join("\n", Arrays.copyOf(lines, signedLines)) + "\n";
        if (!content.equals(LicenceFormat.content(licence, keyId))) {
            throw malformed("order or spelling", "It is not written the way a licence is written.");
        }
        return new SignedLicence(licence, keyId, content, signature, text);
    }

    private SiteLicence licence(Instant issued) {
        try {
            return new SiteLicence(
                    required("licensed-to"),
                    required("site-id"),
                    required("serial"),
                    optional("application-record-id"),
                    optional("reseller-id"),
                    LicensedVersion.of(required("version")),
                    optional("support-until").map(this::date),
                    Optional.of(required("machine")).filter(machine -> !machine.equals(LicenceFormat.ANY_MACHINE)),
                    issued,
                    optional("expires").map(this::instant),
                    grants());
        } catch (IllegalArgumentException e) {
            throw malformed(e.getMessage(), "It says something that cannot be.");
        }
    }

    private List<Grant> grants() {
        List<Grant> grants = new ArrayList<>();
        for (Optional<String> line = optional("entitlement"); line.isPresent(); line = optional("entitlement")) {
            grants.add(grant(line.get()));
            if (grants.size() > SiteLicence.MAX_GRANTS) {
                throw malformed("line " + next, "It holds too many entitlements.");
            }
        }
        return grants;
    }

    private Grant grant(String text) {
        int until = text.indexOf(LicenceFormat.UNTIL);
        Optional<Instant> end = until < 0
                ? Optional.empty()
                : Optional.of(instant(text.substring(until + LicenceFormat.UNTIL.length())));
        String[] words = (until < 0 ? text : text.substring(0, until)).split(" ", -1);
        if (words.length > 2) {
            throw malformed(text, "It holds an entitlement that cannot be read.");
        }
        return new Grant(words[0], words.length == 2 ? count(words[1]) : 0, end);
    }

    private int count(String digits) {
        if (!digits.matches("[1-9][0-9]{0,6}")) {
            throw malformed(digits, "It holds an entitlement with a number that cannot be read.");
        }
        return Integer.parseInt(digits);
    }

    /** Base64 of one length may end in bits that mean nothing: those must be zero, or two texts were one signature. */
    private byte[] signature(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == SIGNATURE_BYTES
                    && Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // reported below like a signature of the wrong length
        }
        throw malformed("signature", "Its signature cannot be read.");
    }

    private String decode() {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw malformed("encoding", "It is not text.");
        }
    }

    private Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw malformed(text, "It holds a time that cannot be read.");
        }
    }

    private LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw malformed(text, "It holds a date that cannot be read.");
        }
    }

    private String required(String name) {
        return optional(name)
                .orElseThrow(() -> malformed("line " + (next + 1), "It should say '" + name + "' there."));
    }

    private Optional<String> optional(String name) {
        String prefix = name + ": ";
        if (next < lines.length && lines[next].startsWith(prefix)) {
            return Optional.of(lines[next++].substring(prefix.length()));
        }
        return Optional.empty();
    }

    private static ProblemException malformed(String input, String detail) {
        return ProblemException.invalid(
                "licence.malformed",
                input,
                "This is not a licence, or not a whole one. " + detail,
                "Put the file there again as it was sent, without opening it in a word processor.");
    }
}
