package org.jackfield.core.media.codec.gsm;

import java.util.Objects;
import org.jackfield.api.media.AudioEncoder;

/** GSM full rate (GSM 06.10, EN 300 961), bit by bit what the standard's arithmetic gives; without codec homing. */
public final class GsmEncoder implements AudioEncoder {

    private final GsmFraming framing;
    private final SpeechEncoder encoder = new SpeechEncoder();
    private final int[] first = new int[Frame.PARAMETERS];
    private final int[] second = new int[Frame.PARAMETERS];

    /** Encodes into blocks of {@code framing}. */
    public GsmEncoder(GsmFraming framing) {
        this.framing = framing;
    }

    @Override
    public int frameSamples() {
        return framing.samples();
    }

    @Override
    public int frameBytes() {
        return framing.bytes();
    }

    @Override
    public int encode(short[] pcm, int pcmOffset, int samples, byte[] bytes, int offset) {
        Objects.checkFromIndexSize(pcmOffset, samples, pcm.length);
        if (samples % framing.samples() != 0) {
            throw new IllegalArgumentException(samples + " samples are no multiple of " + framing.samples());
        }
        int length = samples / framing.samples() * framing.bytes();
        Objects.checkFromIndexSize(offset, length, bytes.length);
        int from = pcmOffset;
        for (int to = offset; to < offset + length; to += framing.bytes()) {
            encodeBlock(pcm, from, bytes, to);
            from += framing.samples();
        }
        return length;
    }

    private void encodeBlock(short[] pcm, int from, byte[] bytes, int to) {
        encoder.encode(pcm, from, first);
        if (framing == GsmFraming.RTP) {
            Packing.toRtp(first, bytes, to);
        } else {
            encoder.encode(pcm, from + Frame.SAMPLES, second);
            Packing.toWav(first, second, bytes, to);
        }
    }

    @Override
    public void reset() {
        encoder.reset();
    }
}
