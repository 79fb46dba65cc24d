package org.jackfield.apps.recording.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.recorder.Which;

/** Lets the recordings of an extension go on. */
@Service
@Command(scope = "recording", name = "resume", description = "Lets the recordings of an extension go on")
public final class ResumeCommand extends PauseAction {

    @Override
    List<LiveRecording> act(LiveRecordings recordings, Which which, Actor by) {
        return recordings.resume(which, by);
    }

    @Override
    String done() {
        return "are recorded again";
    }
}
