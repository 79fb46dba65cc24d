package org.jackfield.apps.recording.incoming;

import java.util.List;
import org.jackfield.api.media.AudioFormat;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSink;
import org.jackfield.api.rtp.GapCause;
import org.jackfield.api.rtp.PayloadFormat;
import org.jackfield.api.rtp.PayloadFormats;
import org.jackfield.api.rtp.PlayoutSink;
import org.jackfield.api.rtp.ReceiverStatistics;
import org.jackfield.api.rtp.RtpReceiver;
import org.jackfield.api.rtp.RtpSessionDemux;
import org.jackfield.api.rtp.RtpStreamListener;
import org.jackfield.api.rtp.TelephoneEvents;
import org.jackfield.api.rtp.sdp.Codec;

/** What one end sends: of several streams the newest, on one axis, without overlaps. All at 8 kHz, because we agreed so. */
final class IncomingSide implements RtpStreamListener {

    private final IncomingSession session;
    private final Side side;
    private final long origin;
    private final RtpSessionDemux demux;
    private PayloadFormats formats = PayloadFormats.standard();
    private Stream newest;
    private boolean begun;
    private long end;

    IncomingSide(IncomingSession session, Side side, long origin) {
        this.session = session;
        this.side = side;
        this.origin = origin;
        demux = new RtpSessionDemux(origin, formats, this);
    }

    void formats(List<Codec> codecs) {
        formats = PayloadFormats.standard().with(codecs);
        demux.formats(formats);
    }

    void packet(byte[] bytes, int length, long arrival) {
        Stream before = newest;
        demux.receive(bytes, 0, length, arrival);
        if (newest != before) {
            newest.receiver = demux.receivers().getLast();
        }
    }

    void advance(long now) {
        demux.advance(now);
        if (newest != null) {
            newest.advance(now);
        }
    }

    void close() {
        demux.close();
    }

    long timeAt(long nanos) {
        boolean known = newest != null && newest.receiver != null;
        return known ? newest.receiver.mediaTimeAt(nanos) + newest.shift
                : Math.floorDiv(nanos - origin, 1_000_000_000L / AudioSink.TICKS_PER_SECOND);
    }

    @Override
    public PlayoutSink opened(long ssrc, int payloadType) {
        newest = new Stream(ssrc);
        return newest;
    }

    @Override
    public void closed(long ssrc, ReceiverStatistics statistics) {
        session.lost(statistics.lostNetwork());
        if (newest != null && newest.ssrc == ssrc) {
            newest.events.close();
        }
    }

    /** One stream. */
    private final class Stream implements PlayoutSink {

        private final long ssrc;
        private final TelephoneEvents events;
        private RtpReceiver receiver;
        private long shift;
        private long lost;

        Stream(long ssrc) {
            this.ssrc = ssrc;
            events = new TelephoneEvents(AudioSink.TICKS_PER_SECOND, event -> event.key().ifPresent(
                    key -> session.tell(sink -> sink.key(side, event.start() + shift, (char) key))));
        }

        void advance(long now) {
            if (receiver != null) {
                events.advance(receiver.mediaTimeAt(now));
            }
        }

        @Override
        public void frame(long mediaTime, long timestamp, int payloadType, byte[] buffer, int offset, int length) {
            PayloadFormat format = formats.of(payloadType);
            if (newest != this || length == 0) {
                return;
            }
            if (format.kind() == PayloadFormat.Kind.EVENT) {
                events.packet(mediaTime, timestamp, buffer, offset, length);
            } else if (format.kind() == PayloadFormat.Kind.AUDIO) {
                audio(mediaTime, payloadType, buffer, offset, length);
            }
        }

        private void audio(long mediaTime, int payloadType, byte[] buffer, int offset, int length) {
            AudioFormat law = AudioFormat.ofPayloadType(payloadType).orElse(null);
            if (law == null) {
                return;
            }
            long time = mediaTime + shift;
            if (begun && time < end) {
                // A stream that follows another may be anchored some milliseconds before its end.
                shift += end - time;
                time = end;
            } else if (begun && time > end) {
                gap(end, time, 0, GapCause.SILENCE);
            }
            begun = true;
            end = time + length;
            long at = time;
            session.tell(sink -> sink.audio(side, at, law, buffer, offset, length));
            events.advance(mediaTime);
        }

        @Override
        public void gap(long from, long to, GapCause cause) {
            long packets = newlyLost();
            if (newest == this && begun) {
                long begin = Math.max(end, from + shift);
                if (to + shift > begin) {
                    gap(begin, to + shift, cause == GapCause.SILENCE ? 0 : packets, cause);
                }
            }
        }

        private void gap(long from, long to, long packets, GapCause cause) {
            end = to;
            session.tell(sink -> sink.gap(side, from, to, packets, cause));
        }

        private long newlyLost() {
            long before = lost;
            lost = receiver == null ? 0 : receiver.statistics().lostNetwork();
            return lost - before;
        }
    }
}
