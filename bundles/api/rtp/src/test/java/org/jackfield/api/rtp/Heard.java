package org.jackfield.api.rtp;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a sink was told. */
final class Heard implements PlayoutSink {

    record Frame(long mediaTime, long timestamp, int payloadType, byte[] payload) {
        int number() {
            return ByteBuffer.wrap(payload).getInt();
        }

        long end() {
            return mediaTime + payload.length;
        }
    }

    record Gap(long from, long to, GapCause cause) {
        long ticks() {
            return to - from;
        }
    }

    final List<Frame> frames = new ArrayList<>();
    final List<Gap> gaps = new ArrayList<>();

    @Override
    public void frame(long mediaTime, long timestamp, int payloadType, byte[] buffer, int offset, int length) {
        frames.add(new Frame(mediaTime, timestamp, payloadType, Arrays.copyOfRange(buffer, offset, offset + length)));
    }

    @Override
    public void gap(long from, long to, GapCause cause) {
        gaps.add(new Gap(from, to, cause));
    }

    List<Integer> numbers() {
        return frames.stream().map(Frame::number).toList();
    }

    /** {@return whether each frame begins where the one before it, or the gap told before it, ended} */
    boolean isSeamless() {
        List<Long> begins = new ArrayList<>(frames.stream().map(Frame::mediaTime).toList());
        List<Long> ends = new ArrayList<>(frames.stream().map(Frame::end).toList());
        gaps.forEach(gap -> {
            begins.add(gap.from());
            ends.add(gap.to());
        });
        begins.sort(null);
        ends.sort(null);
        return begins.subList(1, begins.size()).equals(ends.subList(0, ends.size() - 1));
    }
}
