package org.jackfield.apps.recording.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jackfield.api.recording.format.AudioChannel.Side;

/**
 * Brings the pieces of a live call's two sides into one stream: linear samples of 16 bits, low byte first, the recorded
 * device left, the other side right. It waits for a side that is late, though not for long, and leaves out what nobody
 * said: a pause ends in the next word. One thread at a time.
 */
public final class LiveMix {

    /** Samples per second. */
    public static final int RATE = 8000;

    private static final int CHANNELS = 2;
    /** For so long one side may be behind the other; then it is silent. */
    private static final int LATE = RATE / 5;
    /** More than so much at once is no jitter but a pause, or time that was missed. */
    private static final int JUMP = RATE / 2;
    private static final int ROOM = 4 * RATE;

    private final short[] samples = new short[ROOM * CHANNELS];
    private final long[] ends = new long[CHANNELS];
    private long start;
    private boolean begun;

    /** Takes in a piece. */
    public void add(Side side, long time, short[] pcm) {
        int channel = side == Side.REMOTE ? 1 : 0;
        long newest = Math.max(ends[0], ends[1]);
        if (!begun || time > newest + JUMP || time + pcm.length - start > ROOM) {
            jump(time);
        }
        int skipped = (int) Math.max(0, start - time);
        for (int i = skipped; i < pcm.length; i++) {
            int at = (int) (time + i - start);
            samples[at * CHANNELS + channel] = pcm[i];
        }
        ends[channel] = Math.max(ends[channel], time + pcm.length);
    }

    private void jump(long time) {
        begun = true;
        start = time;
        ends[0] = time;
        ends[1] = time;
        Arrays.fill(samples, (short) 0);
    }

    /**
     * {@return what may be heard now; empty if nothing}
     *
     * @param all whether to wait for nobody, since nothing came for a while
     */
    public byte[] take(boolean all) {
        long newest = Math.max(ends[0], ends[1]);
        long both = Math.min(ends[0], ends[1]);
        long until = all ? newest : Math.max(both, newest - LATE);
        int count = (int) Math.max(0, until - start);
        ByteBuffer out = ByteBuffer.allocate(count * CHANNELS * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.asShortBuffer().put(samples, 0, count * CHANNELS);
        int rest = (int) (newest - start) - count;
        System.arraycopy(samples, count * CHANNELS, samples, 0, Math.max(0, rest) * CHANNELS);
        Arrays.fill(samples, Math.max(0, rest) * CHANNELS, samples.length, (short) 0);
        start += count;
        ends[0] = Math.max(ends[0], start);
        ends[1] = Math.max(ends[1], start);
        return out.array();
    }

    /** {@return so many samples of silence} */
    public static byte[] silence(int count) {
        return new byte[count * CHANNELS * Short.BYTES];
    }
}
