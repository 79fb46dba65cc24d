package org.jackfield.apps.recording.incoming;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioListener;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.media.source.SessionControl;
import org.jackfield.api.rtp.GapCause;

/** Wants everything and keeps it. */
public final class HeardSession implements AudioListener, AudioSink {

    public final BlockingQueue<AudioSession> sessions = new LinkedBlockingQueue<>();
    public final List<String> gaps = new ArrayList<>();
    public final StringBuilder keys = new StringBuilder();
    private final ByteArrayOutputStream[] said = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
    private final long[] ends = {-1, -1};
    private final long[] begins = {-1, -1};
    private final CountDownLatch over = new CountDownLatch(1);
    public volatile boolean interrupted;

    @Override
    public AudioSink began(AudioSession session, SessionControl control) {
        sessions.add(session);
        return this;
    }

    @Override
    public void changed(AudioSession session) {
        sessions.add(session);
    }

    @Override
    public void audio(Side side, long time, AudioFormat format, byte[] buffer, int offset, int length) {
        if (ends[side.ordinal()] >= 0 && ends[side.ordinal()] != time) {
            throw new IllegalStateException("a hole nobody told of");
        }
        begins[side.ordinal()] = begins[side.ordinal()] < 0 ? time : begins[side.ordinal()];
        ends[side.ordinal()] = time + length;
        said[side.ordinal()].write(buffer, offset, length);
    }

    @Override
    public void gap(Side side, long from, long to, long packets, GapCause cause) {
        gaps.add(side + " " + (to - from) + " " + packets + " " + cause);
        ends[side.ordinal()] = to;
        byte[] silence = new byte[(int) (to - from)];
        Arrays.fill(silence, (byte) 0xD5);
        said[side.ordinal()].writeBytes(silence);
    }

    @Override
    public void key(Side side, long time, char key) {
        keys.append(key);
    }

    @Override
    public void advance(Instant now) {
        // Not kept.
    }

    @Override
    public void ended(Instant at, boolean wasInterrupted) {
        interrupted = wasInterrupted;
        over.countDown();
    }

    /** {@return what an end said, after the session is over} */
    public byte[] said(Side side) throws InterruptedException {
        if (!over.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the session did not end");
        }
        return said[side.ordinal()].toByteArray();
    }

    /** {@return where an end began, in ticks} */
    public long begin(Side side) {
        return begins[side.ordinal()];
    }

    /** {@return the next session told of, or its next change} */
    public AudioSession next() throws InterruptedException {
        return sessions.poll(20, TimeUnit.SECONDS);
    }
}
