package org.jackfield.core.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
        return new CertificateView(
                current.certificate().getSubjectX500Principal().getName(),
                current.isSelfSigned()
                        ? "itself"
                        : current.certificate().getIssuerX500Principal().getName(),
                current.names(),
                current.expires(),
                current.fingerprint(),
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
                        ? "Run http:certificate --renew, or install one from an authority."
                        : "Replace " + files.store() + "; it is taken over within a minute."));
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
