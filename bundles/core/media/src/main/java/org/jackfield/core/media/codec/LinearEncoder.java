package org.jackfield.core.media.codec;

import java.util.Objects;
import org.jackfield.api.media.AudioEncoder;

/** 16-bit samples, the lower byte first, as WAV files have them. */
public final class LinearEncoder implements AudioEncoder {

    @Override
    public int frameSamples() {
        return 1;
    }

    @Override
    public int frameBytes() {
        return Short.BYTES;
    }

    @Override
    public int encode(short[] pcm, int pcmOffset, int samples, byte[] bytes, int offset) {
        Objects.checkFromIndexSize(pcmOffset, samples, pcm.length);
        int length = samples * Short.BYTES;
        Objects.checkFromIndexSize(offset, length, bytes.length);
        for (int i = 0; i < samples; i++) {
            int at = offset + i * Short.BYTES;
            bytes[at] = (byte) pcm[pcmOffset + i];
            bytes[at + 1] = (byte) (pcm[pcmOffset + i] >> Byte.SIZE);
        }
        return length;
    }

    @Override
    public void reset() {
        // Nothing is remembered.
    }
}
