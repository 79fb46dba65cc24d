package org.jackfield.core.licence.command;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jackfield.api.licence.activation.ActivationRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.licence.LicencePermissions;
import org.jackfield.core.licence.portal.Activation;
import org.jackfield.core.licence.portal.Wish;

/** Carries out a wish for the commands: at the portal, or into a file. */
final class ActivationRunner {

    static final String ORIGIN = "shell";

    private final SecurityService security;
    private final Activation activation;

    ActivationRunner(SecurityService security, Activation activation) {
        this.security = security;
        this.activation = activation;
    }

    /** @param offline the file to write the request to; null if the portal is asked */
    void run(Callable<? extends Wish> wanted, String offline) throws Exception {
        Subject by = security.check(LicencePermissions.ACTIVATE);
        Wish wish = wanted.call();
        if (offline == null) {
            activation.online(wish, by, ORIGIN);
            System.out.println(done(wish.action()));
            return;
        }
        Path file = Path.of(offline);
        if (Files.exists(file)) {
            // before anything is asked: a deactivation is done when its proof is made
            throw new FileAlreadyExistsException(offline);
        }
        Files.write(file, activation.offline(wish, by, ORIGIN), StandardOpenOption.CREATE_NEW);
        System.out.println("Take " + file + " to the licensing portal, and bring its answer with licence:process.");
    }

    static String done(ActivationRequest.Action action) {
        return switch (action) {
            case ACTIVATE -> "The licence is activated and takes effect within seconds; see licence:show.";
            case ADD -> "The vouchers are applied; see licence:show.";
            case UPDATE -> "The licence is up to date; see licence:show.";
            case DEACTIVATE -> "The licence is deactivated and can be activated elsewhere.";
        };
    }
}
