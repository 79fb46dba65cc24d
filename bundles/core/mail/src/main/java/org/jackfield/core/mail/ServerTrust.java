package org.jackfield.core.mail;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jackfield.api.problem.ProblemException;

/**
 * Which mail servers are believed: those that a well-known authority vouches for, and those of the certificate that an
 * administrator has entered. The server's name is compared in either case.
 */
final class ServerTrust {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----");

    private ServerTrust() {}

    /** {@return the certificates of a text} Line breaks may have been lost in a form's field. */
    static List<X509Certificate> certificates(String pem) {
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (Matcher each = PEM.matcher(pem); each.find(); ) {
                byte[] encoded = Base64.getMimeDecoder().decode(each.group(1));
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            found.clear();
        }
        if (found.isEmpty()) {
            throw ProblemException.invalid(
                    "mail.certificate-invalid", "", "This is no certificate.",
                    "Enter it as PEM, from BEGIN CERTIFICATE to END CERTIFICATE.");
        }
        return found;
    }

    static SSLContext context(String pem) {
        try {
            List<X509TrustManager> managers = new ArrayList<>();
            managers.add(manager(null));
            if (!pem.isEmpty()) {
                KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
                own.load(null, null);
                int number = 0;
                for (X509Certificate certificate : certificates(pem)) {
                    own.setCertificateEntry("own-" + number++, certificate);
                }
                managers.add(manager(own));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new X509TrustManager[] {new EitherTrust(managers)}, null);
            return context;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException("the trust of this Java cannot be read", e);
        }
    }

    private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    /** Believes what one of several believes. */
    private record EitherTrust(List<X509TrustManager> managers) implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            CertificateException last = null;
            for (X509TrustManager manager : managers) {
                try {
                    manager.checkServerTrusted(chain, type);
                    return;
                } catch (CertificateException e) {
                    last = e;
                }
            }
            throw last;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("nobody logs in here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return managers.stream().flatMap(m -> List.of(m.getAcceptedIssuers()).stream()).toArray(X509Certificate[]::new);
        }
    }
}
