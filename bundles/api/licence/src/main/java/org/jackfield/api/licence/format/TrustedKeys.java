package org.jackfield.api.licence.format;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jackfield.api.problem.ProblemException;

/** The issuers whose licences count. */
public final class TrustedKeys {

    private final Map<String, PublicKey> byId;

    private TrustedKeys(Map<String, PublicKey> byId) {
        this.byId = byId;
    }

    /** {@return the trust in these keys} */
    public static TrustedKeys of(Collection<PublicKey> keys) {
        Map<String, PublicKey> byId = new HashMap<>();
        for (PublicKey key : keys) {
            try {
                byId.put(LicenceKeys.idOf(key), key);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
        return new TrustedKeys(Map.copyOf(byId));
    }

    /**
     * {@return the trusted key of this id}
     *
     * @param keyId as {@link LicenceKeys#idOf} gives it
     * @throws ProblemException ({@code licence.unknown-issuer}) if none is
     */
    public PublicKey key(String keyId) {
        PublicKey key = byId.get(keyId);
        if (key == null) {
            throw ProblemException.invalid(
                    "licence.unknown-issuer",
                    "key " + keyId,
                    "The licence was issued with a key that this installation does not trust.",
                    byId.isEmpty()
                            ? "Put the issuer's public key into etc/licence-keys; there is none yet."
                            : "Put the issuer's public key into etc/licence-keys, or use a licence from an issuer"
                                    + " whose key is there.");
        }
        return key;
    }

    /**
     * Checks that a licence was signed by a trusted key and is unchanged.
     *
     * @throws ProblemException ({@code licence.unknown-issuer}, {@code licence.changed}) if not
     */
    public void check(SignedLicence signed) {
        if (!signed.signedBy(key(signed.keyId()))) {
            throw ProblemException.invalid(
                    "licence.changed",
                    "signature",
                    "The licence was changed after it was issued: its signature does not fit.",
                    "Put the file there again as it was sent.");
        }
    }
}
