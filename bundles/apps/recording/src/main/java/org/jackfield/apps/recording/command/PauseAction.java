package org.jackfield.apps.recording.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.recorder.Which;

/** What is done to the live recordings of an extension. */
abstract class PauseAction implements Action {

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
        int done = act(live, Which.extension(extension), by).size();
        session.getConsole().println(done + " calls of " + extension + ' ' + done() + '.');
        return null;
    }

    /** Does it. {@return the recordings it was done to} */
    abstract List<LiveRecording> act(LiveRecordings recordings, Which which, Actor by);

    /** {@return what is the case with them now} */
    abstract String done();
}
