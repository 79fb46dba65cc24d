package org.jackfield.apps.recording.recorder;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Supplier;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.CodecService;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.media.source.SessionControl;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.GapCause;
import org.jackfield.apps.recording.PauseSettings;

/**
 * Takes the audio of one session. It keeps the last {@link #DELAY} of it back, since the phone system tells of borders
 * late, and what is older goes into the recordings that the session feeds, one after the other. A border that is told later
 * than that, up to {@link #LATE}, is cut into the recording afterwards. While it feeds none it keeps {@link #PRE_ROLL}, for
 * the call it belongs to may become known later. All on the source's thread; nothing here
 * waits.
 */
final class SessionFeed implements AudioSink {

    /** How late a border may be told and still be cut to the sample. */
    static final Duration DELAY = Duration.ofMillis(400);

    /** How late a border may be told at the latest: what was handed on beyond it is taken back, and given to whom it belongs. */
    static final Duration LATE = Duration.ofSeconds(2);

    /** How much is kept for a call that is not known yet. */
    static final Duration PRE_ROLL = Duration.ofSeconds(3);

    /** Sound within this time means that the session is in use. */
    private static final Duration SOUNDING = Duration.ofSeconds(1);

    private final SessionControl control;
    private final Watcher watcher;
    private final InstantSource clock;
    private final Supplier<PauseSettings> pauses;
    private final SideInput[] inputs = new SideInput[2];
    private final KeySequence keys = new KeySequence();
    private final ArrayDeque<Take> takes = new ArrayDeque<>();
    private volatile AudioSession session;
    private volatile Instant sounded;
    private volatile String trouble = "";
    private volatile Instant over;
    /** All that was said before has come in: what lies behind may still wait at the source, however late it is by the clock. */
    private Instant reached = Instant.MIN;

    /** Is told what happens to a session, on its thread; every method returns at once. */
    interface Watcher {

        /** More is known of it. */
        void changed(SessionFeed feed);

        /** It is over, and all its takes are complete. */
        void ended(SessionFeed feed, boolean interrupted);

        /** A recording has all that the session had for it. */
        void complete(SessionFeed feed, ActiveRecording recording);

        /** The recorded device pressed keys that mean something. */
        void wished(ActiveRecording recording, KeySequence.Wish wish, Instant at);
    }

    SessionFeed(
            AudioSession session,
            SessionControl control,
            CodecService codecs,
            InstantSource clock,
            Supplier<PauseSettings> pauses,
            Watcher watcher) {
        this.session = session;
        this.control = control;
        this.clock = clock;
        this.pauses = pauses;
        this.watcher = watcher;
        // a new session counts as one in use, until it was silent for a while
        this.sounded = clock.instant();
        inputs[0] = new SideInput(codecs);
        inputs[1] = new SideInput(codecs);
    }

    /** {@return what is known of the session; any thread may ask} */
    AudioSession session() {
        return session;
    }

    /** {@return whether audio came lately; any thread may ask} */
    boolean sounds(Instant now) {
        return sounded.plus(SOUNDING).isAfter(now);
    }

    /** {@return when it ended; null while it lasts; any thread may ask} */
    Instant over() {
        return over;
    }

    /** {@return what cannot be recorded of what came, as a sentence; empty if all can; any thread may ask} */
    String trouble() {
        return trouble;
    }

    /** Feeds a recording from a moment on, behind those it feeds already. Any thread may call. */
    void attach(ActiveRecording recording, Side device, Instant from, boolean paused) {
        control.execute(() -> {
            if (over == null) {
                takes.addLast(new Take(recording, device, control, from, paused));
            } else {
                // it ended while the wish was on its way
                watcher.complete(this, recording);
            }
        });
    }

    /** Ends what a recording gets. Any thread may call; {@link Watcher#complete} answers. */
    void detach(ActiveRecording recording, Instant at) {
        control.execute(() -> {
            takes.stream().filter(take -> take.recording() == recording).forEach(take -> take.end(at));
            handReached();
        });
    }

    /** Gives a recording nothing more, not even what was held back. Any thread may call. */
    void drop(ActiveRecording recording) {
        control.execute(() -> takes.removeIf(take -> take.recording() == recording));
    }

    /** Pauses a recording or lets it go on. Any thread may call. */
    void mark(ActiveRecording recording, Mark mark) {
        control.execute(() -> takes.stream()
                .filter(take -> take.recording() == recording)
                .findFirst()
                .ifPresentOrElse(
                        take -> {
                            take.mark(mark);
                            handReached();
                        },
                        () -> recording.mark(mark, recording.timeOf(mark.at()))));
    }

    /** Hands on all there is, for the recorder is being stopped. Any thread may call. */
    void flush() {
        control.execute(this::finish);
    }

    @Override
    public void changed(AudioSession now) {
        session = now;
        watcher.changed(this);
    }

    @Override
    public void audio(Side side, long time, AudioFormat format, byte[] buffer, int offset, int length) {
        SideInput input = inputs[side.ordinal()];
        makeRoom(input);
        Frame frame = input.audio(time, format, buffer, offset, length);
        if (frame == null) {
            if (!input.trouble().isEmpty()) {
                trouble = input.trouble();
            }
            return;
        }
        Take current = takes.peekLast();
        if (current != null && current.isAudible()) {
            current.live(side, frame);
        }
    }

    /** A source that does not let time pass for too long still loses nothing that a recording waits for. */
    private void makeRoom(SideInput input) {
        if (!takes.isEmpty() && input.line().isFull()) {
            hand(clock.instant().minus(DELAY));
            if (!takes.isEmpty() && input.line().isFull()) {
                hand(clock.instant());
            }
        }
    }

    @Override
    public void gap(Side side, long from, long to, long packets, org.jackfield.api.rtp.GapCause cause) {
        GapCause told = switch (cause) {
            case SILENCE -> null;
            case NETWORK -> GapCause.NETWORK;
            case CAPTURE -> GapCause.CAPTURE;
            case DISK -> GapCause.DISK;
        };
        if (told != null && to > from) {
            makeRoom(inputs[side.ordinal()]);
            inputs[side.ordinal()].gap(from, to, packets, told);
        }
    }

    @Override
    public void key(Side side, long time, char key) {
        makeRoom(inputs[side.ordinal()]);
        inputs[side.ordinal()].key(time, key);
        Take current = takes.peekLast();
        if (current == null || !current.isOpen() || current.voice(side) != AudioChannel.Side.DEVICE) {
            return;
        }
        Instant now = clock.instant();
        Instant pressed = now.minusMillis(Math.max(0, (control.timeAt(side, now) - time) * 1000 / TICKS_PER_SECOND));
        keys.pressed(time, key, pauses.get())
                .ifPresent(wish -> watcher.wished(current.recording(), wish, pressed));
    }

    @Override
    public void advance(Instant now) {
        for (Side side : Side.values()) {
            SideInput input = inputs[side.ordinal()];
            if (input.heard() > control.timeAt(side, now.minus(SOUNDING))) {
                sounded = now;
            }
            input.settleUndecodedBefore(control.timeAt(side, now.minus(SOUNDING)));
        }
        reached = now;
        handReached();
        if (takes.isEmpty()) {
            for (Side side : Side.values()) {
                inputs[side.ordinal()].line().drop(control.timeAt(side, now.minus(PRE_ROLL)));
            }
        }
        for (Side side : Side.values()) {
            inputs[side.ordinal()].line().forget(control.timeAt(side, now.minus(LATE)));
        }
    }

    private void handReached() {
        if (reached != Instant.MIN) {
            hand(reached.minus(DELAY));
        }
    }

    private void hand(Instant before) {
        Instant earliest = reached == Instant.MIN ? reached : reached.minus(LATE);
        while (!takes.isEmpty() && takes.getFirst().advance(before, inputs, earliest)) {
            watcher.complete(this, takes.removeFirst().recording());
        }
    }

    @Override
    public void ended(Instant at, boolean interrupted) {
        over = at;
        finish();
        watcher.ended(this, interrupted);
    }

    private void finish() {
        for (SideInput input : inputs) {
            input.settleUndecodedBefore(Take.ALL);
        }
        while (!takes.isEmpty()) {
            Take take = takes.removeFirst();
            take.advance(null, inputs, Instant.MIN);
            if (over != null) {
                take.over(over);
            }
            watcher.complete(this, take.recording());
        }
    }
}
