package org.jackfield.api.licence.activation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.format.LicenceKeys;
import org.jackfield.api.problem.ProblemException;

/**
 * A request as a file, signed by a key that belongs to one installation and never leaves it. Whoever answers remembers the
 * key, so that nobody else can change or end what that installation activated. Written in exactly one way:
 *
 * <pre>
 * jackfield-licence-request: 1
 * id: 01938f6e-…
 * made: 2026-11-21T22:00:00Z
 * action: activate
 * installation: MCowBQYDK2Vw…         (the public key, base64url)
 * site-id: 48201973                  (these two absent when a voucher activates)
 * serial: 7KD2M-…
 * voucher: 7KD2M-…                   (as many as there are)
 * machine: 00:11:22:aa:bb:cc
 * version: 1.0
 * site-name: Example Ltd             (may be absent, as the three that follow)
 * application-record-id: AR-77
 * reseller-id: R-12
 * licence: 9f86d081…                 (the fingerprint of the licence that was in force)
 * signature: …
 * </pre>
 */
public final class RequestFormat {

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = SignedLines.MAX_BYTES;

    private static final String MAGIC = "jackfield-licence-request";

    /**
     * A request whose signature is good.
     *
     * @param request never null
     * @param installation the key that signed it; never null
     */
    public record Signed(ActivationRequest request, PublicKey installation) {

        /** {@return the id of the key} */
        public String installationId() {
            try {
                return LicenceKeys.idOf(installation);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    private RequestFormat() {}

    /** {@return the file of a request signed by the installation's key} */
    public static byte[] sign(ActivationRequest request, KeyPair installation) throws GeneralSecurityException {
        return SignedLines.sign(content(request, encoded(installation.getPublic())), installation.getPrivate());
    }

    /**
     * Reads a request file and checks that it is unchanged.
     *
     * @throws ProblemException ({@code activation.too-large}, {@code activation.malformed}, {@code activation.changed})
     */
    public static Signed read(byte[] file) {
        SignedLines in = SignedLines.of(file, "a licence request");
        try {
            if (!in.required(MAGIC).equals("1")) {
                throw in.malformed("format", "It is written in a format this version does not know.");
            }
            UUID id = UUID.fromString(in.required("id"));
            Instant made = Instant.parse(in.required("made"));
            String word = in.required("action");
            ActivationRequest.Action action = action(word).orElseThrow(() -> in.malformed(word, "It asks nothing known."));
            PublicKey key = KeyFactory.getInstance(LicenceKeys.ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getUrlDecoder().decode(in.required("installation"))));
            Optional<ActivationRequest.Site> site = in.optional("site-id")
                    .map(siteId -> new ActivationRequest.Site(siteId, in.required("serial")));
            List<VoucherCode> vouchers = new ArrayList<>();
            for (var code = in.optional("voucher"); code.isPresent(); code = in.optional("voucher")) {
                vouchers.add(new VoucherCode(code.get()));
            }
            ActivationRequest request = new ActivationRequest(
                    id, made, action, site, vouchers, in.required("machine"), LicensedVersion.of(in.required("version")),
                    in.optional("site-name"), in.optional("application-record-id"), in.optional("reseller-id"),
                    in.optional("licence"));
            in.verify(key, content(request, encoded(key)));
            return new Signed(request, key);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw in.malformed(String.valueOf(e.getMessage()), "It says something that cannot be.");
        } catch (GeneralSecurityException e) {
            throw in.malformed("installation", "Its key cannot be read.");
        }
    }

    static Optional<ActivationRequest.Action> action(String word) {
        return Arrays.stream(ActivationRequest.Action.values())
                .filter(action -> action.word().equals(word))
                .findFirst();
    }

    private static String encoded(PublicKey key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getEncoded());
    }

    private static String content(ActivationRequest request, String key) {
        StringBuilder out = new StringBuilder();
        SignedLines.line(out, MAGIC, "1");
        SignedLines.line(out, "id", request.id());
        SignedLines.line(out, "made", request.made());
        SignedLines.line(out, "action", request.action().word());
        SignedLines.line(out, "installation", key);
        request.site().ifPresent(site -> {
            SignedLines.line(out, "site-id", site.siteId());
            SignedLines.line(out, "serial", site.serial());
        });
        request.vouchers().forEach(code -> SignedLines.line(out, "voucher", code));
        SignedLines.line(out, "machine", request.machine());
        SignedLines.line(out, "version", request.version());
        request.siteName().ifPresent(name -> SignedLines.line(out, "site-name", name));
        request.applicationRecordId().ifPresent(id -> SignedLines.line(out, "application-record-id", id));
        request.resellerId().ifPresent(id -> SignedLines.line(out, "reseller-id", id));
        request.licence().ifPresent(fingerprint -> SignedLines.line(out, "licence", fingerprint));
        return out.toString();
    }

    /** {@return the text of a file that {@link #sign} made} */
    public static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
