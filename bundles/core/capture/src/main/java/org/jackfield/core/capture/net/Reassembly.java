package org.jackfield.core.capture.net;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jackfield.core.capture.net.Frame.Kind;

/**
 * Puts IP packets together that came in fragments, as large SIP messages do. What overlaps is thrown away whole, as RFC
 * 5722 demands; a fragment that came twice unchanged is none. Memory is bounded by the number of packets under way, of which
 * the oldest makes room. For one thread.
 */
public final class Reassembly {

    private static final int LARGEST = 65_535;
    private static final int FIRST_BUFFER = 4096;
    private static final int MOST_FRAGMENTS = 64;

    private final int mostPackets;
    private final long patienceMillis;
    private final Map<Key, Partial> partials = new LinkedHashMap<>();
    private long completed;
    private long abandoned;
    private long refused;

    /**
     * Nothing under way yet.
     *
     * @param mostPackets how many packets may be under way at a time
     * @param patienceMillis how long to wait for the rest of one
     */
    public Reassembly(int mostPackets, long patienceMillis) {
        this.mostPackets = mostPackets;
        this.patienceMillis = patienceMillis;
    }

    /**
     * Takes a fragment.
     *
     * @param frame a frame of the kind {@link Kind#FRAGMENT}; if it completes its packet it then shows that packet,
     *     in a buffer of its own that is good until the next call
     * @param nowMillis the time it was captured
     * @return the frame's kind: {@link Kind#FRAGMENT} still if something is missing
     */
    public Kind add(Frame frame, long nowMillis) {
        forgetOlderThan(nowMillis - patienceMillis);
        Key key = new Key(frame.sourceHigh, frame.sourceLow, frame.destinationHigh, frame.destinationLow,
                frame.fragmentId, frame.protocol);
        Partial partial = partials.get(key);
        if (partial == null) {
            if (partials.size() == mostPackets) {
                forgetFirst();
            }
            partial = new Partial(nowMillis);
            partials.put(key, partial);
        }
        if (!partial.add(frame)) {
            refused++;
            return frame.as(Kind.FRAGMENT);
        }
        if (!partial.isComplete()) {
            return frame.as(Kind.FRAGMENT);
        }
        partials.remove(key);
        completed++;
        frame.bytes = partial.bytes;
        frame.payload = 0;
        frame.payloadLength = partial.length;
        frame.moreFragments = false;
        frame.fragmentOffset = 0;
        return FrameReader.transport(frame);
    }

    /** {@return packets put together} */
    public long completed() {
        return completed;
    }

    /** {@return packets given up, because the rest did not come in time or others needed the room} */
    public long abandoned() {
        return abandoned;
    }

    /** {@return fragments that fit in nowhere: overlapping, beyond the largest packet, or too many} */
    public long refused() {
        return refused;
    }

    /** {@return packets under way} */
    public int underWay() {
        return partials.size();
    }

    private void forgetOlderThan(long millis) {
        Iterator<Partial> oldestFirst = partials.values().iterator();
        while (oldestFirst.hasNext() && oldestFirst.next().since < millis) {
            oldestFirst.remove();
            abandoned++;
        }
    }

    private void forgetFirst() {
        Iterator<Partial> oldestFirst = partials.values().iterator();
        oldestFirst.next();
        oldestFirst.remove();
        abandoned++;
    }

    private record Key(
            long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, long id, int protocol) {}

    /** A packet of which something is missing. */
    private static final class Partial {

        private final long since;
        private final ArrayDeque<Range> ranges = new ArrayDeque<>();
        private byte[] bytes = new byte[FIRST_BUFFER];
        private int length = -1;
        private int received;
        private boolean spoilt;

        Partial(long since) {
            this.since = since;
        }

        /** Whether the fragment was good. */
        boolean add(Frame frame) {
            int from = frame.fragmentOffset;
            int to = from + frame.payloadLength;
            if (spoilt || !fits(frame, from, to)) {
                // The key stays, so that what is still to come of this packet cannot begin another one.
                spoilt = true;
                return false;
            }
            for (Range range : ranges) {
                if (range.from == from && range.to == to && holds(frame, from)) {
                    return true;
                }
                if (from < range.to && range.from < to) {
                    spoilt = true;
                    return false;
                }
            }
            if (to > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(LARGEST, Math.max(to, bytes.length * 2)));
            }
            System.arraycopy(frame.bytes, frame.payload, bytes, from, frame.payloadLength);
            ranges.add(new Range(from, to));
            received += frame.payloadLength;
            if (!frame.moreFragments) {
                length = to;
            }
            return true;
        }

        private boolean fits(Frame frame, int from, int to) {
            boolean whole = !frame.moreFragments || frame.payloadLength % 8 == 0;
            boolean end = frame.moreFragments ? length < 0 || to <= length : length < 0 || length == to;
            return frame.payloadLength > 0 && to <= LARGEST && whole && end && ranges.size() < MOST_FRAGMENTS;
        }

        private boolean holds(Frame frame, int from) {
            return Arrays.equals(bytes, from, from + frame.payloadLength,
                    frame.bytes, frame.payload, frame.payload + frame.payloadLength);
        }

        /** Ranges do not overlap, so the lengths say it all. */
        boolean isComplete() {
            return !spoilt && received == length;
        }
    }

    private record Range(int from, int to) {}
}
