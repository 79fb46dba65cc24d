package org.jackfield.core.licence.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.licence.LeaseService;
import org.jackfield.api.licence.LeaseStatus;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.licence.LicencePermissions;

/** Lists the leases that are out. */
@Service
@Command(scope = "licence", name = "leases", description = "Lists who holds the channels, seats and devices that are in use")
public final class LeasesCommand implements Action {

    @Reference
    private SecurityService security;

    @Reference
    private LeaseService leases;

    @Override
    public Object execute() {
        security.check(LicencePermissions.VIEW);
        ShellTable table = new ShellTable();
        table.column("entitlement");
        table.column("holder");
        table.column("purpose");
        table.column("bundle");
        table.column("since");
        table.column("stays");
        for (LeaseStatus lease : leases.leases()) {
            table.addRow()
                    .addContent(
                            lease.entitlement(),
                            lease.holder(),
                            lease.purpose(),
                            lease.bundle(),
                            lease.since(),
                            lease.persistent() ? "until revoked" : "");
        }
        table.emptyTableText("Nothing is in use.");
        table.print(System.out);
        return null;
    }
}
