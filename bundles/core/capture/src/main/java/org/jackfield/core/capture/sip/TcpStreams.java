package org.jackfield.core.capture.sip;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.net.Frame;

/**
 * Puts the directions of TCP connections in order and finds the SIP messages in them. A segment that is missing is waited
 * for until too much stands behind it, and then given up. Bounded: connections, and bytes out of order for each. For one
 * thread.
 */
public final class TcpStreams {

    private static final int MOST_AHEAD = 65_536;
    private static final int MOST_SEGMENTS = 64;

    /** Takes the messages. */
    @FunctionalInterface
    public interface Sink {

        /** A message of the connection that this frame belongs to. */
        void message(byte[] bytes, int offset, int length, Frame frame);
    }

    private record Key(Address from, Address to) {}

    private final Map<Key, Direction> directions = new LinkedHashMap<>(64, 0.75f, true);
    private final int mostDirections;
    private final Sink sink;
    private Frame current;
    private long gaps;
    private long skippedByForgotten;

    /** Follows at most so many directions; the one that was silent for longest makes room. */
    public TcpStreams(int mostDirections, Sink sink) {
        this.mostDirections = mostDirections;
        this.sink = sink;
    }

    /** Takes a TCP segment. */
    public void segment(Frame frame) {
        Key key = new Key(Address.source(frame), Address.destination(frame));
        Direction direction = directions.get(key);
        if (direction == null || frame.isTcpSyn()) {
            if (frame.payloadLength() == 0 && !frame.isTcpSyn()) {
                return;
            }
            direction = new Direction(frame.tcpSequence() + (frame.isTcpSyn() ? 1 : 0));
            directions.put(key, direction);
            forgetOldest();
        }
        current = frame;
        direction.add(frame.isTcpSyn() ? frame.tcpSequence() + 1 : frame.tcpSequence(),
                frame.bytes(), frame.payload(), frame.payloadLength());
        if (frame.isTcpEnd()) {
            directions.remove(key);
        }
    }

    /** {@return connections followed, each direction by itself} */
    public int directions() {
        return directions.size();
    }

    /** {@return segments given up} */
    public long gaps() {
        return gaps;
    }

    /** {@return bytes that belonged to no message} */
    public long skipped() {
        return skippedByForgotten + directions.values().stream().mapToLong(each -> each.framing.skipped()).sum();
    }

    private void forgetOldest() {
        if (directions.size() > mostDirections) {
            Iterator<Direction> oldestFirst = directions.values().iterator();
            skippedByForgotten += oldestFirst.next().framing.skipped();
            oldestFirst.remove();
        }
    }

    private final class Direction {
        private final SipFraming framing = new SipFraming((bytes, at, length) -> sink.message(bytes, at, length, current));
        private final TreeMap<Long, byte[]> ahead = new TreeMap<>();
        private long next;
        private int aheadBytes;

        Direction(long first) {
            next = first;
        }

        void add(long sequence, byte[] bytes, int offset, int length) {
            // The number wraps; what is meant is near what is expected.
            long at = next + (int) (sequence - next);
            if (length == 0 || at + length <= next) {
                return;
            }
            if (at > next) {
                if (ahead.putIfAbsent(at, Arrays.copyOfRange(bytes, offset, offset + length)) == null) {
                    aheadBytes += length;
                }
                if (aheadBytes > MOST_AHEAD || ahead.size() > MOST_SEGMENTS) {
                    giveUp();
                }
                return;
            }
            int known = (int) (next - at);
            deliver(bytes, offset + known, length - known);
            drain();
        }

        private void giveUp() {
            gaps++;
            framing.gap();
            next = ahead.firstKey();
            drain();
        }

        private void drain() {
            while (!ahead.isEmpty() && ahead.firstKey() <= next) {
                Map.Entry<Long, byte[]> first = ahead.pollFirstEntry();
                byte[] bytes = first.getValue();
                aheadBytes -= bytes.length;
                int known = (int) (next - first.getKey());
                if (known < bytes.length) {
                    deliver(bytes, known, bytes.length - known);
                }
            }
        }

        private void deliver(byte[] bytes, int offset, int length) {
            next += length;
            framing.add(bytes, offset, length);
        }
    }
}
