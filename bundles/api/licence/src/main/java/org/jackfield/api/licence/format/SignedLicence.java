package org.jackfield.api.licence.format;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.HexFormat;
import org.jackfield.api.licence.SiteLicence;

/** A licence as it was read, with its signature, which may be wrong. */
public final class SignedLicence {

    private final SiteLicence licence;
    private final String keyId;
    private final String content;
    private final byte[] signature;
    private final String text;

    SignedLicence(SiteLicence licence, String keyId, String content, byte[] signature, String text) {
        this.licence = licence;
        this.keyId = keyId;
        this.content = content;
        this.signature = signature;
        this.text = text;
    }

    /** {@return what it says, true or not} */
    public SiteLicence licence() {
        return licence;
    }

    /** {@return the id of the key it says it was signed with} */
    public String keyId() {
        return keyId;
    }

    /** {@return the whole file} */
    public String text() {
        return text;
    }

    /** {@return a name of this very licence: the SHA-256 of its file, in hexadecimal} */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** {@return whether the holder of this key signed it and nothing was changed since} */
    public boolean signedBy(PublicKey key) {
        try {
            Signature verifier = Signature.getInstance(LicenceKeys.ALGORITHM);
            verifier.initVerify(key);
            verifier.update(content.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
