package org.jackfield.core.http.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.http.CertificateDesk;
import org.jackfield.core.http.CertificateRequest;
import org.jackfield.core.http.CertificateView;
import org.jackfield.core.http.HttpsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The website's certificate. Keys go in and never out. */
@Component(service = RestResource.class)
@Path("certificate")
@RequiresPermission("http.configure")
public final class CertificateResource implements RestResource {

    private static final String ORIGIN = "rest";

    private final CertificateDesk desk;
    private final SecurityService security;

    /** Answers for the certificate. */
    @Activate
    public CertificateResource(@Reference CertificateDesk desk, @Reference SecurityService security) {
        this.desk = desk;
        this.security = security;
    }

    /** A certificate. */
    @Summary("A certificate of the website")
    public record CertificateDocument(
            String subject,
            String issuer,
            boolean selfSigned,
            @Summary("Host names and addresses it is for") List<String> names,
            Instant begins,
            Instant expires,
            @Summary("SHA-256") String fingerprint,
            @Summary("Whom the request that waits for an answer is for") Optional<String> waiting) {}

    /** A request for an authority. */
    @Summary("A request for an authority")
    public record RequestDocument(@Summary("PKCS #10 in PEM") String pem) {}

    /** A file. */
    @Summary("A certificate file")
    public record UploadDocument(
            @Summary("PKCS #12, PEM, DER or PKCS #7, in Base64") String file,
            @Summary("Of a PKCS #12 file") String password) {

        @Override
        public String toString() {
            return "certificate file";
        }
    }

    /** {@return what is in force} */
    @GET
    @Summary("The certificate in force")
    public CertificateDocument current() {
        Subject by = subject();
        return document(desk.current(by), desk.waiting(by));
    }

    /** {@return the request} */
    @POST
    @Path("request")
    @Summary("Makes a key, and a request for an authority; the key waits here for the answer")
    public RequestDocument request(CertificateRequest wanted) {
        if (wanted == null) {
            throw ProblemException.invalid(
                    "http.certificate-request", "", "There is nothing in the request.", "Send a common name at least.");
        }
        return new RequestDocument(desk.request(wanted, subject(), ORIGIN));
    }

    /** {@return what would be in force} */
    @POST
    @Path("check")
    @Summary("Whether a file could serve; changes nothing")
    public CertificateDocument check(UploadDocument upload) {
        return document(desk.examine(bytes(upload), password(upload), subject()), Optional.empty());
    }

    /** {@return what is in force then} */
    @PUT
    @Summary("Puts a certificate in force, without a restart; refused if it cannot serve")
    public CertificateDocument install(UploadDocument upload) {
        return document(desk.install(bytes(upload), password(upload), subject(), ORIGIN), Optional.empty());
    }

    private Subject subject() {
        return security.check(HttpsComponent.CONFIGURE);
    }

    private static byte[] bytes(UploadDocument upload) {
        try {
            return upload == null || upload.file() == null
                    ? new byte[0]
                    : Base64.getMimeDecoder().decode(upload.file());
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    ProblemException.invalid(
                                    "http.certificate-file", "file", "This is no Base64.", "Encode the file in Base64.")
                            .problem(),
                    e);
        }
    }

    private static char[] password(UploadDocument upload) {
        return upload == null || upload.password() == null ? new char[0] : upload.password().toCharArray();
    }

    private static CertificateDocument document(CertificateView found, Optional<String> waiting) {
        return new CertificateDocument(
                found.subject(), found.issuer(), found.selfSigned(), found.names(), found.begins(), found.expires(),
                found.fingerprint(), waiting);
    }
}
