package org.jackfield.core.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;

/**
 * A key with its certificate, as HTTPS uses it.
 *
 * @param store a PKCS #12 key store with one key
 * @param password of the store and of the key
 * @param certificate the server's own certificate, first of its chain
 */
record ServerKey(KeyStore store, char[] password, X509Certificate certificate) {

    /** From here on a certificate needs attention. */
    static final Duration NOTICE = Duration.ofDays(30);

    /**
     * {@return the first key of a store}
     *
     * @throws GeneralSecurityException if it holds no key with an X.509 certificate that this password opens
     */
    static ServerKey of(KeyStore store, char[] password) throws GeneralSecurityException {
        for (Enumeration<String> aliases = store.aliases(); aliases.hasMoreElements(); ) {
            String alias = aliases.nextElement();
            if (store.isKeyEntry(alias)
                    && store.getKey(alias, password) != null
                    && store.getCertificate(alias) instanceof X509Certificate certificate) {
                return new ServerKey(store, password, certificate);
            }
        }
        throw new GeneralSecurityException("it holds no private key with a certificate");
    }

    /** {@return a store made of a key and its chain, the server's own certificate first} */
    static ServerKey of(PrivateKey key, Certificate[] chain, char[] password) throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("jackfield", key, password, chain);
            return of(store, password);
        } catch (IOException impossible) {
            throw new GeneralSecurityException(impossible);
        }
    }

    PrivateKey privateKey() throws GeneralSecurityException {
        return (PrivateKey) store.getKey(store.getCertificateAlias(certificate), password);
    }

    Instant expires() {
        return certificate.getNotAfter().toInstant();
    }

    boolean isSelfSigned() {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    /** {@return the host names and addresses it is for} */
    List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(name -> names.add(String.valueOf(name.get(1))));
            }
        } catch (CertificateParsingException unreadable) {
            names.add("unreadable");
        }
        return names;
    }

    /** {@return the SHA-256 of the certificate as browsers show it} */
    String fingerprint() {
        try {
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
