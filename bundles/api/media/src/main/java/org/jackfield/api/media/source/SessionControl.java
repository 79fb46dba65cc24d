package org.jackfield.api.media.source;

import java.time.Instant;
import org.jackfield.api.media.source.AudioSession.Side;
import org.osgi.annotation.versioning.ProviderType;

/** What a listener may ask of a session. */
@ProviderType
public interface SessionControl {

    /**
     * Runs a task between two frames, on the thread that calls the session's {@link AudioSink}. After the session has
     * ended it is run at once by the caller. Any thread may call.
     */
    void execute(Runnable task);

    /**
     * {@return the media time that was heard from a side at a moment of the wall clock; the lag of the stream behind the
     * clock is included} To be called on the sink's thread only.
     */
    long timeAt(Side side, Instant moment);
}
