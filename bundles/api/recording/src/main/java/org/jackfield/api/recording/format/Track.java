package org.jackfield.api.recording.format;

import java.util.Arrays;

/** The audio of one channel that is not yet in a chunk. */
final class Track {

    private final AudioChannel description;
    private final int channel;
    private final long maxTime;
    private final byte[] pending;
    private int length;
    private long start;
    private long end;

    Track(RecordingHeader header, int channel, long end) {
        this.channel = channel;
        this.description = header.channels().get(channel);
        this.end = end;
        this.maxTime = header.maxTime();
        int frames = Math.max(1, header.clockRate() / description.frameSamples());
        int frameBytes = description.frameBytes();
        pending = new byte[Math.min(frames, ChunkHeader.MAX_BODY / frameBytes) * frameBytes];
    }

    int channel() {
        return channel;
    }

    int capacity() {
        return pending.length;
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean isFull() {
        return length == pending.length;
    }

    byte[] bytes() {
        return pending;
    }

    int length() {
        return length;
    }

    long start() {
        return start;
    }

    int samples() {
        return (int) description.samplesOf(length);
    }

    /** {@return the media time from which on audio may come} */
    long end() {
        return end;
    }

    boolean goesOnAt(long time) {
        return length == 0 || time == end;
    }

    void check(long time, int bytes) {
        if (bytes % description.frameBytes() != 0) {
            throw new IllegalArgumentException(bytes + " bytes are no whole frames");
        }
        checkPlace(time, description.samplesOf(bytes));
    }

    void checkPlace(long time, long samples) {
        if (time < end) {
            throw new IllegalArgumentException("audio at " + time + " when there was audio until " + end);
        }
        if (samples < 0 || samples > maxTime || time > maxTime - samples) {
            throw new IllegalArgumentException("audio at " + time + " lies outside of the longest recording");
        }
        if (time % description.frameSamples() != 0 || samples % description.frameSamples() != 0) {
            throw new IllegalArgumentException("audio at " + time + " does not begin and end with a frame");
        }
    }

    void begin(long time) {
        if (length == 0) {
            start = time;
            end = time;
        }
    }

    /** {@return how many of the bytes were taken} */
    int add(byte[] bytes, int from, int count) {
        if (length == 0) {
            start = end;
        }
        int taken = Math.min(count, pending.length - length);
        System.arraycopy(bytes, from, pending, length, taken);
        length += taken;
        end += description.samplesOf(taken);
        return taken;
    }

    void skipTo(long time) {
        end = time;
    }

    void clear() {
        length = 0;
    }

    void wipe() {
        Arrays.fill(pending, (byte) 0);
        length = 0;
    }
}
