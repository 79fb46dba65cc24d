package org.jackfield.core.filters.command;

import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.security.SecurityService;

/** Deletes a filter. */
@Service
@Command(scope = "filters", name = "delete", description = "Deletes a filter; refuses if something uses it")
public final class DeleteCommand implements Action {

    @Argument(name = "id", description = "Id of the filter, as filters:list shows it", required = true)
    private String id;

    @Option(name = "--even-in-use", description = "Delete it even if something uses it; that goes on without it")
    private boolean evenInUse;

    @Reference
    private FilterService filters;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() {
        filters.delete(UUID.fromString(id), evenInUse, security.check(FilterService.OWN), "shell");
        return null;
    }
}
