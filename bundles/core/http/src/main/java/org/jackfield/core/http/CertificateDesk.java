package org.jackfield.core.http;

import java.util.Optional;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people may do with the certificate, by page and REST: permitted, audited, refused ones too. */
@Component(service = CertificateDesk.class)
public final class CertificateDesk {

    private final CertificateKeeper keeper;
    private final SecurityService security;
    private final AuditService audit;

    /** Acts on the certificate in force. */
    @Activate
    public CertificateDesk(
            @Reference CertificateKeeper keeper, @Reference SecurityService security, @Reference AuditService audit) {
        this.keeper = keeper;
        this.security = security;
        this.audit = audit;
    }

    /** {@return what is in force} */
    public CertificateView current(Subject by) {
        security.check(by, HttpsComponent.CONFIGURE, Target.SITE);
        return keeper.act(false, false);
    }

    /** {@return whom the request that waits for an answer is for} */
    public Optional<String> waiting(Subject by) {
        security.check(by, HttpsComponent.CONFIGURE, Target.SITE);
        return keeper.waiting();
    }

    /** {@return a request for an authority, PKCS #10 in PEM; its key waits here} */
    public String request(CertificateRequest wanted, Subject by, String origin) {
        security.check(by, HttpsComponent.CONFIGURE, Target.SITE);
        String pem = keeper.request(wanted);
        audit.record(AuditEvent.done(
                by, origin, "http.certificate-request", String.join(", ", wanted.alternativeNames())));
        return pem;
    }

    /** {@return what a file would put in force} */
    public CertificateView examine(byte[] file, char[] password, Subject by) {
        security.check(by, HttpsComponent.CONFIGURE, Target.SITE);
        return keeper.examine(file, password);
    }

    /** Puts a certificate in force. */
    public CertificateView install(byte[] file, char[] password, Subject by, String origin) {
        security.check(by, HttpsComponent.CONFIGURE, Target.SITE);
        String before = keeper.act(false, false).fingerprint();
        try {
            CertificateView now = keeper.install(file, password);
            record(by, origin, "http.certificate-install", AuditEvent.Outcome.DONE, before, now.fingerprint());
            return now;
        } catch (ProblemException e) {
            record(by, origin, "http.certificate-install", AuditEvent.Outcome.FAILED, before, e.problem().message());
            throw e;
        }
    }

    /** Makes a new self-signed certificate. */
    public CertificateView renew(Subject by, String origin) {
        security.check(by, HttpsComponent.CONFIGURE, Target.SITE);
        String before = keeper.act(false, false).fingerprint();
        CertificateView now = keeper.act(true, false);
        record(by, origin, "http.certificate-renew", AuditEvent.Outcome.DONE, before, now.fingerprint());
        return now;
    }

    private void record(
            Subject by, String origin, String action, AuditEvent.Outcome outcome, String before, String after) {
        audit.record(new AuditEvent(by, origin, action, "website", outcome, before, after));
    }
}
