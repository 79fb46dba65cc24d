package org.jackfield.core.telephony.command;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.TelephonyStatistics;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.JournalEntry;

/** Shows how the journals are doing, or the newest entries of one. */
@Service
@Command(scope = "telephony", name = "journal", description = "Shows how the journals of events are doing")
public final class JournalCommand implements Action {

    private static final int MOST = 1000;

    @Reference
    private SecurityService security;

    @Reference
    private TelephonyService telephony;

    @Reference
    private CallJournal journal;

    @Argument(index = 0, name = "system", description = "Name or id of a phone system, to see its newest entries")
    private String system;

    @Option(name = "--last", description = "How many of the newest entries to show, 1 to 1000")
    private int last = 20;

    @Override
    public Object execute() {
        Subject by = security.check(TelephonyService.VIEW);
        if (system == null) {
            overview();
        } else {
            entries(SystemNames.find(telephony, system), by);
        }
        return null;
    }

    private void overview() {
        Map<PhoneSystemId, TelephonyStatistics> counters = telephony.statistics().stream()
                .collect(Collectors.toMap(TelephonyStatistics::system, Function.identity()));
        ShellTable table = new ShellTable();
        table.column("System");
        table.column("Oldest");
        table.column("Newest").alignRight();
        table.column("kB").alignRight();
        table.column("Received").alignRight();
        table.column("Dropped").alignRight();
        table.column("Gaps").alignRight();
        table.column("Consumers (behind)");
        table.emptyTableText("No phone system runs.");
        for (CallJournal.Status status : journal.status()) {
            TelephonyStatistics counted = counters.get(status.system());
            table.addRow().addContent(
                    telephony.phoneSystem(status.system()).map(PhoneSystem::name).orElse(status.system().toString()),
                    status.oldestArrival() == null ? "" : status.oldestArrival(),
                    status.newest(),
                    status.bytes() / 1024,
                    counted == null ? "" : counted.eventsReceived(),
                    counted == null ? "" : counted.eventsDropped(),
                    counted == null ? "" : counted.gaps(),
                    status.cursors().stream()
                            .map(c -> c.consumer() + " (" + Math.max(0, status.newest() - c.position())
                                    + (c.failures() > 0 ? ", failing)" : ")"))
                            .collect(Collectors.joining(", ")));
        }
        table.print(System.out);
    }

    private void entries(PhoneSystem found, Subject by) {
        // they tell of every call
        if (!security.callAccess(by, CallLogService.VIEW).isUnlimited()) {
            throw security.refused(by, CallLogService.VIEW, Target.of("journal", found.id().toString()));
        }
        if (last < 1 || last > MOST) {
            throw ProblemException.invalid(
                    "telephony.journal-last", Integer.toString(last), "1 to 1000 entries can be shown.",
                    "Give --last a number in this range.");
        }
        long newest = journal.status().stream()
                .filter(s -> s.system().equals(found.id()))
                .mapToLong(CallJournal.Status::newest)
                .findFirst()
                .orElse(0);
        List<JournalEntry> entries = journal.read(found.id(), Math.max(0, newest - last), last);
        for (JournalEntry entry : entries) {
            System.out.println(entry.position() + "  " + entry.arrived() + "  " + entry.event());
        }
    }
}
