package org.jackfield.apps.recording.audio;

import java.io.IOException;
import java.util.Arrays;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.recording.format.AudioChannel;
import org.jackfield.api.recording.format.RecordingReader;

/**
 * The samples of one channel, from any place.
 *
 * <p>A codec with frames remembers what it decoded before, so what a place sounds like would depend on where one came
 * from. It is therefore decoded in blocks of ten seconds, each with a short run-up that nobody hears: every sample has
 * one value, wherever reading began, and going to a place costs a block at most.
 */
final class DecodedChannel {

    private static final int BLOCK_SECONDS = 10;
    private static final int RUN_UP_FRAMES = 25;
    private static final int FRAMES_AT_ONCE = 8000;

    private final RecordingReader reader;
    private final int channel;
    private final AudioDecoder decoder;
    private final int frameSamples;
    private final int frameBytes;
    private final long blockFrames;
    private final byte[] coded;
    private final short[] decoded;

    /** The frames in {@link #decoded}: from here on so many, and whether the decoder stands behind them. */
    private long first;
    private int frames;

    DecodedChannel(RecordingReader reader, int channel, AudioDecoder decoder) {
        this.reader = reader;
        this.channel = channel;
        this.decoder = decoder;
        AudioChannel description = reader.header().channels().get(channel);
        frameSamples = description.frameSamples();
        frameBytes = description.frameBytes();
        blockFrames = Math.max(1, (long) BLOCK_SECONDS * reader.header().clockRate() / frameSamples);
        int atOnce = (int) Math.min(blockFrames, Math.max(1, FRAMES_AT_ONCE / frameSamples));
        coded = new byte[atOnce * frameBytes];
        decoded = new short[Math.max(atOnce * frameSamples, decoder.maxSamples(atOnce * frameBytes))];
    }

    /** Reads samples from a media time on; behind the end there is silence. */
    void read(long time, short[] out, int offset, int stride, int count) throws IOException {
        for (int done = 0; done < count; ) {
            long at = time + done;
            long frame = at / frameSamples;
            if (frame < first || frame >= first + frames) {
                decode(frame);
            }
            int from = (int) (at - first * frameSamples);
            int some = Math.min(count - done, frames * frameSamples - from);
            for (int i = 0; i < some; i++) {
                out[offset + (done + i) * stride] = decoded[from + i];
            }
            done += some;
        }
    }

    private void decode(long frame) throws IOException {
        long block = frame / blockFrames * blockFrames;
        boolean goesOn = frames > 0 && frame == first + frames && frame != block;
        if (!goesOn && frameSamples > 1) {
            decoder.reset();
            long from = Math.max(0, block - RUN_UP_FRAMES);
            while (from < block) {
                from += load(from, (int) Math.min(coded.length / frameBytes, block - from));
            }
            while (from + coded.length / frameBytes <= frame) {
                from += load(from, coded.length / frameBytes);
            }
            load(from, atMost(from, block));
            return;
        }
        load(frame, atMost(frame, block));
    }

    private int atMost(long frame, long block) {
        return (int) Math.min(coded.length / frameBytes, block + blockFrames - frame);
    }

    private int load(long frame, int count) throws IOException {
        int read = reader.read(channel, frame * frameSamples, coded, 0, count);
        for (int i = 0; i < read; i++) {
            int samples = decoder.decode(coded, i * frameBytes, frameBytes, decoded, i * frameSamples);
            if (samples != frameSamples) {
                decoder.conceal(decoded, i * frameSamples, frameSamples);
            }
        }
        Arrays.fill(decoded, read * frameSamples, count * frameSamples, (short) 0);
        first = frame;
        frames = count;
        return count;
    }
}
