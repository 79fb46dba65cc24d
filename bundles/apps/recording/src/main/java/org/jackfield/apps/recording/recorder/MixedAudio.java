package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.StereoMix;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.GapCause;
import org.jackfield.api.recording.format.RecordingWriter;

/**
 * Both sides in one channel of GSM, in the blocks that WAV files have: {@value #BLOCK} samples at a time, as soon as both
 * sides are known so far: a side that falls silent may have stalled, and is waited for up to {@link #PATIENCE}. A block in
 * which nobody was heard is not written.
 */
final class MixedAudio implements FileAudio {

    /** Samples of a block. */
    static final int BLOCK = 320;

    /** How long a sender may stall, beyond what audio is held back before, in samples: a machine with too much to do does. */
    static final int PATIENCE = 8000;

    private static final int CHANNEL = 0;

    private final G711 g711;
    private final AudioEncoder encoder;
    private final StereoMix mix;
    private final List<Deque<Item>> pending = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    /** To where each side is known. */
    private final long[] known = new long[2];
    private final short[][] sides = new short[2][BLOCK];
    private final byte[] coded;
    private short[] linear = new short[BLOCK];
    private long block;
    private boolean goesOn;

    /** @param encoder of blocks of {@value #BLOCK} samples */
    MixedAudio(G711 g711, AudioEncoder encoder, int deviceSteps, int remoteSteps) {
        this.g711 = g711;
        this.encoder = encoder;
        coded = new byte[encoder.frameBytes()];
        mix = new StereoMix(units(deviceSteps), units(remoteSteps));
    }

    private static int units(int steps) {
        return (int) Math.round(StereoMix.UNITY * G711.gain(steps));
    }

    @Override
    public List<AudioChannel> channels() {
        return List.of(AudioChannel.gsm(AudioChannel.Side.MIXED));
    }

    @Override
    public int add(RecordingWriter writer, Batch batch) throws IOException {
        int late = pend(0, batch.device()) + pend(1, batch.remote());
        encodeBefore(writer, Math.min(reach(0, batch.until()), reach(1, batch.until())));
        return late;
    }

    /** {@return up to where nothing more is waited for of a side} */
    private long reach(int side, long until) {
        return known[side] < until && until - known[side] <= PATIENCE ? known[side] : until;
    }

    /** A sender that stalled for longer than it was waited for finds its place taken by what the other side said. */
    private int pend(int side, List<Item> items) {
        int late = 0;
        for (Item item : items) {
            known[side] = Math.max(known[side], item.end());
            if (item instanceof Frame frame && item.end() <= block) {
                late += frame.whole() ? 1 : 0;
            } else if (!(item instanceof Key) && item.end() > block) {
                pending.get(side).addLast(item.time() < block ? item.part(block, item.end()) : item);
            }
        }
        return late;
    }

    private void encodeBefore(RecordingWriter writer, long until) throws IOException {
        while (true) {
            long first = first();
            // not beyond what is known of both sides: the other one may have said something in between
            long reached = Math.min(first, until);
            if (reached >= block + BLOCK && first < Take.ALL) {
                block = Math.floorDiv(reached, BLOCK) * BLOCK;
                goesOn = false;
            }
            if (first == Take.ALL || block + BLOCK > until) {
                return;
            }
            encode(writer);
        }
    }

    /** {@return when the first that waits begins} */
    private long first() {
        long first = Take.ALL;
        for (Deque<Item> side : pending) {
            first = Math.min(first, side.isEmpty() ? Take.ALL : side.getFirst().time());
        }
        return first;
    }

    private void encode(RecordingWriter writer) throws IOException {
        boolean heard = false;
        GapCause missing = null;
        for (int side = 0; side < sides.length; side++) {
            Arrays.fill(sides[side], (short) 0);
            Deque<Item> items = pending.get(side);
            while (!items.isEmpty() && items.getFirst().time() < block + BLOCK) {
                Item item = items.removeFirst();
                if (item.end() <= block) {
                    continue; // another session was quicker with it
                }
                item = item.time() < block ? item.part(block, item.end()) : item;
                long end = Math.min(item.end(), block + BLOCK);
                if (item.end() > end) {
                    items.addFirst(item.part(end, item.end()));
                }
                if (item instanceof Frame frame) {
                    heard = true;
                    copy(frame, (int) (end - frame.time()), sides[side]);
                } else if (item instanceof Loss loss) {
                    missing = loss.cause();
                }
            }
        }
        write(writer, heard, missing);
        block += BLOCK;
    }

    private void copy(Frame frame, int samples, short[] into) {
        if (linear.length < frame.samples()) {
            linear = new short[frame.samples()];
        }
        g711.linear(frame, linear, 0);
        System.arraycopy(linear, 0, into, (int) (frame.time() - block), samples);
    }

    private void write(RecordingWriter writer, boolean heard, GapCause missing) throws IOException {
        if (heard) {
            if (!goesOn) {
                encoder.reset();
            }
            mix.toMono(sides[0], 0, sides[1], 0, BLOCK, sides[0], 0);
            encoder.encode(sides[0], 0, BLOCK, coded, 0);
            writer.audio(CHANNEL, block, coded, 0, coded.length);
        } else if (missing != null) {
            writer.gap(CHANNEL, block, BLOCK, missing);
        }
        goesOn = heard;
    }

    @Override
    public long reached(RecordingWriter writer) {
        return Math.max(writer.end(CHANNEL), Math.max(known[0], known[1]));
    }

    /** The block in which a pause begins is filled up with silence. */
    @Override
    public long pause(RecordingWriter writer, long time) throws IOException {
        drain(writer);
        return Math.max(time, writer.end(CHANNEL));
    }

    /** The block in which a pause ends begins with silence, if it does not hold the pause's beginning too. */
    @Override
    public long resume(long time, long earliest) {
        long from = Math.max(Math.floorDiv(time, BLOCK) * BLOCK, earliest);
        block = Math.ceilDiv(from, BLOCK) * BLOCK;
        goesOn = false;
        Arrays.fill(known, from);
        return from;
    }

    @Override
    public long finish(RecordingWriter writer, long time) throws IOException {
        drain(writer);
        return Math.max(time, writer.end(CHANNEL));
    }

    private void drain(RecordingWriter writer) throws IOException {
        encodeBefore(writer, Take.ALL);
    }
}
