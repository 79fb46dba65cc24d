package org.jackfield.apps.recording.recorder;

import java.util.Objects;
import org.jackfield.api.recording.format.AudioChannel;

/**
 * Some audio of a live call.
 *
 * @param side whose voice: {@code DEVICE} or {@code REMOTE}; never null
 * @param time of its first sample, in samples of 8 kHz since the recording's time 0; both sides share it
 * @param pcm linear samples of 8 kHz; the receiver's own; never null
 */
public record LivePiece(AudioChannel.Side side, long time, short[] pcm) {

    /** Checks the components. */
    public LivePiece {
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(pcm, "pcm");
    }
}
