package org.jackfield.core.licence.command;

import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jackfield.api.feature.gate.LicenceFile;
import org.jackfield.api.feature.gate.LicenceFileService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.licence.LicencePermissions;

/** Says whether a file would be in force here. */
@Service
@Command(scope = "licence", name = "verify", description = "Says whether a licence file would be in force on this machine")
public final class VerifyCommand implements Action {

    @Argument(name = "file", required = true, description = "A licence file on the server")
    @Completion(FileCompleter.class)
    private String file;

    @Reference
    private SecurityService security;

    @Reference
    private LicenceFileService files;

    @Override
    public Object execute() {
        security.check(LicencePermissions.VIEW);
        LicenceFile finding = files.examine(Path.of(file));
        if (finding.problem().isPresent()) {
            throw new ProblemException(finding.problem().get());
        }
        System.out.println("Good: it would be in force here. Put it into " + files.folder() + ".");
        return null;
    }
}
