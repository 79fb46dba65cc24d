package org.jackfield.apps.recording.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
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
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.store.RecordedSegment;
import org.jackfield.apps.recording.store.RecordingOrder;
import org.jackfield.apps.recording.store.RecordingQuery;

/** Lists what is being recorded, or the last recordings. */
@Service
@Command(scope = "recording", name = "list", description = "Lists what is being recorded, or the last recordings")
public final class ListCommand implements Action {

    @Option(name = "--last", description = "So many of the last recordings, instead of what is being recorded now")
    private Integer last;

    @Option(name = "--extension", description = "Only recordings of this extension; a * at the end stands for anything")
    private String extension;

    @Reference
    private Recordings recordings;

    @Reference
    private LiveRecordings live;

    @Reference
    private SiteTime time;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(RecordingPermissions.VIEW);
        if (last == null && extension == null) {
            live(by);
        } else {
            stored(by);
        }
        return null;
    }


    private void live(Subject by) {
        ShellTable table = new ShellTable();
        table.column("Segment");
        table.column("Device");
        table.column("Since");
        table.column("Source");
        table.column("State");
        table.emptyTableText("Nothing is being recorded. --last 20 shows the last recordings.");
        for (LiveRecording one : live.live(by)) {
            table.addRow().addContent(
                    one.segment(), one.device(), local(one.since()), one.source(),
                    one.pausedSince().map(since -> "paused by " + one.pausedBy()).orElse(state(one)));
        }
        table.print(session.getConsole());
    }

    private static String state(LiveRecording one) {
        if (!one.problem().isEmpty()) {
            return one.problem();
        }
        return one.audio() ? "recording" : "no audio now";
    }

    private void stored(Subject by) {
        ShellTable table = new ShellTable();
        table.column("Segment");
        table.column("Device");
        table.column("Outside");
        table.column("Answered");
        table.column("Talked").alignRight();
        table.column("Files").alignRight();
        table.column("State");
        table.emptyTableText("There are no such recordings.");
        int many = Math.clamp(last == null ? PageRequest.DEFAULT_SIZE : last, 1, PageRequest.MAX_SIZE);
        RecordingQuery query = RecordingQuery.ALL.withAudio(true)
                .with(RecordingQuery.Field.EXTENSION, extension == null ? "" : extension);
        for (RecordedSegment one : recordings.segments(query, RecordingOrder.NEWEST, PageRequest.first(many), by).items()) {
            Segment segment = one.segment();
            table.addRow().addContent(
                    segment.id(), segment.device().device(), segment.outside().number(),
                    segment.isAnswered() ? local(segment.answered()) : "",
                    Duration.ofSeconds(segment.talkMillis() / 1000).toString().substring(2).toLowerCase(Locale.ROOT),
                    one.files().size(), StatusCommand.words(one.state()) + (one.reason().isEmpty() ? "" : ": " + one.reason()));
        }
        table.print(session.getConsole());
    }

    private LocalDateTime local(Instant instant) {
        return instant.atZone(time.zone()).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
    }
}
