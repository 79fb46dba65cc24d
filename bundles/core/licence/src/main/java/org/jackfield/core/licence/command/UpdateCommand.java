package org.jackfield.core.licence.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.licence.portal.Activation;
import org.jackfield.core.licence.portal.Wish;

/** Gets what was added to the licence at the portal. */
@Service
@Command(scope = "licence", name = "update", description = "Gets what was added to the licence at the portal")
public final class UpdateCommand implements Action {

    @Option(name = "--offline", valueToShowInHelp = "FILE", description = "Writes the request to this file instead of sending it")
    private String offline;

    @Reference
    private SecurityService security;

    @Reference
    private Activation activation;

    @Override
    public Object execute() throws Exception {
        new ActivationRunner(security, activation).run(Wish.Update::new, offline);
        return null;
    }
}
