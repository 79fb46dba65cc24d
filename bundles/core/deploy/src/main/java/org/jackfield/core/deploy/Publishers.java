package org.jackfield.core.deploy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whose signatures count here: the certificates in a folder, read anew for each question. */
final class Publishers {

    private static final Logger LOG = LoggerFactory.getLogger(Publishers.class);
    private static final int MOST_FILES = 100;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_SHOWN = 120;
    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final String ANY_USE = "2.5.29.37.0";

    private final Path folder;
    private final Clock clock;

    Publishers(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** {@return why an archive's signature does not count, as part of a sentence that begins with "it"; empty if it does} */
    Optional<String> objection(Signature signature) {
        if (signature.chains().isEmpty()) {
            return Optional.of(signature.leftover()
                    ? "carries a signature that does not count (its algorithms are too weak, or it is not whole)"
                    : "is not signed by anybody");
        }
        Set<X509Certificate> trusted = trusted();
        String why = "";
        for (List<X509Certificate> chain : signature.chains()) {
            Optional<String> wrong = objection(chain, trusted);
            if (wrong.isEmpty()) {
                return Optional.empty();
            }
            why = wrong.get();
        }
        return Optional.of(why);
    }

    /** {@return who signed it, for showing; empty if nobody} */
    static String names(Signature signature) {
        return String.join("; ", signature.chains().stream().map(chain -> name(chain.getFirst())).sorted().toList());
    }

    private static String name(X509Certificate certificate) {
        String name = certificate.getSubjectX500Principal().getName();
        return name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "…" : name;
    }

    private Optional<String> objection(List<X509Certificate> chain, Set<X509Certificate> trusted) {
        X509Certificate signer = chain.getFirst();
        String by = "is signed by " + name(signer);
        try {
            List<String> uses = signer.getExtendedKeyUsage();
            if (uses != null && !uses.contains(CODE_SIGNING) && !uses.contains(ANY_USE)) {
                return Optional.of(by + ", whose certificate is not for signing code");
            }
            if (trusted.contains(signer)) {
                signer.checkValidity(Date.from(clock.instant()));
            } else {
                validate(chain, trusted);
            }
            return Optional.empty();
        } catch (CertificateException e) {
            return Optional.of(by + ", whose certificate is not valid today (" + e.getMessage() + ")");
        } catch (GeneralSecurityException e) {
            return Optional.of(by + ", whom this installation does not trust (" + e.getMessage() + ")");
        }
    }

    private void validate(List<X509Certificate> chain, Set<X509Certificate> trusted) throws GeneralSecurityException {
        if (trusted.isEmpty()) {
            throw new GeneralSecurityException("there is no certificate in " + folder);
        }
        Set<TrustAnchor> anchors = new HashSet<>();
        trusted.forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
        List<X509Certificate> path = new ArrayList<>();
        for (X509Certificate each : chain) {
            if (trusted.contains(each)) {
                break;
            }
            path.add(each);
        }
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(clock.instant()));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
    }

    private Set<X509Certificate> trusted() {
        Set<X509Certificate> found = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{pem,crt,cer}")) {
            int count = 0;
            for (Path file : files) {
                if (++count > MOST_FILES) {
                    LOG.warn("{} holds more than {} certificates; the others are left out", folder, MOST_FILES);
                    break;
                }
                add(file, found);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("There is no {}", folder);
        } catch (IOException e) {
            LOG.warn("{} cannot be read, so no publisher is trusted ({})", folder, e.toString());
        }
        return found;
    }

    private static void add(Path file, Set<X509Certificate> found) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new CertificateException("more than " + MOST_BYTES + " bytes");
            }
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes))) {
                found.add((X509Certificate) each);
            }
        } catch (IOException | CertificateException e) {
            LOG.warn("{} is no X.509 certificate and is left out; put one there in PEM or DER ({})", file, e.getMessage());
        }
    }
}
