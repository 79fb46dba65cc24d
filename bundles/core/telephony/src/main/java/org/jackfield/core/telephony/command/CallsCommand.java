package org.jackfield.core.telephony.command;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.LiveCallAccess;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.time.SiteTime;

/** Lists the calls alive. */
@Service
@Command(scope = "telephony", name = "calls", description = "Lists the calls alive")
public final class CallsCommand implements Action {

    @Reference
    private SecurityService security;

    @Reference
    private TelephonyService telephony;

    @Reference
    private LiveCallAccess access;

    @Reference
    private SiteTime time;

    @Override
    public Object execute() {
        Subject by = security.check(CallLogService.VIEW);
        Instant now = time.now();
        ShellTable table = new ShellTable();
        table.column("Call");
        table.column("State");
        table.column("Direction");
        table.column("Outside");
        table.column("Parties");
        table.column("Seconds").alignRight();
        table.column("Marks");
        table.emptyTableText("Nobody is on the telephone.");
        for (LogicalCall call : access.visible(telephony.liveCalls(), by)) {
            table.addRow().addContent(
                    call.id(),
                    call.state(),
                    call.direction(),
                    call.outside().number(),
                    call.connections().stream()
                            .map(c -> c.party().device() + " " + c.state())
                            .collect(Collectors.joining(", ")),
                    Math.max(0, Duration.between(call.started(), now).toSeconds()),
                    call.marks().isEmpty() ? "" : call.marks());
        }
        table.print(System.out);
        return null;
    }
}
