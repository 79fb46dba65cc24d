package org.jackfield.api.rtp;

/**
 * Where on the wall clock each RTP timestamp of one stream belongs. Within a stretch all places are an anchor plus a
 * difference of timestamps, exact to the sample; arrival times only choose anchors. See the bundle's README.
 */
final class MediaTimeline {

    /** Why places cannot simply go on with the next packet. */
    enum Break {
        NONE,
        /** There is no anchor yet. */
        START,
        /** The timestamp contradicts what came before it or the clock. */
        JUMP,
        /** The packet is far later than its timestamp: either a burst follows that catches up, or time was left out. */
        STALL
    }

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long JUMP_TOLERANCE = 200 * MILLI;
    private static final long STALL_TOLERANCE = SECOND;
    private static final long TALKSPURT_TOLERANCE = 200 * MILLI;
    /** A hole this small at a new anchor is measuring error. */
    private static final long SNAP = 40 * MILLI;
    private static final long REALIGN_GAP = 200 * MILLI;
    private static final long REALIGN_ERROR = 20 * MILLI;
    private static final int LONGEST_WINDOW_SECONDS = 10;

    private final long origin;
    private final PlayoutSink sink;
    private final DelayFloor floor = new DelayFloor();

    private int rate = 8000;
    private boolean mapped;
    private boolean anchored;
    private long anchorTimestamp;
    private long anchorPosition;
    private long lastTimestamp;
    private long lastSequence;
    private long end;
    private long step;
    private long reanchored;
    private long realigned;

    MediaTimeline(long origin, PlayoutSink sink) {
        this.origin = origin;
        this.sink = sink;
    }

    /** {@return whether the packet needs a decision that only those after it allow} */
    Break breakAt(HeldPacket packet, PayloadFormat format) {
        if (!isAudio(packet, format)) {
            return mapped ? Break.NONE : Break.START;
        }
        if (!anchored) {
            return Break.START;
        }
        if (format.clockRate() != rate) {
            return Break.JUMP;
        }
        long timestamp = extend(packet.timestamp);
        long position = position(timestamp);
        long hole = position - endBefore(position, timestamp, format);
        long later = delay(packet, position + duration(packet, format)) - floor.nanos();
        if (hole < 0 || hole > 0 && later < -JUMP_TOLERANCE) {
            return Break.JUMP;
        }
        return later > (packet.marker ? TALKSPURT_TOLERANCE : STALL_TOLERANCE) ? Break.STALL : Break.NONE;
    }

    /** Decides a break by the packets that are held from {@code next} to {@code highest}. */
    void settle(Break reason, ReorderBuffer held, long next, long highest, PayloadFormats formats) {
        HeldPacket first = firstAudio(held, next, highest, formats);
        if (first == null) {
            map(held.at(next), formats);
            return;
        }
        int newRate = formats.of(first.payloadType).clockRate();
        long contiguous = anchored ? toTicks(toNanos(end, rate), newRate) : Long.MIN_VALUE;
        rate = newRate;
        step = reason == Break.STALL ? step : learnStep(first, held, highest, formats);
        long earliest = Long.MAX_VALUE;
        HeldPacket last = first;
        for (long i = first.sequence; i <= highest; i++) {
            HeldPacket packet = held.at(i);
            if (packet != null && belongs(packet, first, last, formats)) {
                long ticks = packet.timestamp - first.timestamp + duration(packet, formats.of(packet.payloadType));
                earliest = Math.min(earliest, toTicks(packet.arrival - origin, rate) - ticks);
                last = packet;
            }
        }
        boolean catchingUp = last != first
                && toNanos(last.timestamp - first.timestamp, rate) > 2 * (last.arrival - first.arrival);
        if (reason == Break.STALL && catchingUp) {
            return;
        }
        anchor(first, earliest, contiguous);
    }

    private void anchor(HeldPacket first, long earliest, long contiguous) {
        boolean joins = anchored && earliest <= contiguous + toTicks(SNAP, rate);
        anchorPosition = joins ? contiguous : earliest;
        anchorTimestamp = first.timestamp & 0xFFFFFFFFL;
        lastTimestamp = anchorTimestamp;
        end = anchored ? contiguous : anchorPosition;
        reanchored += anchored ? 1 : 0;
        anchored = true;
        mapped = true;
        floor.reset(toNanos(earliest - anchorPosition, rate));
    }

    /** Without any audio, what there is lies where it arrived. */
    private void map(HeldPacket packet, PayloadFormats formats) {
        rate = formats.of(packet.payloadType).clockRate();
        anchorTimestamp = packet.timestamp & 0xFFFFFFFFL;
        lastTimestamp = anchorTimestamp;
        anchorPosition = toTicks(packet.arrival - origin, rate);
        mapped = true;
    }

    /**
     * Tells the sink of the gap before the packet.
     *
     * @param lost packets missing since the audio before
     * @return where the packet belongs
     */
    long place(HeldPacket packet, PayloadFormat format, long lost, GapCause cause) {
        long timestamp = extend(packet.timestamp);
        long position = position(timestamp);
        if (!isAudio(packet, format)) {
            return position;
        }
        end = endBefore(position, timestamp, format);
        position += realign(position - end);
        learnStep(packet.sequence, timestamp);
        long from = end;
        long duration = duration(packet, format);
        end = position + duration;
        lastTimestamp = timestamp;
        lastSequence = packet.sequence;
        floor.add(packet.arrival, delay(packet, end));
        tellGaps(from, Math.min(position, from + lost * Math.max(1, duration)), position, cause);
        return position;
    }

    /** What was lost lies right behind the frame before; the rest was never sent. */
    private void tellGaps(long from, long lossEnds, long to, GapCause cause) {
        if (lossEnds > from) {
            sink.gap(from, lossEnds, cause);
        }
        if (to > lossEnds) {
            sink.gap(lossEnds, to, GapCause.SILENCE);
        }
    }

    /** In a long enough gap nobody hears a shift: there the stream is laid anew beside the wall clock. */
    private long realign(long hole) {
        long error = floor.nanos();
        if (hole < toTicks(REALIGN_GAP, rate) || Math.abs(error) < REALIGN_ERROR || !floor.reliable()) {
            return 0;
        }
        long shift = Math.max(toTicks(error, rate), -hole);
        anchorPosition += shift;
        floor.shift(toNanos(shift, rate));
        realigned++;
        return shift;
    }

    long mediaTimeAt(long wallTime) {
        return toTicks(wallTime - origin - (anchored ? floor.nanos() : 0), rate);
    }

    long wallTimeOf(long mediaTime) {
        return origin + toNanos(mediaTime, rate) + (anchored ? floor.nanos() : 0);
    }

    /** {@return whether as many packets can lie between the last frame and this one as the clocks say} */
    boolean isOutage(HeldPacket packet, long packets, long lastArrival) {
        long ticks = packet.timestamp - (int) lastTimestamp;
        long silent = packet.arrival - lastArrival;
        long difference = Math.abs(toNanos(ticks, rate) - silent);
        return anchored && ticks > 0 && difference <= SECOND + silent / 20 && (step == 0 || packets <= ticks / step + 50);
    }

    int rate() {
        return rate;
    }

    long lag() {
        return anchored ? floor.nanos() : 0;
    }

    double driftPpm() {
        return floor.driftPpm();
    }

    long reanchored() {
        return reanchored;
    }

    long realigned() {
        return realigned;
    }

    /** An empty payload keeps a NAT binding alive (RFC 6263) and says nothing about time. */
    private static boolean isAudio(HeldPacket packet, PayloadFormat format) {
        return format.kind() == PayloadFormat.Kind.AUDIO && packet.length > 0;
    }

    private static HeldPacket firstAudio(ReorderBuffer held, long next, long highest, PayloadFormats formats) {
        for (long i = next; i <= highest; i++) {
            HeldPacket packet = held.at(i);
            if (packet != null && isAudio(packet, formats.of(packet.payloadType))) {
                return packet;
            }
        }
        return null;
    }

    private boolean belongs(HeldPacket packet, HeldPacket first, HeldPacket last, PayloadFormats formats) {
        PayloadFormat format = formats.of(packet.payloadType);
        int ticks = packet.timestamp - first.timestamp;
        return isAudio(packet, format) && format.clockRate() == rate && packet.timestamp - last.timestamp >= 0
                && ticks >= 0 && ticks < LONGEST_WINDOW_SECONDS * (long) rate;
    }

    private long learnStep(HeldPacket first, ReorderBuffer held, long highest, PayloadFormats formats) {
        long least = Long.MAX_VALUE;
        for (long i = first.sequence; i < highest; i++) {
            HeldPacket one = held.at(i);
            HeldPacket two = held.at(i + 1);
            if (one != null && two != null && isAudio(one, formats.of(one.payloadType))
                    && isAudio(two, formats.of(two.payloadType)) && isStep(two.timestamp - one.timestamp)) {
                least = Math.min(least, two.timestamp - one.timestamp);
            }
        }
        return least == Long.MAX_VALUE ? 0 : least;
    }

    private void learnStep(long sequence, long timestamp) {
        if (sequence == lastSequence + 1 && isStep(timestamp - lastTimestamp)) {
            step = timestamp - lastTimestamp;
        }
    }

    /** Frames of telephony last 120 ms at the most; what is longer is a pause. */
    private boolean isStep(long ticks) {
        return ticks > 0 && ticks <= 3L * rate / 25;
    }

    private long duration(HeldPacket packet, PayloadFormat format) {
        long ticks = format.ticks(packet.length);
        if (ticks >= 0) {
            return ticks;
        }
        return step > 0 ? step : rate / 50;
    }

    /** A duration that was only learned gives way to the next timestamp. */
    private long endBefore(long position, long timestamp, PayloadFormat format) {
        return format.unitOctets() == 0 && timestamp > lastTimestamp ? Math.min(end, position) : end;
    }

    private long extend(int timestamp) {
        return lastTimestamp + (timestamp - (int) lastTimestamp);
    }

    private long position(long timestamp) {
        return anchorPosition + timestamp - anchorTimestamp;
    }

    /** A packet is sent when its last sample was taken, so that is what its arrival is compared with. */
    private long delay(HeldPacket packet, long frameEnd) {
        return packet.arrival - origin - toNanos(frameEnd, rate);
    }

    static long toTicks(long nanos, int rate) {
        return Math.floorDiv(nanos, SECOND) * rate + Math.floorMod(nanos, SECOND) * rate / SECOND;
    }

    static long toNanos(long ticks, int rate) {
        return Math.floorDiv(ticks, (long) rate) * SECOND + Math.floorMod(ticks, (long) rate) * SECOND / rate;
    }
}
