package org.jackfield.core.security.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jackfield.api.problem.ProblemException;

/** The certificates that a server's must go back to. */
final class TrustedCertificates {

    /** Line breaks may have been lost on the way through a form. */
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", Pattern.DOTALL);

    private TrustedCertificates() {}

    /**
     * {@return TLS that trusts these, or what Java trusts if there are none}
     *
     * @throws ProblemException {@code security.directory-trust} if there is no certificate in a text that is not empty
     */
    static SSLContext context(String pem) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        if (pem.isBlank()) {
            context.init(null, null, null);
            return context;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        Matcher certificates = PEM.matcher(pem);
        try {
            while (certificates.find()) {
                byte[] der = Base64.getDecoder().decode(certificates.group(1).replaceAll("\\s", ""));
                store.setCertificateEntry(
                        "trusted-" + store.size(), factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw unreadable();
        }
        if (store.size() == 0) {
            throw unreadable();
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid(
                "security.directory-trust",
                "",
                "The trusted certificates cannot be read.",
                "Paste them in PEM, from -----BEGIN CERTIFICATE----- on.");
    }
}
