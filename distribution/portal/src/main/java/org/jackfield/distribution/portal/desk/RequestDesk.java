package org.jackfield.distribution.portal.desk;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import org.jackfield.api.licence.activation.ActivationAnswer;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.api.licence.activation.ActivationRequest.Action;
import org.jackfield.api.licence.activation.AnswerFormat;
import org.jackfield.api.licence.activation.RequestFormat;
import org.jackfield.api.licence.activation.VoucherCode;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.distribution.portal.records.AuditEntry;
import org.jackfield.distribution.portal.records.Order;
import org.jackfield.distribution.portal.records.Reseller;
import org.jackfield.distribution.portal.records.SoldLicence;
import org.jackfield.distribution.portal.records.Voucher;
import org.jackfield.distribution.portal.store.Books;
import org.jackfield.distribution.portal.store.LicenceTable;
import org.jackfield.distribution.portal.store.PortalStore;

/**
 * Answers what sites ask, brought over the network or as a file. A request that was answered is answered the same way
 * again as long as nothing was answered for its licence since, so a site that lost the answer asks again; after that it
 * is a replay and refused.
 */
public final class RequestDesk {

    private final PortalStore store;
    private final KeyPair issuer;
    private final InstantSource clock;

    /** Answers from these records with this key, which nothing else gets to see. */
    public RequestDesk(PortalStore store, KeyPair issuer, InstantSource clock) {
        this.store = store;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * {@return the activation file}
     *
     * @param file the request file
     * @param from the network address it came from
     * @throws ProblemException if it is refused; nothing has changed then, but that it was refused is written down
     */
    public byte[] answer(byte[] file, String from) {
        RequestFormat.Signed signed;
        try {
            signed = RequestFormat.read(file);
        } catch (ProblemException e) {
            refused("", "request", "", from, e.problem());
            throw e;
        }
        ActivationRequest request = signed.request();
        try {
            return store.inTransaction(books -> answer(books, signed, digest(file), from));
        } catch (ProblemException e) {
            String subject = request.site().map(ActivationRequest.Site::siteId)
                    .orElseGet(() -> request.vouchers().getFirst().text());
            refused("installation " + signed.installationId(), request.action().word(), subject, from, e.problem());
            throw e;
        }
    }

    private void refused(String by, String action, String subject, String from, Problem problem) {
        store.inTransaction(books -> {
            books.audit().add(new AuditEntry(
                    0, clock.instant(), by, from, action, subject, false,
                    problem.code() + ": " + (problem.input().isEmpty() ? problem.message() : problem.input())));
            return null;
        });
    }

    private byte[] answer(Books books, RequestFormat.Signed signed, String digest, String from) {
        ActivationRequest request = signed.request();
        Optional<LicenceTable.Given> given = books.licences().answer(request.id());
        if (given.isPresent()) {
            return again(books, given.get(), digest);
        }
        Instant now = clock.instant();
        SoldLicence sold = switch (request.action()) {
            case ACTIVATE -> activate(books, signed, now);
            case ADD -> add(books, signed, now);
            case UPDATE -> held(books, signed);
            case DEACTIVATE -> held(books, signed).activeAt(Optional.empty());
        };
        requireVersion(sold, request);
        boolean active = sold.activation().isPresent();
        SoldLicence issued = active ? sold.issuedAt(LicenceIssue.timeOf(sold, now)) : sold;
        books.licences().change(issued);
        String siteId = issued.site().siteId();
        Optional<String> licence = active
                ? Optional.of(LicenceIssue.sign(
                        issued, books.licences().held(siteId).stream().map(LicenceTable.Held::grant).toList(), issuer))
                : Optional.empty();
        byte[] answer = sign(new ActivationAnswer(
                request.id(), signed.installationId(), request.action(), now.truncatedTo(ChronoUnit.SECONDS), licence));
        books.licences().answered(request, digest, siteId, now, answer);
        books.audit().add(new AuditEntry(
                0, now, "installation " + signed.installationId(), from, request.action().word(), siteId, true,
                "machine " + request.machine() + detail(request)));
        return answer;
    }

    private static String detail(ActivationRequest request) {
        return request.vouchers().isEmpty()
                ? ""
                : ", vouchers " + String.join(" ", request.vouchers().stream().map(VoucherCode::text).toList());
    }

    private static byte[] again(Books books, LicenceTable.Given given, String digest) {
        if (!given.digest().equals(digest)) {
            throw ProblemException.invalid(
                    "request.id-taken", given.request().toString(), "Another request of this id was answered already.",
                    "Make a new request on the site.");
        }
        boolean active = books.licences().licence(given.siteId()).orElseThrow().activation().isPresent();
        if (!given.latest() || active == (given.action() == Action.DEACTIVATE)) {
            throw ProblemException.invalid(
                    "request.replayed", given.request().toString(),
                    "This request was answered, and the licence has changed since.", "Make a new request on the site.");
        }
        return given.file();
    }

    private SoldLicence activate(Books books, RequestFormat.Signed signed, Instant now) {
        ActivationRequest request = signed.request();
        SoldLicence found = request.site().isPresent()
                ? licence(books, request.site().get())
                : ofVoucher(books, request.vouchers().getFirst(), signed.installationId(), now);
        String installation = signed.installationId();
        found.activation().ifPresent(where -> {
            if (!where.installation().equals(installation) || !where.machine().equals(request.machine())) {
                throw ProblemException.conflict(
                        "activation.elsewhere", found.site().siteId(),
                        "This licence is active on another machine.",
                        "Deactivate it there first. If that machine is lost, ask your reseller to release the licence.");
            }
        });
        SoldLicence owned = found.reseller().isPresent()
                ? found
                : found.withOwner(Optional.of(reseller(books, request).id()), Optional.empty());
        return owned
                .named(request.siteName(), request.applicationRecordId())
                .activeAt(owned.activation()
                        .or(() -> Optional.of(new SoldLicence.Activation(request.machine(), installation, now))));
    }

    private static Reseller reseller(Books books, ActivationRequest request) {
        String id = request.resellerId().orElseThrow(() -> ProblemException.invalid(
                "activation.reseller-required", "", "This is a stock licence: it needs the id of its reseller.",
                "Enter the reseller id; your reseller knows it."));
        return books.sales().reseller(id).orElseThrow(() -> ProblemException.invalid(
                "activation.reseller-unknown", id, "There is no reseller of this id.",
                "Correct the reseller id; your reseller knows it."));
    }

    /** One answer for a site id that is wrong and a serial that is, which tells a guesser nothing. */
    private static SoldLicence licence(Books books, ActivationRequest.Site site) {
        return books.licences().licence(site.siteId())
                .filter(sold -> same(sold.site().serial(), site.serial()))
                .orElseThrow(() -> ProblemException.notFound(
                        "activation.unknown", site.siteId(), "There is no licence of this site id and serial number.",
                        "Compare both with the certificate."));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static SoldLicence ofVoucher(Books books, VoucherCode code, String installation, Instant now) {
        Voucher voucher = books.vouchers().voucher(code).orElseThrow(() -> ProblemException.notFound(
                "voucher.unknown", code.text(), "There is no such voucher.", "Compare it with the certificate."));
        if (voucher.usedBy().isPresent()) {
            return books.licences().licence(voucher.usedBy().get())
                    .filter(sold -> sold.activation().filter(at -> at.installation().equals(installation)).isPresent())
                    .orElseThrow(() -> ProblemException.conflict(
                            "voucher.used", code.text(), "This voucher was used already.",
                            "Use the site id and serial number that it became; they are on the licence page."));
        }
        if (!voucher.activates()) {
            throw ProblemException.invalid(
                    "voucher.adds", code.text(), "This voucher adds to a licence and activates none.",
                    "Activate with site id and serial number, or with a voucher for a site; then add this one.");
        }
        Order order = books.sales().order(voucher.order()).orElseThrow();
        SoldLicence sold = new SoldLicence(
                Numbers.newSite(books), order.number(), order.reseller(), order.customer(),
                voucher.version().orElseThrow(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), now);
        books.licences().add(sold);
        return Vouchers.apply(books, voucher, sold, now);
    }

    private static SoldLicence add(Books books, RequestFormat.Signed signed, Instant now) {
        SoldLicence sold = held(books, signed);
        for (Voucher voucher : Vouchers.toAdd(books, signed.request().vouchers(), sold.site().siteId())) {
            sold = Vouchers.apply(books, voucher, sold, now);
        }
        return sold;
    }

    /** {@return the licence that this very installation has active, on the machine it names} */
    private static SoldLicence held(Books books, RequestFormat.Signed signed) {
        SoldLicence sold = licence(books, signed.request().site().orElseThrow());
        boolean here = sold.activation()
                .filter(at -> at.installation().equals(signed.installationId())
                        && at.machine().equals(signed.request().machine()))
                .isPresent();
        if (!here) {
            throw ProblemException.conflict(
                    "activation.not-here", sold.site().siteId(), "This licence is not active on this installation.",
                    "Activate it here; if it is active elsewhere, deactivate it there first.");
        }
        return sold;
    }

    private static void requireVersion(SoldLicence sold, ActivationRequest request) {
        if (request.action() != Action.DEACTIVATE && sold.version().compareTo(request.version()) < 0) {
            throw ProblemException.invalid(
                    "activation.version", request.version().toString(),
                    "The licence covers versions up to " + sold.version() + ", and the site runs " + request.version() + ".",
                    "Ask your reseller for an upgrade of the licence.");
        }
    }

    private byte[] sign(ActivationAnswer answer) {
        try {
            return AnswerFormat.sign(answer, issuer);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
