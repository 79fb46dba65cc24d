package org.jackfield.apps.recording.recorder;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.media.source.MediaParty;
import org.jackfield.api.media.source.SessionControl;
import org.jackfield.api.persistence.Ids;

/** A session of a telephone with the phone system, as a mirror port sees it: {@code FIRST} is the telephone. */
final class Telephone implements SessionControl {

    private final Instant origin;
    private final long[] lag;
    private final List<Runnable> waiting = new ArrayList<>();
    private AudioSink sink;
    private boolean busy;

    Telephone(Instant origin, long deviceLag, long remoteLag) {
        this.origin = origin;
        lag = new long[] {deviceLag, remoteLag};
    }

    static AudioSession session(String number, String other, Instant began) {
        return new AudioSession(
                Ids.next(), AudioSource.MIRROR, "call@" + number,
                party(number, "192.0.2." + Math.abs(number.hashCode() % 250), false),
                party(other, "192.0.2.254", true), began);
    }

    static MediaParty party(String number, String address, boolean phoneSystem) {
        return new MediaParty(number, "", new InetSocketAddress(address, 20_000), "", phoneSystem);
    }

    /** What a side says at a time: each sample is told by its place, and never a code of silence. */
    static byte sample(Side side, long tick) {
        long mixed = (tick + 1) * 0x9E3779B97F4A7C15L ^ side.ordinal() * 0xC2B2AE3D27D4EB4FL;
        return (byte) (1 + Long.remainderUnsigned(mixed >>> 17, 100));
    }

    Telephone plug(Recorder recorder, AudioSession session) {
        sink = recorder.began(session, this);
        return this;
    }

    boolean isWanted() {
        return sink != null;
    }

    AudioSink sink() {
        return sink;
    }

    /** Both sides say what they say from one time to another. */
    void speak(long from, int samples, AudioFormat format) {
        for (Side side : Side.values()) {
            speak(side, from, samples, format, tick -> sample(side, tick));
        }
    }

    void speak(Side side, long from, int samples, AudioFormat format, LongUnaryOperator saying) {
        byte[] payload = new byte[samples + 12];
        for (int i = 0; i < samples; i++) {
            payload[12 + i] = (byte) saying.applyAsLong(from + i);
        }
        sink.audio(side, from, format, payload, 12, samples);
    }

    /** From now on tasks wait: the source is busy. */
    void busy() {
        busy = true;
    }

    /** Does what waited. */
    void idle() {
        busy = false;
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    @Override
    public void execute(Runnable task) {
        if (busy) {
            waiting.add(task);
        } else {
            task.run();
        }
    }

    @Override
    public long timeAt(Side side, Instant moment) {
        return Duration.between(origin, moment).toMillis() * 8 - lag[side.ordinal()];
    }
}
