package org.jackfield.apps.recording.command;

import java.io.PrintStream;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.MemoryFit;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.SegmentState;
import org.jackfield.apps.recording.keeping.DiskWatch;
import org.jackfield.apps.recording.keys.SiteKeys;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.rules.CurrentRules;

/** Shows whether recording is well, and what became of the calls of today. */
@Service
@Command(scope = "recording", name = "status", description = "Shows whether recording is well, and what became of the calls of today")
public final class StatusCommand implements Action {

    private static final long MEGABYTE = 1024 * 1024;

    @Reference
    private Recordings recordings;

    @Reference
    private LiveRecordings live;

    @Reference
    private CurrentRules rules;

    @Reference
    private SiteKeys keys;

    @Reference
    private DiskWatch disk;

    @Reference
    private SiteTime time;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        var by = security.check(RecordingPermissions.LEDGER);
        PrintStream out = session.getConsole();
        List<LiveRecording> now = live.live(by);
        long paused = now.stream().filter(one -> one.pausedSince().isPresent()).count();
        out.printf("%d devices are recorded; %d calls at this moment, %d of them paused.%n",
                rules.rules().devices().size(), now.size(), paused);
        out.printf("%,d MB are free%s.%n", disk.freeBytes() / MEGABYTE, disk.full() ? ": too little, NOTHING IS RECORDED" : "");
        long heap = Runtime.getRuntime().maxMemory();
        out.printf("%,d MB of memory suit %,d recordings at a time.%n", heap / MEGABYTE, MemoryFit.calls(heap));
        keys.problems().stream().map(Problem::toLine).forEach(out::println);
        if (!keys.backedUp()) {
            out.println("The keys have no copy in another place: recording:keys says what to do.");
        }
        ZonedDateTime day = time.siteNow().toLocalDate().atStartOfDay(time.zone());
        Map<SegmentState, Long> counts = recordings.counts(day.toInstant(), day.plusDays(1).toInstant(), by);
        out.println("Segments of today:");
        for (SegmentState state : SegmentState.values()) {
            out.printf("  %-18s %,d%n", words(state), counts.getOrDefault(state, 0L));
        }
        return null;
    }


    static String words(SegmentState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
