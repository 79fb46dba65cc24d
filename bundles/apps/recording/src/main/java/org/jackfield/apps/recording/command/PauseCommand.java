package org.jackfield.apps.recording.command;

import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jackfield.apps.recording.LiveRecordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.recorder.LiveRecording;
import org.jackfield.apps.recording.recorder.Which;

/** Pauses the recordings of an extension. */
@Service
@Command(scope = "recording", name = "pause", description = "Pauses the recordings of an extension")
public final class PauseCommand extends PauseAction {

    @Override
    List<LiveRecording> act(LiveRecordings recordings, Which which, Actor by) {
        return recordings.pause(which, by);
    }

    @Override
    String done() {
        return "are paused";
    }
}
