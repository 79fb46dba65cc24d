package org.jackfield.core.telephony.command;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.LiveCallAccess;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.telephony.PhoneSystem;
import org.jackfield.api.telephony.TelephonyService;
import org.jackfield.api.telephony.call.CallJournal;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.time.SiteTime;

/** Shows a call's segments and the events that made them. */
@Service
@Command(scope = "telephony", name = "dump-call", description = "Shows a call's segments and the events that made them")
public final class DumpCallCommand implements Action {

    /** How far behind its beginning a call's events are looked for, if it is not alive. */
    private static final Duration LONGEST = Duration.ofHours(12);

    @Reference
    private SecurityService security;

    @Reference
    private TelephonyService telephony;

    @Reference
    private CallJournal journal;

    @Reference
    private LiveCallAccess access;

    @Reference
    private SiteTime time;

    @Argument(index = 0, name = "call", description = "The call's id, as telephony:calls shows it", required = true)
    private String call;

    @Option(name = "--raw", description = "Also shows what came over the wire")
    private boolean raw;

    @Override
    public Object execute() {
        Subject by = security.check(CallLogService.VIEW);
        UUID id = parsed(call);
        Instant began = Ids.instantOf(id);
        Instant now = time.now();
        Instant until = now.isBefore(began.plus(LONGEST)) ? now : began.plus(LONGEST);
        List<JournalEntry> entries = new ArrayList<>();
        for (PhoneSystem system : telephony.phoneSystems()) {
            entries.addAll(journal.eventsOf(system.id(), id, began, until));
        }
        if (entries.isEmpty()) {
            throw notKept(call);
        }
        LogicalCall last = lastOf(entries, id);
        checkWhole(last, id, by);
        for (JournalEntry entry : entries) {
            System.out.println(entry.arrived() + "  " + entry.event());
            if (raw && !entry.raw().isEmpty()) {
                System.out.println("    " + entry.raw());
            }
        }
        if (last != null) {
            print(last);
        }
        return null;
    }

    private static LogicalCall lastOf(List<JournalEntry> entries, UUID id) {
        return entries.stream()
                .flatMap(entry -> entry.changes().stream())
                .filter(changed -> changed.id().equals(id))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** The events tell of every device that took part, so all of them must be visible. */
    private void checkWhole(LogicalCall call, UUID id, Subject by) {
        boolean whole = call == null
                ? security.callAccess(by, CallLogService.VIEW).isUnlimited()
                : access.visible(List.of(call), by).equals(List.of(call));
        if (!whole) {
            throw security.refused(by, CallLogService.VIEW, Target.of("call", id.toString()));
        }
    }

    private static UUID parsed(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.version() == 7) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw ProblemException.invalid(
                "telephony.call-id", text, "This is not the id of a call.", "telephony:calls shows the ids.");
    }

    private static ProblemException notKept(String call) {
        return ProblemException.notFound(
                "telephony.call-not-kept", call, "The journal keeps no events of this call.",
                "Events are kept for some days only; the call itself may be in the call log.");
    }

    private static void print(LogicalCall call) {
        System.out.println();
        ShellTable table = new ShellTable();
        table.column("No").alignRight();
        table.column("Device");
        table.column("Agent");
        table.column("Group");
        table.column("From");
        table.column("Began");
        table.column("Ring ms").alignRight();
        table.column("Talk ms").alignRight();
        table.column("Hold ms").alignRight();
        table.column("End");
        table.column("Marks");
        for (Segment s : call.segments()) {
            table.addRow().addContent(
                    s.number(), s.device().device(), s.device().agent(), s.group().device(), s.from().device(),
                    s.started(), s.ringMillis(), s.talkMillis(), s.holdMillis(), s.end(),
                    s.marks().isEmpty() ? "" : s.marks());
        }
        table.emptyTableText("No segments.");
        table.print(System.out);
    }
}
