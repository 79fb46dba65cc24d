package org.jackfield.core.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.operator.OperatorCreationException;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** Knows the certificate in force, makes the first one, and follows the files when a site puts its own there. */
public final class CertificateKeeper {

    private final KeyFiles files;
    private final Supplier<LocalNames> names;
    private final InstantSource clock;
    private final Consumer<ServerKey> inForce;

    private String version = "";
    private ServerKey current;

    /**
     * Follows a folder.
     *
     * @param inForce is given every certificate that comes into force
     */
    CertificateKeeper(KeyFiles files, Supplier<LocalNames> names, InstantSource clock, Consumer<ServerKey> inForce) {
        this.files = files;
        this.names = names;
        this.clock = clock;
        this.inForce = inForce;
    }

    /** {@return what is in force; empty before the first could be read} */
    synchronized Optional<ServerKey> current() {
        return Optional.ofNullable(current);
    }

    /**
     * Takes over what is in the files if they have changed, and makes a certificate if there is none.
     *
     * @return whether another certificate is in force now
     * @throws ProblemException {@code http.certificate-unreadable}; what was in force stays
     */
    synchronized boolean refresh() {
        try {
            if (current == null) {
                files.clearHalfWritten();
            }
            Optional<String> found = files.version();
            if (found.isEmpty()) {
                make();
                return true;
            }
            if (found.get().equals(version)) {
                return false;
            }
            use(files.load());
            version = found.get();
            return true;
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /**
     * Makes a new self-signed certificate.
     *
     * @throws ProblemException {@code http.certificate-not-ours} if what is in force was signed by somebody else
     */
    synchronized ServerKey renew() {
        if (current != null && !current.isSelfSigned()) {
            throw ProblemException.conflict(
                    "http.certificate-not-ours",
                    current.certificate().getIssuerX500Principal().getName(),
                    "This certificate was issued by an authority; a self-signed one would be a step back.",
                    "Ask the authority for a new one and replace " + files.store() + ".");
        }
        try {
            make();
            return current;
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /**
     * Makes a key and asks an authority to certify it. What is in force stays; a request made before is forgotten.
     *
     * @return the request, PKCS #10 in PEM
     */
    synchronized String request(CertificateRequest wanted) {
        try {
            SigningRequest made = SigningRequest.make(wanted, clock.instant(), files.password());
            files.saveRequest(made.waiting());
            return made.pem();
        } catch (IOException failure) {
            throw unwritable(failure);
        } catch (GeneralSecurityException | OperatorCreationException failure) {
            throw new IllegalStateException("every JDK makes RSA keys", failure);
        }
    }

    /** {@return whom the request that waits for an answer is for; empty if none does} */
    synchronized Optional<String> waiting() {
        return files.loadRequest().map(key -> key.certificate().getSubjectX500Principal().getName());
    }

    /**
     * Looks whether a file could serve; changes nothing.
     *
     * @param password of a PKCS #12 file
     * @throws ProblemException {@code http.certificate-file}, {@code http.certificate-refused}
     */
    synchronized CertificateView examine(byte[] file, char[] password) {
        try {
            return view(checked(file, password));
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    /**
     * Puts a certificate in force if it can serve; the file on disk is replaced at once or not at all.
     *
     * @param password of a PKCS #12 file
     * @throws ProblemException {@code http.certificate-file}, {@code http.certificate-refused}; what was in force stays
     */
    synchronized CertificateView install(byte[] file, char[] password) {
        try {
            ServerKey key = checked(file, password);
            files.save(key);
            use(key);
            version = files.version().orElse("");
            files.deleteRequest();
            return view(key);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private ServerKey checked(byte[] file, char[] password) throws IOException {
        UploadedCertificate uploaded = UploadedCertificate.read(file, password);
        Stream<PrivateKey> ours = Stream.of(files.loadRequest(), Optional.ofNullable(current))
                .flatMap(Optional::stream)
                .map(CertificateKeeper::privateKey);
        return CertificateCheck.check(
                uploaded, uploaded.key().map(Stream::of).orElse(ours), clock.instant(), files.password());
    }

    private static PrivateKey privateKey(ServerKey key) {
        try {
            return key.privateKey();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("it was read with this password", impossible);
        }
    }

    /**
     * Renews or reloads if asked to.
     *
     * @return what is in force then
     * @throws ProblemException if it cannot be done, or nothing is in force
     */
    public synchronized CertificateView act(boolean renew, boolean reload) {
        if (renew) {
            renew();
        } else if (reload) {
            refresh();
        }
        if (current == null) {
            refresh();
        }
        return view(current);
    }

    private CertificateView view(ServerKey key) {
        return new CertificateView(
                key.certificate().getSubjectX500Principal().getName(),
                key.isSelfSigned()
                        ? "itself"
                        : key.certificate().getIssuerX500Principal().getName(),
                key.isSelfSigned(),
                key.names(),
                key.certificate().getNotBefore().toInstant(),
                key.expires(),
                key.fingerprint(),
                files.store().toString());
    }

    /** {@return what has to be said about the end of the certificate; empty if it is far} */
    synchronized Optional<AlertCondition> expiry() {
        if (current == null || clock.instant().isBefore(current.expires().minus(ServerKey.NOTICE))) {
            return Optional.empty();
        }
        boolean over = !clock.instant().isBefore(current.expires());
        return Optional.of(new AlertCondition(
                HttpAlerts.EXPIRY,
                over ? AlertCondition.Severity.CRITICAL : AlertCondition.Severity.WARNING,
                over ? "The website's certificate has expired" : "The website's certificate expires soon",
                "It is valid until " + current.expires() + ".",
                current.isSelfSigned()
                        ? "Renew it on the page Certificate, or install one from an authority there."
                        : "Request a new one on the page Certificate, and upload it there."));
    }

    private void make() throws IOException {
        try {
            ServerKey made = SelfSigned.make(names.get(), clock.instant(), files.password());
            files.save(made);
            use(made);
            version = files.version().orElse("");
        } catch (GeneralSecurityException | OperatorCreationException failure) {
            throw new IllegalStateException("every JDK makes ECDSA keys", failure);
        }
    }

    private void use(ServerKey key) {
        inForce.accept(key);
        current = key;
    }

    private ProblemException unwritable(IOException failure) {
        return new ProblemException(
                new Problem(
                        "http.certificate-unwritable",
                        Problem.Kind.INTERNAL,
                        files.store().toString(),
                        "The certificate cannot be written: " + failure.getMessage() + ".",
                        "Look at the folder's owner and rights."),
                failure);
    }
}
