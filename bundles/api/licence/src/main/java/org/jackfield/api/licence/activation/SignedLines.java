package org.jackfield.api.licence.activation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * Reads and writes files of {@code name: value} lines in one fixed order, the last one an Ed25519 signature over all
 * bytes before it. The first line names the kind of file, so no signature counts for another kind.
 */
final class SignedLines {

    static final int MAX_BYTES = 256 * 1024;

    private static final String SIGNATURE = "signature";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String[] lines;
    private final String what;
    private int next;

    private SignedLines(String[] lines, String what) {
        this.lines = lines;
        this.what = what;
    }

    /** @param what the kind of file, for messages: "a licence request" */
    static SignedLines of(byte[] file, String what) {
        if (file.length > MAX_BYTES) {
            throw ProblemException.of(
                    "activation.too-large", Problem.Kind.TOO_LARGE, file.length + " bytes",
                    "The file is too large to be " + what + ".", "Bring the file itself, as it was downloaded.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw malformed(what, "encoding", "It is not text.");
        }
        if (text.indexOf('\r') >= 0 || !text.endsWith("\n")) {
            throw malformed(what, "line endings", "Its end or its line endings were changed on the way.");
        }
        return new SignedLines(text.split("\n", -1), what);
    }

    Optional<String> optional(String name) {
        String prefix = name + ": ";
        if (next < lines.length && lines[next].startsWith(prefix)) {
            return Optional.of(lines[next++].substring(prefix.length()));
        }
        return Optional.empty();
    }

    String required(String name) {
        return optional(name)
                .orElseThrow(() -> malformed("line " + (next + 1), "It should say '" + name + "' there."));
    }

    /** Reads the signature, which must be the end, and checks it and that the file is written the one way there is. */
    void verify(PublicKey key, String canonical) {
        int signed = next;
        String written = required(SIGNATURE);
        if (next != lines.length - 1) {
            throw malformed("line " + (next + 1), "Something follows the signature.");
        }
        String content = String.join("\n", Arrays.copyOf(lines, signed)) + "\n";
        if (!content.equals(canonical)) {
            throw malformed("order or spelling", "It is not written the way such a file is written.");
        }
        try {
            byte[] signature = Base64.getUrlDecoder().decode(written);
            Signature verifier = Signature.getInstance(LicenceKeys.ALGORITHM);
            verifier.initVerify(key);
            verifier.update(content.getBytes(StandardCharsets.UTF_8));
            if (BASE64.encodeToString(signature).equals(written) && verifier.verify(signature)) {
                return;
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // said below
        }
        throw ProblemException.invalid(
                "activation.changed", SIGNATURE, "The file was changed after it was made: its signature does not fit.",
                "Bring the file again as it was downloaded.");
    }

    static byte[] sign(String content, PrivateKey key) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(LicenceKeys.ALGORITHM);
        signer.initSign(key);
        signer.update(content.getBytes(StandardCharsets.UTF_8));
        return (content + SIGNATURE + ": " + BASE64.encodeToString(signer.sign()) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    static void line(StringBuilder out, String name, Object value) {
        out.append(name).append(": ").append(value).append('\n');
    }

    ProblemException malformed(String input, String detail) {
        return malformed(what, input, detail);
    }

    private static ProblemException malformed(String what, String input, String detail) {
        return ProblemException.invalid(
                "activation.malformed", input, "This is not " + what + ", or not a whole one. " + detail,
                "Bring the file again as it was downloaded, without opening it in a word processor.");
    }
}
