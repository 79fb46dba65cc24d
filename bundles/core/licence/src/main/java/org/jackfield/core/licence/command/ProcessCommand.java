package org.jackfield.core.licence.command;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.licence.activation.AnswerFormat;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.licence.LicencePermissions;
import org.jackfield.core.licence.portal.Activation;

/** Puts an activation file in force. */
@Service
@Command(scope = "licence", name = "process", description = "Puts the activation file that the portal gave in force")
public final class ProcessCommand implements Action {

    @Argument(name = "file", required = true, description = "The activation file, on this server")
    private String file;

    @Reference
    private SecurityService security;

    @Reference
    private Activation activation;

    @Override
    public Object execute() throws Exception {
        Subject by = security.check(LicencePermissions.ACTIVATE);
        byte[] answer;
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            answer = in.readNBytes(AnswerFormat.MAX_BYTES + 1);
        }
        System.out.println(ActivationRunner.done(activation.process(answer, by, ActivationRunner.ORIGIN)));
        return null;
    }
}
