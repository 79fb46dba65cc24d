package org.jackfield.api.rtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The datagrams of one direction of a session, told apart: RTP from RTCP (RFC 5761), and one stream from another by SSRC,
 * each with an {@link RtpReceiver} of its own on a common media timeline. Whatever comes, memory is bounded: there are at
 * most so many streams, and a source takes a place only when a second packet of it has confirmed the first. One thread.
 *
 * <p>Every packet is counted once: {@code packets = control + faults + duplicates + refused + pending + those received by
 * the streams}.
 */
public final class RtpSessionDemux {

    /** The longest datagram in octets that is looked at. */
    public static final int MAX_DATAGRAM = 4096;
    /** Streams of a session when not told otherwise: the telephones' own, and what transfers and music bring. */
    public static final int USUAL_STREAMS = 16;

    private static final int CANDIDATES = 8;
    private static final int CONFIRMS_WITHIN = 16;
    private static final long IDLE = 30_000_000_000L;

    private final long origin;
    private final RtpStreamListener listener;
    private final ReceiverLimits limits;
    private final Stream[] streams;
    private final Candidate[] candidates = new Candidate[CANDIDATES];
    private final RtpPacket rtp = new RtpPacket();
    private final RtpPacket confirmed = new RtpPacket();
    private final RtcpPacket rtcp = new RtcpPacket();
    private final long[] faults = new long[PacketFault.values().length];
    private PayloadFormats formats;
    private int open;
    private int recent;
    private int nextCandidate;
    private long packets;
    private long control;
    private long duplicates;
    private long refused;

    private record Stream(long ssrc, RtpReceiver receiver, State state) {}

    private static final class State {
        private long lastArrival;
        private boolean left;
    }

    private static final class Candidate {
        private boolean used;
        private long ssrc;
        private int sequenceNumber;
        private long arrival;
        private byte[] datagram = new byte[0];
        private int length;
    }

    /** Creates a session of {@link #USUAL_STREAMS} streams with the usual limits. */
    public RtpSessionDemux(long origin, PayloadFormats formats, RtpStreamListener listener) {
        this(origin, formats, listener, USUAL_STREAMS, ReceiverLimits.usual());
    }

    /**
     * Creates a session.
     *
     * @param origin the moment from which media times count, in nanoseconds; see {@link RtpReceiver}
     * @param formats what the payload types stand for; never null
     * @param listener is told of streams; never null
     * @param maxStreams how many there may be at a time; at least 1
     * @param limits of each stream; never null
     */
    public RtpSessionDemux(
            long origin, PayloadFormats formats, RtpStreamListener listener, int maxStreams, ReceiverLimits limits) {
        this.origin = origin;
        this.formats = Objects.requireNonNull(formats, "formats");
        this.listener = Objects.requireNonNull(listener, "listener");
        this.limits = Objects.requireNonNull(limits, "limits");
        streams = new Stream[maxStreams];
        for (int i = 0; i < CANDIDATES; i++) {
            candidates[i] = new Candidate();
        }
    }

    /**
     * Takes a datagram.
     *
     * @param buffer holds the UDP payload; not needed after the call; never null
     * @param arrival when it was captured or received, in nanoseconds
     * @throws IndexOutOfBoundsException if the range is not within the buffer
     */
    public void receive(byte[] buffer, int offset, int length, long arrival) {
        packets++;
        boolean isControl = RtpPacket.isRtcp(buffer, offset, length);
        PacketFault fault = PacketFault.OVERSIZED;
        if (length <= MAX_DATAGRAM) {
            fault = isControl ? rtcp.wrap(buffer, offset, length) : rtp.wrap(buffer, offset, length);
        }
        if (fault != PacketFault.NONE) {
            faults[fault.ordinal()]++;
        } else if (isControl) {
            control(buffer, offset, length);
        } else {
            Stream stream = find(rtp.ssrc());
            if (stream == null) {
                stranger(buffer, offset, length, arrival);
            } else {
                stream.state.lastArrival = arrival;
                stream.receiver.receive(rtp, arrival);
            }
        }
    }

    /** Time has passed, in nanoseconds; see {@link RtpReceiver#advance}. */
    public void advance(long now) {
        for (int i = 0; i < open; i++) {
            streams[i].receiver.advance(now);
        }
    }

    /** The payload types stand for something else from now on. */
    public void formats(PayloadFormats formats) {
        this.formats = Objects.requireNonNull(formats, "formats");
        for (int i = 0; i < open; i++) {
            streams[i].receiver.formats(formats);
        }
    }

    /** Drops of our own; see {@link RtpReceiver#droppedBetween}. {@return how many losses that explained at once} */
    public long droppedBetween(long from, long to, long count) {
        long left = count;
        for (int i = 0; i < open && left > 0; i++) {
            left -= streams[i].receiver.droppedBetween(from, to, left);
        }
        return count - left;
    }

    /** Nothing more will come: ends all streams. */
    public void close() {
        while (open > 0) {
            end(open - 1);
        }
        for (Candidate candidate : candidates) {
            giveUp(candidate);
        }
    }

    /** {@return the receivers of the streams that are open, oldest first; never null} */
    public List<RtpReceiver> receivers() {
        List<RtpReceiver> receivers = new ArrayList<>(open);
        for (int i = 0; i < open; i++) {
            receivers.add(streams[i].receiver);
        }
        return receivers;
    }

    /** {@return the datagrams taken} */
    public long packets() {
        return packets;
    }

    /** {@return the RTCP packets among them} */
    public long control() {
        return control;
    }

    /** {@return the packets refused for this reason; those that a stream refused are in its own statistics} */
    public long faults(PacketFault fault) {
        return faults[fault.ordinal()];
    }

    /** {@return the packets that came twice before their stream was confirmed} */
    public long duplicates() {
        return duplicates;
    }

    /** {@return the packets of confirmed sources for which there was no place} */
    public long refused() {
        return refused;
    }

    /** {@return the packets that wait for a second one of their source} */
    public int pending() {
        int pending = 0;
        for (Candidate candidate : candidates) {
            pending += candidate.used ? 1 : 0;
        }
        return pending;
    }

    private Stream find(long ssrc) {
        if (recent < open && streams[recent].ssrc == ssrc) {
            return streams[recent];
        }
        for (int i = 0; i < open; i++) {
            if (streams[i].ssrc == ssrc) {
                recent = i;
                return streams[i];
            }
        }
        return null;
    }

    private void control(byte[] buffer, int offset, int length) {
        control++;
        while (rtcp.next()) {
            for (int i = 0; rtcp.type() == RtcpPacket.BYE && i < rtcp.count(); i++) {
                Stream stream = find(rtcp.leaving(i));
                if (stream != null) {
                    stream.state.left = true;
                }
            }
        }
        rtcp.wrap(buffer, offset, length);
        listener.control(rtcp);
    }

    private void stranger(byte[] buffer, int offset, int length, long arrival) {
        for (Candidate candidate : candidates) {
            if (candidate.used && candidate.ssrc == rtp.ssrc()) {
                int distance = Math.abs((short) (rtp.sequenceNumber() - candidate.sequenceNumber));
                if (distance == 0) {
                    duplicates++;
                } else if (distance <= CONFIRMS_WITHIN) {
                    confirm(candidate, arrival);
                } else {
                    giveUp(candidate);
                    keep(candidate, buffer, offset, length, arrival);
                }
                return;
            }
        }
        Candidate oldest = candidates[nextCandidate];
        nextCandidate = (nextCandidate + 1) % CANDIDATES;
        giveUp(oldest);
        keep(oldest, buffer, offset, length, arrival);
    }

    private void keep(Candidate candidate, byte[] buffer, int offset, int length, long arrival) {
        if (candidate.datagram.length < length) {
            candidate.datagram = new byte[length];
        }
        System.arraycopy(buffer, offset, candidate.datagram, 0, length);
        candidate.length = length;
        candidate.ssrc = rtp.ssrc();
        candidate.sequenceNumber = rtp.sequenceNumber();
        candidate.arrival = arrival;
        candidate.used = true;
    }

    private void giveUp(Candidate candidate) {
        if (candidate.used) {
            candidate.used = false;
            faults[PacketFault.UNCONFIRMED.ordinal()]++;
        }
    }

    private void confirm(Candidate candidate, long arrival) {
        candidate.used = false;
        if (open == streams.length && !makeRoom(arrival)) {
            refused += 2;
            return;
        }
        confirmed.wrap(candidate.datagram, 0, candidate.length);
        PlayoutSink sink = listener.opened(candidate.ssrc, confirmed.payloadType());
        RtpReceiver receiver = new RtpReceiver(origin, formats, sink, limits);
        Stream stream = new Stream(candidate.ssrc, receiver, new State());
        streams[open++] = stream;
        stream.state.lastArrival = arrival;
        receiver.receive(confirmed, candidate.arrival);
        receiver.receive(rtp, arrival);
    }

    private boolean makeRoom(long now) {
        int idlest = -1;
        for (int i = 0; i < open; i++) {
            State state = streams[i].state;
            boolean may = state.left || now - state.lastArrival > IDLE;
            if (may && (idlest < 0 || state.lastArrival < streams[idlest].state.lastArrival)) {
                idlest = i;
            }
        }
        if (idlest >= 0) {
            end(idlest);
        }
        return idlest >= 0;
    }

    private void end(int index) {
        Stream ended = streams[index];
        System.arraycopy(streams, index + 1, streams, index, open - index - 1);
        streams[--open] = null;
        ended.receiver.close();
        listener.closed(ended.ssrc, ended.receiver.statistics());
    }
}
