package org.jackfield.core.licence.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.licence.LicencePermissions;

/** Takes a persistent seat away from its holder. */
@Service
@Command(scope = "licence", name = "revoke", description = "Frees a seat that stays with its holder")
public final class RevokeCommand implements Action {

    @Argument(index = 0, name = "entitlement", required = true, description = "The entitlement, see licence:leases")
    private String entitlement;

    @Argument(index = 1, name = "holder", required = true, description = "The holder, see licence:leases")
    private String holder;

    @Reference
    private SecurityService security;

    @Reference
    private LeaseService leases;

    @Override
    public Object execute() {
        security.check(LicencePermissions.REVOKE);
        System.out.println(
                leases.revoke(entitlement, holder) ? "The seat is free." : "There is no such seat; see licence:leases.");
        return null;
    }
}
