package org.jackfield.api.licence.activation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.licence.format.TrustedKeys;
import org.jackfield.api.problem.ProblemException;

/**
 * An answer as a file, the activation file, signed by the issuer's key as licences are. Written in exactly one way:
 *
 * <pre>
 * jackfield-licence-activation: 1
 * request: 01938f6e-…
 * installation: 0f3a5c77d2e9b416     (the id of the key that signed the request)
 * action: activate
 * answered: 2026-11-21T22:00:05Z
 * key: 5b1e0c9a7f2d4683              (the id of the issuer's key)
 * licence: amFja2ZpZWxk…             (the licence file, base64url; absent after a deactivation)
 * signature: …
 * </pre>
 */
public final class AnswerFormat {

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = SignedLines.MAX_BYTES;

    private static final String MAGIC = "jackfield-licence-activation";

    private AnswerFormat() {}

    /** {@return the file of an answer signed by the issuer's key} */
    public static byte[] sign(ActivationAnswer answer, KeyPair issuer) throws GeneralSecurityException {
        return SignedLines.sign(content(answer, LicenceKeys.idOf(issuer.getPublic())), issuer.getPrivate());
    }

    /**
     * Reads an activation file, and checks that a trusted issuer signed it and it is unchanged.
     *
     * @throws ProblemException ({@code activation.too-large}, {@code activation.malformed}, {@code activation.changed},
     *     {@code licence.unknown-issuer})
     */
    public static ActivationAnswer read(byte[] file, TrustedKeys trusted) {
        SignedLines in = SignedLines.of(file, "an activation file");
        try {
            if (!in.required(MAGIC).equals("1")) {
                throw in.malformed("format", "It is written in a format this version does not know.");
            }
            UUID request = UUID.fromString(in.required("request"));
            String installation = in.required("installation");
            String word = in.required("action");
            ActivationRequest.Action action =
                    RequestFormat.action(word).orElseThrow(() -> in.malformed(word, "It answers nothing known."));
            Instant answered = Instant.parse(in.required("answered"));
            String keyId = in.required("key");
            Optional<String> licence = in.optional("licence")
                    .map(text -> new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            ActivationAnswer answer = new ActivationAnswer(request, installation, action, answered, licence);
            in.verify(trusted.key(keyId), content(answer, keyId));
            return answer;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw in.malformed(String.valueOf(e.getMessage()), "It says something that cannot be.");
        }
    }

    private static String content(ActivationAnswer answer, String keyId) {
        StringBuilder out = new StringBuilder();
        SignedLines.line(out, MAGIC, "1");
        SignedLines.line(out, "request", answer.request());
        SignedLines.line(out, "installation", answer.installation());
        SignedLines.line(out, "action", answer.action().word());
        SignedLines.line(out, "answered", answer.answered());
        SignedLines.line(out, "key", keyId);
        answer.licence()
                .map(text -> Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .ifPresent(text -> SignedLines.line(out, "licence", text));
        return out.toString();
    }
}
