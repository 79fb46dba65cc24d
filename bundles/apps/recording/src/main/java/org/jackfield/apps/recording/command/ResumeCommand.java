package org.jackfield.apps.recording.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.recorder.Which;

/** Lets the recordings of an extension go on. */
@Service
@Command(scope = "recording", name = "resume", description = "Lets the recordings of an extension go on")
public final class ResumeCommand implements Action {

    @Argument(name = "extension", description = "Its number", required = true)
    private String extension;

    @Reference
    private LiveRecordings live;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Actor by = new Actor(security.check(RecordingPermissions.PAUSE), "shell");
        List<LiveRecording> done = live.resume(Which.extension(extension), by);
        session.getConsole().println(done.size() + " calls of " + extension + " are recorded again.");
        return null;
    }
}
