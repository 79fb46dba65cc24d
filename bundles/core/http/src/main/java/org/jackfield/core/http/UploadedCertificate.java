package org.jackfield.core.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jackfield.api.problem.ProblemException;

/**
 * What a file brings: PKCS #12, or certificates as PEM, DER or PKCS #7 with or without the key.
 *
 * @param key the private key; empty if the file has none
 * @param certificates in no order
 */
record UploadedCertificate(Optional<PrivateKey> key, List<X509Certificate> certificates) {

    /** More than any chain of certificates takes. */
    static final int MAX_BYTES = 256 * 1024;

    private static final int MAX_CERTIFICATES = 20;

    /** @throws ProblemException {@code http.certificate-file} if it is no such file, or the password does not open it */
    static UploadedCertificate read(byte[] file, char[] password) {
        if (file.length == 0 || file.length > MAX_BYTES) {
            throw refused("The file is empty, or larger than " + MAX_BYTES / 1024 + " KB.");
        }
        try {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            UploadedCertificate found = text.contains("-----BEGIN ") ? pem(text, file)
                    : isStore(file) ? store(file, password)
                    : new UploadedCertificate(Optional.empty(), certificates(file));
            if (found.certificates().isEmpty() || found.certificates().size() > MAX_CERTIFICATES) {
                throw refused("The file holds no certificate, or more than " + MAX_CERTIFICATES + ".");
            }
            return found;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw e instanceof ProblemException known ? known : unreadable(e);
        }
    }

    /** PKCS #12 begins as a sequence with the version 3; certificates do not. */
    private static boolean isStore(byte[] file) {
        int header = file.length > 1 && (file[1] & 0x80) != 0 ? 2 + (file[1] & 0x7f) : 2;
        return file.length > header + 3
                && file[0] == 0x30
                && file[header] == 2
                && file[header + 1] == 1
                && file[header + 2] == 3;
    }

    private static UploadedCertificate store(byte[] file, char[] password)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(file), password);
        PrivateKey key = null;
        List<X509Certificate> found = new ArrayList<>();
        for (Enumeration<String> aliases = store.aliases(); aliases.hasMoreElements(); ) {
            String alias = aliases.nextElement();
            if (store.isKeyEntry(alias) && store.getKey(alias, password) instanceof PrivateKey its) {
                if (key != null) {
                    throw refused("The file holds more than one private key.");
                }
                key = its;
                add(found, List.of(store.getCertificateChain(alias)));
            } else if (store.getCertificate(alias) != null) {
                add(found, List.of(store.getCertificate(alias)));
            }
        }
        return new UploadedCertificate(Optional.ofNullable(key), found);
    }

    private static UploadedCertificate pem(String text, byte[] file) throws GeneralSecurityException, IOException {
        PrivateKey key = null;
        StringBuilder rest = new StringBuilder();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
                PrivateKey its = privateKey(part);
                if (its != null && key != null) {
                    throw refused("The file holds more than one private key.");
                }
                key = its == null ? key : its;
            }
        }
        // the certificates are read by the JDK, which takes PKCS #7 as well
        int at = text.indexOf("-----BEGIN CERTIFICATE-----");
        while (at >= 0) {
            int end = text.indexOf("-----END CERTIFICATE-----", at);
            if (end < 0) {
                throw refused("A certificate in the file is cut off.");
            }
            rest.append(text, at, end + "-----END CERTIFICATE-----".length()).append('\n');
            at = text.indexOf("-----BEGIN CERTIFICATE-----", end);
        }
        byte[] bytes = rest.isEmpty() ? file : rest.toString().getBytes(StandardCharsets.ISO_8859_1);
        return new UploadedCertificate(Optional.ofNullable(key), certificates(bytes));
    }

    private static PrivateKey privateKey(Object part) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        return switch (part) {
            case PrivateKeyInfo info -> converter.getPrivateKey(info);
            case PEMKeyPair pair -> converter.getKeyPair(pair).getPrivate();
            default -> {
                if (part.getClass().getSimpleName().contains("Encrypted")) {
                    throw refused("The private key in the file is encrypted; put key and chain into a .p12 file.");
                }
                yield null;
            }
        };
    }

    private static List<X509Certificate> certificates(byte[] bytes) throws GeneralSecurityException {
        List<X509Certificate> found = new ArrayList<>();
        add(found, CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes)));
        return found;
    }

    private static void add(List<X509Certificate> found, Collection<? extends Certificate> more) {
        for (Certificate certificate : more) {
            if (certificate instanceof X509Certificate x509 && !found.contains(x509)) {
                found.add(x509);
            }
        }
    }

    private static ProblemException unreadable(Exception cause) {
        boolean password = cause.getCause() instanceof GeneralSecurityException;
        return new ProblemException(
                refused(password ? "The password does not open the file."
                        : "The file is no PKCS #12 file and holds no certificates.").problem(),
                cause);
    }

    private static ProblemException refused(String message) {
        return ProblemException.invalid(
                "http.certificate-file", "file", message,
                "Upload a .p12 file with its password, or the certificates of the authority as .pem, .cer or .p7b.");
    }
}
