package org.jackfield.core.licence.portal;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.feature.gate.LicenceFileService;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.api.licence.activation.ActivationRequest.Action;
import org.jackfield.api.licence.activation.VoucherCode;
import org.jackfield.api.licence.format.SignedLicence;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.licence.LicenceIntake;
import org.jackfield.core.licence.LicencePermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Activates, extends and deactivates the licence for page, commands and REST alike; one at a time, and written down. */
@Component(service = Activation.class)
public final class Activation {

    private final SecurityService security;
    private final AuditService audit;
    private final SettingsService settings;
    private final LicenceFileService gate;
    private final InstallationFiles files;
    private final SiteActivation rules;
    private final ReentrantLock one = new ReentrantLock();

    /** Works on the files of this installation. */
    @Activate
    public Activation(
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference SettingsService settings,
            @Reference LicenceFileService gate,
            @Reference LicenceIntake intake,
            @Reference SiteTime time) {
        this(
                security, audit, settings, gate, intake, time,
                Path.of(System.getProperty("jackfield.data", System.getProperty("karaf.base", ".")), "activation"));
    }

    Activation(
            SecurityService security,
            AuditService audit,
            SettingsService settings,
            LicenceFileService gate,
            LicenceIntake intake,
            SiteTime time,
            Path folder) {
        this.security = security;
        this.audit = audit;
        this.settings = settings;
        this.gate = gate;
        this.files = new InstallationFiles(folder);
        this.rules = new SiteActivation(files, gate, intake, time.clock());
    }

    /**
     * A request that waits for its answer.
     *
     * @param action what it asks
     * @param made when
     * @param vouchers the vouchers it brings
     */
    public record Waiting(Action action, Instant made, List<VoucherCode> vouchers) {}

    /**
     * How it stands.
     *
     * @param activated the site id of the licence that was activated here and not deactivated; empty if none was
     * @param waiting the request that waits for its answer
     */
    public record Standing(Optional<String> activated, Optional<Waiting> waiting) {}

    /** Work that may fail at the disk. */
    private interface Work<T> {
        T run() throws IOException, GeneralSecurityException;
    }

    /** {@return how it stands} */
    public Standing standing() {
        return disk(() -> {
            Optional<ActivationRequest> request = files.waiting().map(signed -> signed.request());
            boolean deactivated = request.filter(asked -> asked.action() == Action.DEACTIVATE).isPresent();
            return new Standing(
                    files.activated().filter(held -> !deactivated).map(SignedLicence::licence).map(held -> held.siteId()),
                    request.map(asked -> new Waiting(asked.action(), asked.made(), asked.vouchers())));
        });
    }

    /** {@return the addresses that a licence may be bound to here} */
    public List<MachineAddress> machines() {
        return MachineAddress.of(gate.machines());
    }

    /**
     * Asks the portal and puts what it answers in force.
     *
     * @param by needs {@link LicencePermissions#ACTIVATE}
     * @param origin from where, for the audit trail
     * @throws ProblemException what the portal refuses; {@code licence.portal-unreachable}, then the request waits
     */
    public void online(Wish wish, Subject by, String origin) {
        String action = actionOf(wish.action());
        done(by, origin, action, describe(wish), () -> {
            PortalConnection portal = portal();
            if (wish instanceof Wish.Deactivate) {
                // what cannot be told must not be done: without the portal a running site stays as it is
                portal.reach();
            }
            return send(portal, rules.request(wish));
        });
    }

    /**
     * {@return the request file to be taken to the portal} A wish to deactivate is done here.
     *
     * @param by needs {@link LicencePermissions#ACTIVATE}
     * @param origin from where, for the audit trail
     */
    public byte[] offline(Wish wish, Subject by, String origin) {
        return done(by, origin, "licence.request", wish.action().word() + " " + describe(wish), () -> rules.request(wish));
    }

    /** Sends the request that waits once more and puts what the portal answers in force. */
    public void sendAgain(Subject by, String origin) {
        done(by, origin, "licence.send-again", "", () -> send(portal(), rules.again()));
    }

    /** {@return the file of the request that waits} */
    public byte[] waitingFile(Subject by, String origin) {
        return done(by, origin, "licence.request", "again", rules::again);
    }

    /** Drops the request that waits; not that of a deactivation. */
    public void forget(Subject by, String origin) {
        done(by, origin, "licence.request-forget", "", () -> {
            rules.forget();
            return null;
        });
    }

    /** {@return what was asked} Puts an activation file in force. */
    public Action process(byte[] answer, Subject by, String origin) {
        return done(by, origin, "licence.process", "", () -> rules.process(answer));
    }

    private PortalConnection portal() {
        return new PortalConnection(settings.read(PortalSettings.TYPE).value());
    }

    private Action send(PortalConnection portal, byte[] request) throws IOException {
        byte[] answer;
        try {
            answer = portal.ask(request);
        } catch (ProblemException e) {
            if (isFinal(e.problem())) {
                rules.refused();
            }
            throw e;
        }
        return rules.process(answer);
    }

    /** Whether the portal said no, not that it cannot now. */
    private static boolean isFinal(Problem problem) {
        return switch (problem.kind()) {
            case INVALID, NOT_FOUND, CONFLICT, FORBIDDEN -> !problem.code().startsWith("licence.portal-");
            default -> false;
        };
    }

    private static String actionOf(Action action) {
        return switch (action) {
            case ACTIVATE -> "licence.activate";
            case ADD -> "licence.vouchers";
            case UPDATE -> "licence.update";
            case DEACTIVATE -> "licence.deactivate";
        };
    }

    /** A serial is a secret of the site as a voucher is before its use, so neither is written down. */
    private static String describe(Wish wish) {
        return switch (wish) {
            case Wish.Activate activate ->
                activate.site().map(ActivationRequest.Site::siteId).orElse("voucher") + " on " + activate.machine();
            case Wish.Add add -> add.vouchers().size() + " vouchers";
            case Wish.Update update -> "";
            case Wish.Deactivate deactivate -> "";
        };
    }

    private <T> T done(Subject by, String origin, String action, String object, Work<T> work) {
        if (!security.decide(by, LicencePermissions.ACTIVATE, Target.SITE).allowed()) {
            audit.record(new AuditEvent(by, origin, action, object, AuditEvent.Outcome.REFUSED, "", ""));
        }
        security.check(by, LicencePermissions.ACTIVATE, Target.SITE);
        if (!one.tryLock()) {
            throw ProblemException.conflict(
                    "licence.busy", "", "Somebody is at the licence in this moment.", "Try again in a minute.");
        }
        try {
            T result = disk(work);
            audit.record(AuditEvent.done(by, origin, action, object));
            return result;
        } catch (ProblemException e) {
            audit.record(new AuditEvent(by, origin, action, object, AuditEvent.Outcome.FAILED, "", e.problem().code()));
            throw e;
        } finally {
            one.unlock();
        }
    }

    private static <T> T disk(Work<T> work) {
        try {
            return work.run();
        } catch (IOException | GeneralSecurityException e) {
            throw new ProblemException(
                    new Problem(
                            "licence.activation-files", Problem.Kind.UNAVAILABLE, String.valueOf(e.getMessage()),
                            "The files of the activation cannot be read or written.",
                            "Make room on the disk, and see that Jackfield may write its folder."),
                    e);
        }
    }
}
