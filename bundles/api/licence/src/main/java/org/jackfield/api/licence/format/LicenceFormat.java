package org.jackfield.api.licence.format;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jackfield.api.licence.Grant;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/**
 * A licence as a file: lines of {@code name: value} in one fixed order, UTF-8, each ended by a line feed, the last one
 * an Ed25519 signature over all bytes before it. A licence can be written in exactly one way, so what a person reads
 * is what was signed.
 *
 * <pre>
 * jackfield-licence: 1
 * issued: 2026-11-21T22:00:00Z
 * key: 0f3a5c77d2e9b416
 * licensed-to: Example Ltd
 * site-id: 100234
 * serial: 55-0192
 * application-record-id: AR-77     (may be absent)
 * reseller-id: R-12                (may be absent)
 * version: 1.0
 * support-until: 2027-11-20        (may be absent)
 * machine: 00:11:22:aa:bb:cc       (or: any)
 * expires: 2027-01-01T00:00:00Z    (may be absent)
 * entitlement: night-mode
 * entitlement: recording-ip-sip 8
 * entitlement: tapi 5 until 2026-12-21T22:00:00Z
 * signature: …
 * </pre>
 */
public final class LicenceFormat {

    /** The largest file that is read, in bytes. */
    public static final int MAX_BYTES = 64 * 1024;

    static final String MAGIC = "jackfield-licence";
    static final String ANY_MACHINE = "any";
    static final String UNTIL = " until ";
    private static final String FORMAT_VERSION = "1";

    private LicenceFormat() {}

    /** {@return the file of a licence signed by the issuer's key} */
    public static byte[] sign(SiteLicence licence, KeyPair issuer) throws GeneralSecurityException {
        String content = content(licence, LicenceKeys.idOf(issuer.getPublic()));
        Signature signer = Signature.getInstance(LicenceKeys.ALGORITHM);
        signer.initSign(issuer.getPrivate());
        signer.update(content.getBytes(StandardCharsets.UTF_8));
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
        byte[] file = (content + "signature: " + signature + '\n').getBytes(StandardCharsets.UTF_8);
        if (file.length > MAX_BYTES) {
            throw new IllegalArgumentException("the licence would be larger than " + MAX_BYTES + " bytes");
        }
        return file;
    }

    /**
     * Reads a licence file. Whether its signature is good is a question to the result.
     *
     * @param file the whole file
     * @throws ProblemException ({@code licence.too-large}, {@code licence.malformed}) if it is not a licence
     */
    public static SignedLicence read(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw ProblemException.of(
                    "licence.too-large",
                    Problem.Kind.TOO_LARGE,
                    file.length + " bytes",
                    "The file is too large to be a licence.",
                    "Put the licence file itself into the folder, as it was sent.");
        }
        return new LicenceReader(file).read();
    }

    /** What is signed: every line but the signature. */
    static String content(SiteLicence licence, String keyId) {
        StringBuilder out = new StringBuilder();
        line(out, MAGIC, FORMAT_VERSION);
        line(out, "issued", licence.issued().toString());
        line(out, "key", keyId);
        line(out, "licensed-to", licence.licensedTo());
        line(out, "site-id", licence.siteId());
        line(out, "serial", licence.serial());
        line(out, "application-record-id", licence.applicationRecordId());
        line(out, "reseller-id", licence.resellerId());
        line(out, "version", licence.version().toString());
        line(out, "support-until", licence.supportUntil().map(Object::toString));
        line(out, "machine", licence.machine().orElse(ANY_MACHINE));
        line(out, "expires", licence.expires().map(Instant::toString));
        licence.grants().forEach(grant -> line(out, "entitlement", text(grant)));
        return out.toString();
    }

    private static String text(Grant grant) {
        return grant.entitlement()
                + (grant.count() > 0 ? " " + grant.count() : "")
                + grant.until().map(end -> UNTIL + end).orElse("");
    }

    private static void line(StringBuilder out, String name, Optional<String> value) {
        value.ifPresent(text -> line(out, name, text));
    }

    private static void line(StringBuilder out, String name, String value) {
        out.append(name).append(": ").append(value).append('\n');
    }
}
