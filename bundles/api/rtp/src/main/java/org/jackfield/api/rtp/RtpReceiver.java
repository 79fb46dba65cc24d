package org.jackfield.api.rtp;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Receives one RTP stream: puts its packets in order, drops what comes twice, counts what is missing by cause, and hands
 * every frame to a {@link PlayoutSink} with its place on a media timeline that follows the RTP timestamps, never the arrival
 * of single packets. Nothing is allocated per packet once a stream runs.
 *
 * <p>Time comes from the caller: nanoseconds of one clock that should not be set while a stream runs, best the capture's
 * time stamps in nanoseconds since 1970. One thread at a time.
 *
 * <p>A stream is believed once a second packet confirms the first (RFC 3550 §A.1), and a jump of the sequence number beyond
 * {@link ReceiverLimits#reorderDepth()} likewise; unlike there, the packet that had to wait is not lost.
 */
public final class RtpReceiver {

    /** The longest payload in octets that is accepted: what fits into an Ethernet frame, and some. */
    public static final int MAX_PAYLOAD = 2048;

    private static final int PAST = 128;
    private static final int CONFIRMS_WITHIN = 16;
    /** A sender that jumped goes on sending; a stray packet's neighbour may come much later. */
    private static final long CONFIRMS_WITHIN_NANOS = 2_000_000_000L;
    private static final int CYCLE = 1 << 16;

    private final ReorderBuffer buffer;
    private final long reorderWait;
    private final long settling;
    private final long origin;
    private final PlayoutSink sink;
    private final MediaTimeline timeline;
    private final LossLedger losses = new LossLedger();
    private final ArrivalJitter jitter = new ArrivalJitter();
    private final HeldPacket direct = new HeldPacket();
    private final HeldPacket candidate = new HeldPacket();
    private final long[] pastSequences = new long[PAST];
    private final int[] pastTimestamps = new int[PAST];
    private PayloadFormats formats;

    private boolean started;
    private boolean confirmed;
    private long ssrc;
    private long base;
    private long next;
    private long highest;
    private MediaTimeline.Break open = MediaTimeline.Break.NONE;
    private long openSince;
    private long lastDelivered;
    private int lastTimestamp;
    private long lastArrival;
    private long lostBefore;
    private GapCause lostCause = GapCause.NETWORK;
    private RuntimeException failure;

    private long received;
    private long expectedBefore;
    private long delivered;
    private long duplicates;
    private long late;
    private long invalid;
    private long restarts;

    /**
     * Creates a receiver with the usual limits.
     *
     * @see #RtpReceiver(long, PayloadFormats, PlayoutSink, ReceiverLimits)
     */
    public RtpReceiver(long origin, PayloadFormats formats, PlayoutSink sink) {
        this(origin, formats, sink, ReceiverLimits.usual());
    }

    /**
     * Creates a receiver.
     *
     * @param origin the moment, in nanoseconds of the arrivals' clock, from which media times count; streams with the same
     *     origin, for instance the two directions of a call, lie on one axis
     * @param formats what the payload types stand for; never null
     * @param sink takes the frames; never null
     * @param limits how much is held back; never null
     */
    public RtpReceiver(long origin, PayloadFormats formats, PlayoutSink sink, ReceiverLimits limits) {
        this.origin = origin;
        this.formats = Objects.requireNonNull(formats, "formats");
        this.sink = Objects.requireNonNull(sink, "sink");
        buffer = new ReorderBuffer(limits.reorderDepth());
        reorderWait = limits.reorderWait().toNanos();
        settling = limits.settling().toNanos();
        timeline = new MediaTimeline(origin, sink);
        Arrays.fill(pastSequences, -1);
    }

    /** The payload types stand for something else from now on, as after a re-INVITE. */
    public void formats(PayloadFormats formats) {
        this.formats = Objects.requireNonNull(formats, "formats");
    }

    /**
     * Takes a packet, and delivers what it makes ready.
     *
     * @param packet a view that {@link RtpPacket#wrap} found no fault with; its buffer is not needed after the call
     * @param arrival when it was captured or received, in nanoseconds
     */
    public void receive(RtpPacket packet, long arrival) {
        received++;
        if (packet.payloadLength() > MAX_PAYLOAD || started && packet.ssrc() != ssrc) {
            invalid++;
        } else if (started) {
            sort(packet, arrival);
        } else {
            start(packet, arrival);
        }
        throwFailure();
    }

    private void sort(RtpPacket packet, long arrival) {
        long sequence = highest + (short) (packet.sequenceNumber() - (int) highest);
        if (!confirmed && !confirm(packet, sequence, arrival)) {
            return;
        }
        if (sequence < next) {
            behind(packet, sequence, arrival);
        } else if (sequence > highest + buffer.capacity()) {
            jump(packet, arrival);
        } else {
            ahead(packet, sequence, arrival);
        }
    }

    /**
     * Time has passed: gives up waiting where that is over. To be called several times a second, so that what is held is not
     * held longer than the limits say when packets stop coming.
     *
     * @param now in nanoseconds
     */
    public void advance(long now) {
        release(now);
        throwFailure();
    }

    /** Nothing more will come: delivers all that is held. What comes nevertheless begins anew. */
    public void close() {
        if (confirmed) {
            releaseUntil(highest + 1, lastArrival);
            expectedBefore += highest + 1 - base;
        } else if (started) {
            invalid++;
            buffer.remove(buffer.at(next));
        }
        refuseCandidate();
        started = false;
        confirmed = false;
        open = MediaTimeline.Break.NONE;
        throwFailure();
    }

    /**
     * Our capture or socket dropped packets, of this or any other stream. Losses in that interval, known already or found
     * later, are counted under {@link GapCause#CAPTURE}, but no more of them than were dropped.
     *
     * @param from when it had not dropped them yet, in nanoseconds
     * @param to when it had
     * @param count how many; not negative
     * @return how many losses of this stream that explained at once; a source of many streams hands on what is left to the next
     */
    public long droppedBetween(long from, long to, long count) {
        return losses.dropped(Math.max(0, count), from, to);
    }

    /** The consumer could not keep this many of the packets that were delivered: {@link GapCause#DISK}. */
    public void notKept(long count) {
        losses.notKept(Math.max(0, count));
    }

    /**
     * {@return where on the media timeline a moment of the wall clock lies now, in ticks of the stream's clock} Unlike the
     * bare difference to the origin it heeds the drift of the sender's clock, so it is right for cutting audio at a moment
     * that a phone system reported.
     *
     * @param wallTime in nanoseconds
     */
    public long mediaTimeAt(long wallTime) {
        return timeline.mediaTimeAt(wallTime);
    }

    /** {@return the moment of the wall clock in nanoseconds at which a media time is now; turns {@link #mediaTimeAt} round} */
    public long wallTimeOf(long mediaTime) {
        return timeline.wallTimeOf(mediaTime);
    }

    /** {@return ticks of the media timeline a second; it changes only with a payload type of another clock rate} */
    public int clockRate() {
        return timeline.rate();
    }

    /** {@return all counts; never null} */
    public ReceiverStatistics statistics() {
        double drift = timeline.driftPpm();
        return new ReceiverStatistics(ssrc, received, expectedBefore + (confirmed ? highest + 1 - base : 0), delivered,
                duplicates, late, invalid, buffer.held() + (candidate.used() ? 1 : 0), losses.network(), losses.capture(),
                losses.disk(), restarts, timeline.reanchored(), timeline.realigned(), Duration.ofNanos(jitter.nanos()),
                Duration.ofNanos(timeline.lag()),
                Double.isNaN(drift) ? OptionalDouble.empty() : OptionalDouble.of(drift));
    }

    private void start(RtpPacket packet, long arrival) {
        started = true;
        ssrc = packet.ssrc();
        begin(((highest >> 16) + 2) * CYCLE + packet.sequenceNumber());
        buffer.put(packet, next, arrival);
        highest = next;
        open(MediaTimeline.Break.START, arrival);
        accepted(packet, arrival);
    }

    /** A number that no cycle of the one before can be mistaken for. */
    private void begin(long first) {
        base = first;
        next = first;
        highest = first - 1;
        lostBefore = 0;
    }

    /** {@return whether the packet goes on to be received} */
    private boolean confirm(RtpPacket packet, long sequence, long arrival) {
        HeldPacket first = buffer.at(next);
        long distance = Math.abs(sequence - next);
        if (distance == 0 && first.timestamp == (int) packet.timestamp()) {
            duplicates++;
            return false;
        }
        if (distance == 0 || distance >= buffer.capacity()) {
            invalid++;
            buffer.remove(first);
            start(packet, arrival);
            return false;
        }
        confirmed = true;
        return true;
    }

    private void ahead(RtpPacket packet, long sequence, long arrival) {
        HeldPacket same = buffer.at(sequence);
        if (same != null) {
            again(packet, same.timestamp, arrival);
            return;
        }
        if (open == MediaTimeline.Break.NONE && sequence == next && buffer.held() == 0) {
            direct.refer(packet, sequence, arrival);
            MediaTimeline.Break reason = timeline.breakAt(direct, formats.of(direct.payloadType));
            if (reason == MediaTimeline.Break.NONE) {
                highest = sequence;
                accepted(packet, arrival);
                deliver(direct);
                return;
            }
            open(reason, arrival);
        }
        releaseUntil(sequence - buffer.capacity() + 1, arrival);
        buffer.put(packet, sequence, arrival);
        highest = Math.max(highest, sequence);
        accepted(packet, arrival);
        release(arrival);
    }

    /** A packet before the next one: the very first ones may come in any order, others come twice, too late, or anew. */
    private void behind(RtpPacket packet, long sequence, long arrival) {
        if (next == base && highest - sequence < buffer.capacity()) {
            base = sequence;
            next = sequence;
            buffer.put(packet, sequence, arrival);
            accepted(packet, arrival);
            release(arrival);
        } else if (sequence < next - PAST) {
            jump(packet, arrival);
        } else if (pastSequences[past(sequence)] == sequence) {
            again(packet, pastTimestamps[past(sequence)], arrival);
        } else if (next > base && (int) packet.timestamp() - lastTimestamp > 0) {
            jump(packet, arrival);
        } else {
            late++;
        }
    }

    /** The same number with another timestamp is no duplicate but a sender that began anew. */
    private void again(RtpPacket packet, int timestamp, long arrival) {
        if (timestamp == (int) packet.timestamp()) {
            duplicates++;
        } else {
            jump(packet, arrival);
        }
    }

    /** A number from nowhere is kept until another one confirms it. */
    private void jump(RtpPacket packet, long arrival) {
        if (candidate.used()) {
            int distance = (short) (packet.sequenceNumber() - (int) candidate.sequence);
            if (distance == 0 && candidate.timestamp == (int) packet.timestamp()) {
                duplicates++;
                return;
            }
            boolean soon = arrival - candidate.arrival <= CONFIRMS_WITHIN_NANOS;
            if (soon && distance != 0 && Math.abs(distance) <= CONFIRMS_WITHIN) {
                goOn(packet, distance, arrival);
                return;
            }
            refuseCandidate();
        }
        candidate.copy(packet, packet.sequenceNumber(), arrival);
    }

    /** Goes on at the numbers of the candidate and the packet that confirmed it. */
    private void goOn(RtpPacket packet, int distance, long arrival) {
        releaseUntil(highest + 1, arrival);
        long forward = candidate.sequence - highest & CYCLE - 1;
        long resumed;
        if (forward + Math.min(0, distance) > 0 && timeline.isOutage(candidate, forward, lastDelivered)) {
            resumed = highest + forward;
            giveUp(resumed + Math.min(0, distance), candidate.arrival);
        } else {
            restarts++;
            expectedBefore += highest + 1 - base;
            resumed = ((highest >> 16) + 2) * CYCLE + candidate.sequence;
            begin(resumed + Math.min(0, distance));
        }
        buffer.put(candidate, resumed);
        candidate.clear();
        buffer.put(packet, resumed + distance, arrival);
        highest = Math.max(resumed, resumed + distance);
        accepted(packet, arrival);
        release(arrival);
    }

    /** Delivers what is ready, and what has waited long enough. */
    private void release(long now) {
        boolean goesOn = true;
        while (goesOn && buffer.held() > 0) {
            HeldPacket first = buffer.firstFrom(next);
            if (first.sequence > next) {
                goesOn = now - first.arrival >= reorderWait;
                if (goesOn) {
                    giveUp(first.sequence, first.arrival);
                }
            } else {
                goesOn = open == MediaTimeline.Break.NONE || isSettled(now);
                if (goesOn) {
                    deliverHeld(first);
                }
            }
        }
    }

    /** Delivers everything before a number now, ready or not, and gives up what is missing. */
    private void releaseUntil(long until, long now) {
        while (next < until) {
            HeldPacket first = buffer.firstFrom(next);
            if (first == null || first.sequence >= until) {
                giveUp(until, first == null ? now : first.arrival);
            } else if (first.sequence > next) {
                giveUp(first.sequence, first.arrival);
            } else {
                deliverHeld(first);
            }
        }
    }

    /** Delivers the next packet, or finds that its place is a question; asked again, it is decided by what is held then. */
    private void deliverHeld(HeldPacket packet) {
        if (open == MediaTimeline.Break.NONE) {
            MediaTimeline.Break reason = timeline.breakAt(packet, formats.of(packet.payloadType));
            if (reason != MediaTimeline.Break.NONE) {
                open(reason, packet.arrival);
                return;
            }
        } else {
            timeline.settle(open, buffer, next, highest, formats);
            open = MediaTimeline.Break.NONE;
        }
        deliver(packet);
        buffer.remove(packet);
    }

    private boolean isSettled(long now) {
        return confirmed && (now - openSince >= settling || highest - next + 1 >= buffer.capacity());
    }

    private void open(MediaTimeline.Break reason, long since) {
        open = reason;
        openSince = since;
    }

    private void giveUp(long until, long arrival) {
        if (until > next) {
            lostCause = losses.lose(until - next, lastDelivered, arrival);
            lostBefore += until - next;
            next = until;
        }
    }

    /** What the sink throws is kept until everything is done, so that it harms no other packet. */
    private void deliver(HeldPacket packet) {
        PayloadFormat format = formats.of(packet.payloadType);
        long lost = lostBefore;
        if (format.kind() == PayloadFormat.Kind.AUDIO) {
            lostBefore = 0;
        }
        pastSequences[past(next)] = next;
        pastTimestamps[past(next)] = packet.timestamp;
        lastTimestamp = packet.timestamp;
        lastDelivered = packet.arrival;
        next++;
        delivered++;
        try {
            long mediaTime = timeline.place(packet, format, lost, lostCause);
            sink.frame(mediaTime, packet.timestamp & 0xFFFFFFFFL, packet.payloadType,
                    packet.buffer, packet.offset, packet.length);
        } catch (RuntimeException e) {
            failure = failure == null ? e : failure;
        }
    }

    private void throwFailure() {
        if (failure != null) {
            RuntimeException first = failure;
            failure = null;
            throw first;
        }
    }

    private void accepted(RtpPacket packet, long arrival) {
        lastArrival = arrival;
        PayloadFormat format = formats.of(packet.payloadType());
        if (format.kind() == PayloadFormat.Kind.AUDIO && packet.payloadLength() > 0) {
            jitter.add(arrival - origin, (int) packet.timestamp(), format.clockRate());
        }
    }

    private void refuseCandidate() {
        if (candidate.used()) {
            invalid++;
            candidate.clear();
        }
    }

    private static int past(long sequence) {
        return (int) sequence & PAST - 1;
    }
}
