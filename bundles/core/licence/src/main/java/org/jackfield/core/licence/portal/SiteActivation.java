package org.jackfield.core.licence.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.feature.gate.LicenceFileService;
import org.jackfield.api.licence.LicensedVersion;
import org.jackfield.api.licence.SiteLicence;
import org.jackfield.api.licence.activation.ActivationAnswer;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.api.licence.activation.ActivationRequest.Action;
import org.jackfield.api.licence.activation.AnswerFormat;
import org.jackfield.api.licence.activation.RequestFormat;
import org.jackfield.api.licence.format.LicenceFormat;
import org.jackfield.api.licence.format.SignedLicence;
import org.jackfield.api.licence.format.TrustedKeys;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.licence.LicenceIntake;

/**
 * The rules of activation on the site's side. A request is kept before anybody sees it and answered at most once; a crash at
 * any point is healed by sending it again. A licence is out of force here before anybody gets the proof that it is. Belongs
 * to one thread at a time.
 */
final class SiteActivation {

    /** What the licence of an activation is called in the gate's folder; the next takes its place. */
    static final String LICENCE_FILE = "activated.licence";

    private final InstallationFiles files;
    private final LicenceFileService gate;
    private final LicenceIntake intake;
    private final InstantSource clock;

    SiteActivation(InstallationFiles files, LicenceFileService gate, LicenceIntake intake, InstantSource clock) {
        this.files = files;
        this.gate = gate;
        this.intake = intake;
        this.clock = clock;
    }

    /** {@return the request file for a wish; the one that waits if it asks for the same} A wish to deactivate is done here. */
    byte[] request(Wish wish) throws IOException, GeneralSecurityException {
        ActivationRequest wanted = request(Ids.next(), wish);
        Optional<RequestFormat.Signed> waiting = files.waiting();
        refuseWhileDeactivated(waiting, wanted.action());
        if (wish instanceof Wish.Deactivate) {
            withdraw();
        }
        if (waiting.filter(one -> one.request().asksTheSameAs(wanted)).isPresent()) {
            return files.request().orElseThrow();
        }
        byte[] file = RequestFormat.sign(wanted, files.key());
        files.keepRequest(file);
        return file;
    }

    /** The proof of a deactivation must get to the portal before anything else is asked. */
    private static void refuseWhileDeactivated(Optional<RequestFormat.Signed> waiting, Action wanted) {
        if (wanted != Action.DEACTIVATE
                && waiting.filter(one -> one.request().action() == Action.DEACTIVATE).isPresent()) {
            throw ProblemException.conflict(
                    "licence.deactivation-waits", "", "The portal does not know yet that the licence was deactivated here.",
                    "Send the waiting request, or take its file to the portal, first.");
        }
    }

    private ActivationRequest request(UUID id, Wish wish) throws IOException {
        var made = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        LicensedVersion version = LicensedVersion.of(gate.version());
        if (wish instanceof Wish.Activate activate) {
            requireMachine(activate.machine());
            return new ActivationRequest(
                    id, made, Action.ACTIVATE, activate.site(), activate.voucher().map(List::of).orElse(List.of()),
                    activate.machine(), version, Optional.of(activate.siteName()), activate.applicationRecordId(),
                    activate.resellerId(), Optional.empty());
        }
        SignedLicence held = held();
        SiteLicence licence = held.licence();
        String machine = licence.machine().orElseThrow(SiteActivation::notActivated);
        requireMachine(machine);
        return new ActivationRequest(
                id, made, wish.action(), Optional.of(new ActivationRequest.Site(licence.siteId(), licence.serial())),
                wish instanceof Wish.Add add ? add.vouchers() : List.of(), machine, version, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.of(held.fingerprint()));
    }

    /** A copy of this installation on another machine must not speak for the machine that the licence is bound to. */
    private void requireMachine(String machine) {
        if (!gate.machines().contains(machine)) {
            throw ProblemException.invalid(
                    "licence.machine-not-here", machine, "This server has no such MAC address.",
                    "Choose one of " + String.join(", ", gate.machines().stream().sorted().toList())
                            + "; if the server got another network card, ask your reseller to release the licence.");
        }
    }

    private SignedLicence held() throws IOException {
        return files.activated().orElseThrow(SiteActivation::notActivated);
    }

    private static ProblemException notActivated() {
        return ProblemException.notFound(
                "licence.not-activated", "", "No licence was activated at the portal from this installation.",
                "Activate one first; a licence that came as a file is extended by whoever sent it.");
    }

    /** Takes the licence out of force for good, then its files out of the folder. */
    private void withdraw() throws IOException {
        String text = held().text();
        gate.withdraw(text);
        SiteLicence withdrawn = LicenceFormat.read(text.getBytes(StandardCharsets.UTF_8)).licence();
        for (LicenceFile file : gate.files()) {
            Optional<SiteLicence> found = file.text()
                    .map(each -> LicenceFormat.read(each.getBytes(StandardCharsets.UTF_8)).licence())
                    .filter(one -> one.siteId().equals(withdrawn.siteId()) && one.serial().equals(withdrawn.serial()));
            if (found.filter(one -> !one.issued().isAfter(withdrawn.issued())).isPresent()) {
                Files.deleteIfExists(gate.folder().resolve(file.name()));
            }
        }
    }

    /** {@return the file of the request that waits, ready to be sent} */
    byte[] again() throws IOException {
        byte[] file = files.request().orElseThrow(SiteActivation::nothingWaits);
        if (RequestFormat.read(file).request().action() == Action.DEACTIVATE && files.activated().isPresent()) {
            withdraw();
        }
        return file;
    }

    private static ProblemException nothingWaits() {
        return ProblemException.notFound(
                "licence.nothing-waits", "", "No request of this installation waits for an answer.",
                "Make one first: activate, add vouchers, update or deactivate.");
    }

    /** Forgets the request that waits; not the proof of a deactivation. */
    void forget() throws IOException {
        refuseWhileDeactivated(files.waiting(), Action.UPDATE);
        files.dropRequest();
    }

    /** What was asked was refused for good: nothing changed at the portal. */
    void refused() throws IOException {
        if (files.waiting().filter(one -> one.request().action() == Action.DEACTIVATE).isPresent()) {
            files.dropActivated();
        }
        files.dropRequest();
    }

    /**
     * {@return what was answered} Puts the licence of the answer in force, or ends what was deactivated.
     *
     * @throws ProblemException if it is no answer to the request that waits here, or its licence would not be in force
     *     here; nothing is changed then
     */
    Action process(byte[] answerFile) throws IOException {
        ActivationAnswer answer = AnswerFormat.read(answerFile, TrustedKeys.of(gate.trustedKeys()));
        RequestFormat.Signed waiting = files.waiting().orElseThrow(() -> ProblemException.invalid(
                "activation.not-asked", answer.request().toString(),
                "No request of this installation waits for this answer: it was brought before, or is another's.",
                "Make a new request here, and bring the answer to that."));
        if (!answer.request().equals(waiting.request().id())
                || !answer.installation().equals(waiting.installationId())
                || answer.action() != waiting.request().action()) {
            throw ProblemException.invalid(
                    "activation.foreign", answer.request().toString(),
                    "This answers another request, of this installation or of another one.",
                    "Bring the answer to the request of " + waiting.request().made() + ", or make a new request.");
        }
        if (answer.licence().isPresent()) {
            byte[] licence = answer.licence().get().getBytes(StandardCharsets.UTF_8);
            intake.place(licence, LICENCE_FILE);
            files.keepActivated(licence);
        } else {
            files.dropActivated();
        }
        files.dropRequest();
        return answer.action();
    }
}
