package org.jackfield.apps.recording.recorder;

import java.util.UUID;

/** Lets people listen to calls while they are recorded. Any thread may call. */
public interface LiveAudio {

    /**
     * Begins to listen to a segment that is being recorded. Only what is said from now on is heard, and nothing of a
     * pause.
     *
     * @return gives the audio; to be closed by the caller
     * @throws org.jackfield.api.problem.ProblemException ({@code recording.not-live}) if it is not being recorded,
     *     ({@code recording.too-many-listeners}) if too many people listen already
     */
    LiveStream listen(UUID segment);
}
