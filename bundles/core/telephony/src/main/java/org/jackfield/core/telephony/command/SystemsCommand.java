package org.jackfield.core.telephony.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyService;

/** Lists the phone systems and their links. */
@Service
@Command(scope = "telephony", name = "systems", description = "Lists the phone systems and how they are linked")
public final class SystemsCommand implements Action {

    @Reference
    private SecurityService security;

    @Reference
    private TelephonyService telephony;

    @Override
    public Object execute() {
        security.check(TelephonyService.VIEW);
        ShellTable table = new ShellTable();
        table.column("Name");
        table.column("Type");
        table.column("Address");
        table.column("Link");
        table.column("Since");
        table.column("Devices").alignRight();
        table.column("Calls").alignRight();
        table.column("Id");
        table.emptyTableText("There is no phone system. Add one on the page Phone systems.");
        for (PhoneSystem system : telephony.phoneSystems()) {
            LinkStatus link = telephony.link(system.id()).orElse(null);
            table.addRow().addContent(
                    system.name(),
                    system.type(),
                    system.config().host() + (system.config().port() == 0 ? "" : ":" + system.config().port()),
                    link == null ? "does not run"
                            : link.state() + (link.detail().isEmpty() ? "" : " (" + link.detail() + ")"),
                    link == null ? "" : link.since(),
                    telephony.devices(system.id()).size(),
                    telephony.liveCalls(system.id()).size(),
                    system.id());
        }
        table.print(System.out);
        return null;
    }
}
