package org.jackfield.core.licence.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.licence.LicencePermissions;
import org.jackfield.core.licence.portal.Activation;

/** Shows, writes, sends or drops the request that waits for the portal's answer. */
@Service
@Command(scope = "licence", name = "request", description = "Shows how it stands with the activation, and writes, sends or drops the request that waits")
public final class RequestCommand implements Action {

    @Argument(name = "file", description = "Writes the waiting request to this file on this server")
    private String file;

    @Option(name = "--send", description = "Sends it to the portal once more")
    private boolean send;

    @Option(name = "--forget", description = "Drops it; not that of a deactivation")
    private boolean forget;

    @Reference
    private SecurityService security;

    @Reference
    private Activation activation;

    @Override
    public Object execute() throws Exception {
        Subject by = security.check(LicencePermissions.ACTIVATE);
        if (file != null) {
            Files.write(Path.of(file), activation.waitingFile(by, ActivationRunner.ORIGIN), StandardOpenOption.CREATE_NEW);
        }
        if (send) {
            activation.sendAgain(by, ActivationRunner.ORIGIN);
        }
        if (forget) {
            activation.forget(by, ActivationRunner.ORIGIN);
        }
        show();
        return null;
    }

    private void show() {
        Activation.Standing standing = activation.standing();
        System.out.println(standing.activated()
                .map(site -> "Activated here: site " + site + ".")
                .orElse("No licence was activated from here."));
        System.out.println(standing.waiting()
                .map(one -> "A request to " + one.action().word() + " of " + one.made() + " waits for the portal's answer.")
                .orElse("No request waits."));
        activation.machines().forEach(one -> System.out.println("MAC address " + one.mac() + " " + one.network()));
    }
}
