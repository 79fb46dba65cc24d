package org.jackfield.core.media.codec;

import java.util.Objects;
import org.jackfield.api.media.AudioDecoder;

/** 16-bit samples, the lower byte first, as WAV files have them. (RTP's L16 has the higher byte first.) */
public final class LinearDecoder implements AudioDecoder {

    @Override
    public int maxSamples(int bytes) {
        return bytes / Short.BYTES;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
        Objects.checkFromIndexSize(offset, length, payload.length);
        int samples = maxSamples(length);
        Objects.checkFromIndexSize(pcmOffset, samples, pcm.length);
        if (length % Short.BYTES != 0) {
            return MALFORMED;
        }
        for (int i = 0; i < samples; i++) {
            int at = offset + i * Short.BYTES;
            pcm[pcmOffset + i] = (short) (payload[at] & 0xFF | payload[at + 1] << Byte.SIZE);
        }
        return samples;
    }

    @Override
    public void reset() {
        // Nothing is remembered.
    }
}
