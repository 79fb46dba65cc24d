package org.jackfield.core.media.codec.gsm;

import java.util.Objects;
import org.jackfield.api.media.AudioDecoder;

/**
 * GSM full rate (GSM 06.10, EN 300 961), bit by bit what the standard's arithmetic gives; without codec homing. What is
 * lost is said again, ever quieter, by {@link Substitution}.
 */
public final class GsmDecoder implements AudioDecoder {

    private final GsmFraming framing;
    private final SpeechDecoder decoder = new SpeechDecoder();
    private final Substitution substitution = new Substitution();
    private final int[] first = new int[Frame.PARAMETERS];
    private final int[] second = new int[Frame.PARAMETERS];
    private final short[] substitute = new short[Frame.SAMPLES];

    /** Decodes blocks of {@code framing}. */
    public GsmDecoder(GsmFraming framing) {
        this.framing = framing;
    }

    @Override
    public int maxSamples(int bytes) {
        return bytes / framing.bytes() * framing.samples();
    }

    /** Decodes whole blocks; {@link #MALFORMED} if there is a part of one, or a frame without its signature. */
    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
        Objects.checkFromIndexSize(offset, length, payload.length);
        int samples = maxSamples(length);
        Objects.checkFromIndexSize(pcmOffset, samples, pcm.length);
        if (!wellFormed(payload, offset, length)) {
            return MALFORMED;
        }
        int to = pcmOffset;
        for (int from = offset; from < offset + length; from += framing.bytes()) {
            decodeBlock(payload, from, pcm, to);
            to += framing.samples();
        }
        return samples;
    }

    private boolean wellFormed(byte[] payload, int offset, int length) {
        if (length % framing.bytes() != 0) {
            return false;
        }
        if (framing == GsmFraming.RTP) {
            for (int from = offset; from < offset + length; from += framing.bytes()) {
                if (!Packing.isSigned(payload[from])) {
                    return false;
                }
            }
        }
        return true;
    }

    private void decodeBlock(byte[] payload, int from, short[] pcm, int to) {
        if (framing == GsmFraming.RTP) {
            Packing.fromRtp(payload, from, first);
            decoder.decode(first, pcm, to);
            substitution.received(first);
        } else {
            Packing.fromWav(payload, from, first, second);
            decoder.decode(first, pcm, to);
            decoder.decode(second, pcm, to + Frame.SAMPLES);
            substitution.received(second);
        }
    }

    @Override
    public void conceal(short[] pcm, int pcmOffset, int samples) {
        Objects.checkFromIndexSize(pcmOffset, samples, pcm.length);
        for (int done = 0; done < samples; done += Frame.SAMPLES) {
            decoder.decode(substitution.next(), substitute, 0);
            System.arraycopy(substitute, 0, pcm, pcmOffset + done, Math.min(Frame.SAMPLES, samples - done));
        }
    }

    @Override
    public void reset() {
        decoder.reset();
        substitution.reset();
    }
}
