package org.jackfield.core.licence.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.licence.portal.Activation;
import org.jackfield.core.licence.portal.Wish;

/** Takes the licence out of force here, so that it can be activated on another machine. */
@Service
@Command(scope = "licence", name = "deactivate", description = "Takes the licence out of force here, so that it can be activated on another machine")
public final class DeactivateCommand implements Action {

    @Option(name = "--offline", valueToShowInHelp = "FILE", description = "Writes the request to this file instead of sending it")
    private String offline;

    @Reference
    private SecurityService security;

    @Reference
    private Activation activation;

    @Override
    public Object execute() throws Exception {
        new ActivationRunner(security, activation).run(Wish.Deactivate::new, offline);
        return null;
    }
}
