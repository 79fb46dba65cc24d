package org.jackfield.core.http;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A request to an authority, and the key that waits for its answer.
 *
 * @param waiting the key, with a placeholder for the certificate to come
 * @param pem the request, PKCS #10 in PEM
 */
record SigningRequest(ServerKey waiting, String pem) {

    // accepted by every authority and every telephone
    private static final String ALGORITHM = "RSA";
    private static final int KEY_BITS = 3072;
    private static final String SIGNATURE = "SHA256withRSA";

    /** Makes a key for the request. */
    static SigningRequest make(CertificateRequest request, Instant now, char[] password)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(KEY_BITS);
        KeyPair pair = generator.generateKeyPair();
        X500Name subject = subject(request);
        ContentSigner signer = new JcaContentSignerBuilder(SIGNATURE).build(pair.getPrivate());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "request", pair.getPrivate(), password, new Certificate[] {placeholder(pair, subject, now, signer)});
        return new SigningRequest(ServerKey.of(store, password), pem(request, pair, subject, signer));
    }

    /** A key store keeps no key without a certificate. */
    private static X509Certificate placeholder(KeyPair pair, X500Name subject, Instant now, ContentSigner signer)
            throws GeneralSecurityException {
        return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.ONE,
                        Date.from(now),
                        Date.from(now.plus(Duration.ofDays(366))),
                        subject,
                        pair.getPublic())
                .build(signer));
    }

    private static String pem(CertificateRequest request, KeyPair pair, X500Name subject, ContentSigner signer)
            throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(request.alternativeNames()
                .stream()
                .map(name -> new GeneralName(
                        CertificateRequest.isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new)));
        extensions.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
        extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS10CertificationRequestBuilder(subject, pair.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
                    .build(signer));
        }
        return text.toString();
    }

    private static X500Name subject(CertificateRequest request) {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        add(name, BCStyle.C, request.country());
        add(name, BCStyle.ST, request.state());
        add(name, BCStyle.L, request.locality());
        add(name, BCStyle.O, request.organisation());
        add(name, BCStyle.OU, request.unit());
        add(name, BCStyle.CN, request.commonName());
        return name.build();
    }

    private static void add(X500NameBuilder name, ASN1ObjectIdentifier type, String value) {
        if (!value.isEmpty()) {
            name.addRDN(type, value);
        }
    }
}
