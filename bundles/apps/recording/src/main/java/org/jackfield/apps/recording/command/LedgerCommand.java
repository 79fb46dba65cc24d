package org.jackfield.apps.recording.command;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingOrder;
import org.jackfield.apps.recording.store.RecordingQuery;

/** Shows what became of the segments of recorded devices, and why. */
@Service
@Command(scope = "recording", name = "ledger", description = "Shows what became of the segments of recorded devices, and why")
public final class LedgerCommand implements Action {

    private static final int MOST_DAYS = 366;
    private static final int MOST_NAMED = 200;

    @Option(name = "--failed", description = "Names those that should have been recorded and were not")
    private boolean failed;

    @Option(name = "--days", description = "How many days, with today")
    private int days = 1;

    @Reference
    private Recordings recordings;

    @Reference
    private SiteTime time;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(RecordingPermissions.LEDGER);
        ZonedDateTime tomorrow = time.siteNow().toLocalDate().plusDays(1).atStartOfDay(time.zone());
        if (failed) {
            failed(tomorrow.minusDays(Math.max(1, days)).toInstant(), tomorrow.toInstant(), by);
        } else {
            counts(tomorrow, by);
        }
        return null;
    }


    private void counts(ZonedDateTime tomorrow, Subject by) {
        ShellTable table = new ShellTable();
        table.column("Day");
        for (SegmentState state : SegmentState.values()) {
            table.column(StatusCommand.words(state)).alignRight();
        }
        for (int back = 1; back <= Math.clamp(days, 1, MOST_DAYS); back++) {
            ZonedDateTime day = tomorrow.minusDays(back);
            Map<SegmentState, Long> counts = recordings.counts(day.toInstant(), day.plusDays(1).toInstant(), by);
            var row = table.addRow();
            row.addContent(day.toLocalDate());
            for (SegmentState state : SegmentState.values()) {
                row.addContent(counts.getOrDefault(state, 0L));
            }
        }
        table.print(session.getConsole());
    }

    private void failed(Instant from, Instant to, Subject by) {
        PrintStream out = session.getConsole();
        recordings.reasons(SegmentState.FAILED, from, to, by).forEach((reason, count) -> out.printf("%,6d  %s%n", count, reason));
        ShellTable table = new ShellTable();
        table.column("Segment");
        table.column("Device");
        table.column("Caller");
        table.column("Outside");
        table.column("Answered");
        table.column("Why");
        table.emptyTableText("Everything that should have been recorded was.");
        RecordingQuery query = RecordingQuery.ALL.withRange(from, to).withStates(SegmentState.FAILED);
        for (RecordedSegment one : recordings.segments(
                        query, RecordingOrder.NEWEST, PageRequest.first(MOST_NAMED), RecordingPermissions.LEDGER, by)
                .items()) {
            Segment segment = one.segment();
            table.addRow().addContent(
                    segment.id(), segment.device().device(), segment.caller().device(), segment.outside().number(),
                    segment.isAnswered()
                            ? segment.answered().atZone(time.zone()).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS)
                            : "",
                    one.reason());
        }
        table.print(out);
    }
}
