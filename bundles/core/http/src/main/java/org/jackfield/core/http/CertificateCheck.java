package org.jackfield.core.http;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jackfield.api.problem.ProblemException;

/** Whether a certificate can serve before it does: its key, its chain, its dates, what it is for. */
final class CertificateCheck {

    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String ANY = "2.5.29.37.0";
    private static final int MIN_RSA = 2048;
    private static final int MIN_EC = 224;
    private static final int MAX_CHAIN = 10;

    private CertificateCheck() {}

    /**
     * {@return key and chain, ready to serve}
     *
     * @param keys the private keys that one of the certificates may be for
     * @param password for the store made of them
     * @throws ProblemException {@code http.certificate-refused}, with the reason
     */
    static ServerKey check(UploadedCertificate uploaded, Stream<PrivateKey> keys, Instant now, char[] password) {
        try {
            for (PrivateKey key : keys.toList()) {
                Optional<X509Certificate> own = uploaded.certificates().stream()
                        .filter(certificate -> belongs(key, certificate.getPublicKey()))
                        .findFirst();
                if (own.isPresent()) {
                    return serving(key, chain(own.get(), uploaded.certificates()), now, password);
                }
            }
        } catch (GeneralSecurityException e) {
            throw new ProblemException(refused("certificate", "It cannot be used: " + e.getMessage() + ".").problem(), e);
        }
        throw refused(name(uploaded.certificates().get(0)), "There is no private key for this certificate.");
    }

    /** Signs with the one and looks with the other. */
    private static boolean belongs(PrivateKey key, PublicKey shown) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC", "ECDSA" -> "SHA256withECDSA";
            case "Ed25519", "EdDSA" -> "Ed25519";
            default -> "";
        };
        if (algorithm.isEmpty()) {
            return false;
        }
        try {
            byte[] sample = {1, 2, 3, 4};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(sample);
            byte[] signed = signature.sign();
            signature.initVerify(shown);
            signature.update(sample);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            // another kind of key
            return false;
        }
    }

    private static List<X509Certificate> chain(X509Certificate own, List<X509Certificate> all) {
        List<X509Certificate> chain = new ArrayList<>(List.of(own));
        X509Certificate last = own;
        while (!isSelfSigned(last)) {
            X509Certificate issuer = null;
            for (X509Certificate candidate : all) {
                if (!chain.contains(candidate) && signed(last, candidate)) {
                    issuer = candidate;
                    break;
                }
            }
            if (issuer == null || chain.size() >= MAX_CHAIN) {
                X509Certificate end = last;
                if (anchors().noneMatch(anchor -> signed(end, anchor))) {
                    throw refused(name(last), "The certificate of its issuer is missing: "
                            + last.getIssuerX500Principal().getName() + ".");
                }
                return chain;
            }
            chain.add(issuer);
            last = issuer;
        }
        return chain;
    }

    private static boolean isSelfSigned(X509Certificate certificate) {
        return signed(certificate, certificate);
    }

    private static boolean signed(X509Certificate certificate, X509Certificate by) {
        if (!certificate.getIssuerX500Principal().equals(by.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(by.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The authorities that every Java knows. */
    private static Stream<X509Certificate> anchors() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()));
        } catch (GeneralSecurityException e) {
            return Stream.empty();
        }
    }

    private static ServerKey serving(PrivateKey key, List<X509Certificate> chain, Instant now, char[] password)
            throws GeneralSecurityException {
        for (X509Certificate certificate : chain) {
            if (now.isBefore(certificate.getNotBefore().toInstant())) {
                throw refused(name(certificate), "It is valid only from " + certificate.getNotBefore().toInstant() + ".");
            }
            if (!now.isBefore(certificate.getNotAfter().toInstant())) {
                throw refused(name(certificate), "It has expired on " + certificate.getNotAfter().toInstant() + ".");
            }
        }
        X509Certificate own = chain.get(0);
        List<String> purposes = own.getExtendedKeyUsage();
        if (purposes != null && !purposes.contains(SERVER) && !purposes.contains(ANY)) {
            throw refused(name(own), "It is not for servers.");
        }
        if (isWeak(key)) {
            throw refused(name(own), "Its key is too short; browsers refuse it.");
        }
        return ServerKey.of(key, chain.toArray(Certificate[]::new), password);
    }

    private static boolean isWeak(Key key) {
        return key instanceof RSAKey rsa && rsa.getModulus().bitLength() < MIN_RSA
                || key instanceof ECKey ec && ec.getParams().getOrder().bitLength() < MIN_EC;
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static ProblemException refused(String input, String message) {
        return ProblemException.invalid(
                "http.certificate-refused", input, message,
                "Ask the authority for a certificate by the request of this page, and upload it with its chain.");
    }
}
