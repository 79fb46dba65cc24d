package org.jackfield.core.capture.media;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.rtp.GapCause;
import org.jackfield.api.rtp.PayloadFormat;
import org.jackfield.api.rtp.PlayoutSink;
import org.jackfield.api.rtp.ReceiverStatistics;
import org.jackfield.api.rtp.RtpSessionDemux;
import org.jackfield.api.rtp.RtpStreamListener;
import org.jackfield.core.capture.Count;

/**
 * What one end sends, as listeners hear it: of several streams one at a time, on one axis, without overlaps. A stream that
 * begins is heard instead of the one before; that one is heard again if the new one falls silent.
 */
final class SideReceiver implements RtpStreamListener {

    /** How long the stream that is heard may be silent before another one is heard, in ticks. */
    private static final long PATIENCE = AudioSink.TICKS_PER_SECOND / 2;
    private static final int FIRST_DYNAMIC = 96;

    private final MediaSession session;
    private final Side side;
    private final RtpSessionDemux demux;
    private final List<StreamOutput> streams = new ArrayList<>(2);
    private SideFormats formats;
    private StreamOutput unplaced;
    private StreamOutput active;
    private boolean begun;
    private long end;
    private long lastPacket;

    SideReceiver(MediaSession session, Side side, long origin, SideFormats formats) {
        this.session = session;
        this.side = side;
        this.formats = formats;
        demux = new RtpSessionDemux(origin, formats.formats(), this);
        lastPacket = origin;
    }

    void formats(SideFormats changed) {
        if (formats != changed) {
            formats = changed;
            demux.formats(changed.formats());
        }
    }

    void packet(byte[] bytes, int offset, int length, long timeNanos) {
        lastPacket = timeNanos;
        learnEvents(bytes, offset, length);
        demux.receive(bytes, offset, length, timeNanos);
        if (unplaced != null) {
            unplaced.receiver = demux.receivers().getLast();
            unplaced = null;
        }
    }

    /** Where nobody told which number telephone events have: nothing else is so short. */
    private void learnEvents(byte[] bytes, int offset, int length) {
        int type = length == 16 ? bytes[offset + 1] & 0x7F : 0;
        boolean plain = type >= FIRST_DYNAMIC && bytes[offset] == (byte) 0x80;
        if (plain && (bytes[offset + 12] & 0xFF) < 16 && formats.formats().of(type).kind() == PayloadFormat.Kind.UNKNOWN) {
            formats(formats.withEvents(type));
        }
    }

    void advance(long nowNanos) {
        demux.advance(nowNanos);
        for (int i = 0; i < streams.size(); i++) {
            streams.get(i).advance(nowNanos);
        }
    }

    long dropped(long from, long to, long count) {
        return demux.droppedBetween(from, to, count);
    }

    void close() {
        demux.close();
    }

    /** When the last packet of the two came, in nanoseconds. */
    long latest(SideReceiver other) {
        return Math.max(lastPacket, other.lastPacket);
    }

    long timeAt(long nanos) {
        return active == null ? StreamOutput.ticks(nanos - session.origin(), 1_000_000_000) : active.timeAt(nanos);
    }

    @Override
    public PlayoutSink opened(long ssrc, int payloadType) {
        unplaced = new StreamOutput(this, ssrc, formats.formats().of(payloadType).clockRate());
        streams.add(unplaced);
        return unplaced;
    }

    @Override
    public void closed(long ssrc, ReceiverStatistics statistics) {
        streams.removeIf(stream -> {
            if (stream.ssrc != ssrc) {
                return false;
            }
            stream.close();
            return true;
        });
    }

    SideFormats formats() {
        return formats;
    }

    /** {@return where a frame of this stream, which would lie at {@code time}, is heard; −1 if another one is} */
    boolean isHeard(StreamOutput stream, long time) {
        if (active == stream) {
            return true;
        }
        boolean newer = active == null || streams.indexOf(stream) > streams.indexOf(active);
        if (newer && !stream.displaced || time - active.lastHeard > PATIENCE) {
            if (active != null) {
                active.displaced = true;
            }
            active = stream;
            stream.displaced = false;
            return true;
        }
        session.count(Count.OVERLAPPED);
        return false;
    }

    long end() {
        return end;
    }

    boolean begun() {
        return begun;
    }

    void gap(long from, long to, long packets, GapCause cause) {
        end = to;
        for (int i = 0; i < session.hearings(); i++) {
            AudioSink sink = session.sink(i);
            if (sink != null) {
                try {
                    sink.gap(side, from, to, packets, cause);
                } catch (RuntimeException e) {
                    session.failed(e);
                }
            }
        }
    }

    void audio(long time, long until, AudioFormat format, byte[] buffer, int offset, int length) {
        begun = true;
        end = until;
        for (int i = 0; i < session.hearings(); i++) {
            AudioSink sink = session.sink(i);
            if (sink != null) {
                try {
                    sink.audio(side, time, format, buffer, offset, length);
                } catch (RuntimeException e) {
                    session.failed(e);
                }
            }
        }
    }

    void key(long time, char key) {
        session.tell(sink -> sink.key(side, time, key));
    }
}
