package org.jackfield.core.http;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/** A certificate authority with an intermediate, as real ones have. */
final class Authority {

    final X509Certificate root;
    final X509Certificate intermediate;
    private final KeyPair rootKey = key(2048);
    private final KeyPair intermediateKey = key(2048);
    private final Instant now;
    private int serial = 10;

    Authority(Instant now) throws Exception {
        this.now = now;
        X500Name name = new X500Name("CN=Example Root");
        root = sign(name, name, rootKey.getPublic(), rootKey, true, null, now.minus(Duration.ofDays(9)), now.plus(Duration.ofDays(3650)));
        intermediate = sign(
                new X500Name("CN=Example Issuing"), name, intermediateKey.getPublic(), rootKey, true, null,
                now.minus(Duration.ofDays(9)), now.plus(Duration.ofDays(3650)));
    }

    static KeyPair key(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Answers a request with all that it asks for. */
    X509Certificate answer(String pem) throws Exception {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            JcaPKCS10CertificationRequest request =
                    new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
            if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(request.getPublicKey()))) {
                throw new AssertionError("the request is not signed by its key");
            }
            return sign(
                    request.getSubject(), new X500Name("CN=Example Issuing"), request.getPublicKey(), intermediateKey,
                    false, request.getRequestedExtensions(), now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(90)));
        }
    }

    X509Certificate certify(PublicKey key, Instant from, Instant to, KeyPurposeId purpose) throws Exception {
        Extensions extensions = new Extensions(
                new Extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose).getEncoded()));
        return sign(
                new X500Name("CN=pbx.example"), new X500Name("CN=Example Issuing"), key, intermediateKey, false,
                extensions, from, to);
    }

    private X509Certificate sign(
            X500Name subject, X500Name issuer, PublicKey key, KeyPair by, boolean authority, Extensions extensions,
            Instant from, Instant to) throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                issuer, BigInteger.valueOf(serial++), Date.from(from), Date.from(to), subject, key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (extensions != null) {
            for (var id : extensions.getExtensionOIDs()) {
                builder.addExtension(extensions.getExtension(id));
            }
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(by.getPrivate())));
    }

    static byte[] store(KeyPair key, String password, Certificate... chain) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("any", key.getPrivate(), password.toCharArray(), chain);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return out.toByteArray();
    }

    static byte[] pem(Object... parts) throws Exception {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object part : parts) {
                writer.writeObject(part);
            }
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }
}
