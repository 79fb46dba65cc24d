package org.jackfield.core.capture.media;

import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.rtp.GapCause;
import org.jackfield.api.rtp.PayloadFormat;
import org.jackfield.api.rtp.PlayoutSink;
import org.jackfield.api.rtp.ReceiverStatistics;
import org.jackfield.api.rtp.RtpReceiver;
import org.jackfield.api.rtp.TelephoneEvent;
import org.jackfield.api.rtp.TelephoneEvents;

/** One stream of an end: puts its times on the session's axis and tells what is heard of it. */
final class StreamOutput implements PlayoutSink {

    /** As far as a stream may be moved so that it follows the one before it; what lies further back is left out. */
    private static final long MOST_SHIFT = AudioSink.TICKS_PER_SECOND * 2 / 5;

    final long ssrc;
    /** Known once the first packet was taken. */
    RtpReceiver receiver;
    long lastHeard;
    /** Whether another stream is heard instead. */
    boolean displaced;

    private final SideReceiver side;
    private int rate;
    private long shift;
    private long lost;
    private TelephoneEvents events;

    StreamOutput(SideReceiver side, long ssrc, int rate) {
        this.side = side;
        this.ssrc = ssrc;
        this.rate = rate;
    }

    @Override
    public void frame(long mediaTime, long timestamp, int payloadType, byte[] buffer, int offset, int length) {
        PayloadFormat format = side.formats().formats().of(payloadType);
        switch (format.kind()) {
            case EVENT -> event(mediaTime, timestamp, format, buffer, offset, length);
            case AUDIO, UNKNOWN -> {
                if (length > 0) {
                    audio(mediaTime, payloadType, format, buffer, offset, length);
                }
            }
            // It describes a silence, of which the next frame tells how long it was.
            case COMFORT_NOISE -> { }
        }
    }

    private void event(long mediaTime, long timestamp, PayloadFormat format, byte[] buffer, int offset, int length) {
        if (events == null) {
            events = new TelephoneEvents(format.clockRate(), this::over);
        }
        events.packet(mediaTime, timestamp, buffer, offset, length);
    }

    private void over(TelephoneEvent event) {
        event.key().ifPresent(key -> side.key(ticks(event.start(), rate) + shift, (char) key));
    }

    private void audio(long mediaTime, int payloadType, PayloadFormat format, byte[] buffer, int offset, int length) {
        rate = format.clockRate();
        long time = ticks(mediaTime, rate) + shift;
        if (!side.isHeard(this, time)) {
            return;
        }
        if (side.begun()) {
            long behind = side.end() - time;
            if (behind > MOST_SHIFT) {
                return;
            }
            if (behind > 0) {
                // Rounding moves nothing.
                shift += behind == 1 && rate != AudioSink.TICKS_PER_SECOND ? 0 : behind;
                time = side.end();
            } else if (behind < 0) {
                side.gap(side.end(), time, 0, GapCause.SILENCE);
            }
        }
        lastHeard = time;
        long duration = format.unitOctets() == 0 ? 0
                : ticks((long) length / format.unitOctets() * format.unitTicks(), rate);
        side.audio(time, time + duration, side.formats().audio(payloadType), buffer, offset, length);
        if (events != null) {
            events.advance(mediaTime);
        }
    }

    @Override
    public void gap(long from, long to, GapCause cause) {
        long packets = newlyLost();
        if (!side.begun() || displaced || !side.isHeard(this, ticks(from, rate) + shift)) {
            return;
        }
        long begin = Math.max(side.end(), ticks(from, rate) + shift);
        long length = ticks(to, rate) + shift - begin;
        if (cause == GapCause.SILENCE && length > 0) {
            // In a silence what was moved finds its place again.
            long back = Math.min(shift, length);
            shift -= back;
            length -= back;
        }
        if (length > 0) {
            side.gap(begin, begin + length, cause == GapCause.SILENCE ? 0 : packets, cause);
        }
    }

    private long newlyLost() {
        if (receiver == null) {
            return 0;
        }
        ReceiverStatistics now = receiver.statistics();
        long before = lost;
        lost = now.lostNetwork() + now.lostCapture();
        return lost - before;
    }

    void advance(long nowNanos) {
        if (events != null && receiver != null) {
            events.advance(receiver.mediaTimeAt(nowNanos));
        }
    }

    void close() {
        if (events != null) {
            events.close();
        }
    }

    long timeAt(long nanos) {
        return receiver == null ? 0 : ticks(receiver.mediaTimeAt(nanos), receiver.clockRate()) + shift;
    }

    static long ticks(long time, int rate) {
        return rate == AudioSink.TICKS_PER_SECOND ? time
                : Math.floorDiv(time, (long) rate) * AudioSink.TICKS_PER_SECOND
                        + Math.floorMod(time, (long) rate) * AudioSink.TICKS_PER_SECOND / rate;
    }
}
