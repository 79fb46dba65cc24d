package org.jackfield.core.media.codec;

import java.util.Objects;
import org.jackfield.api.media.AudioEncoder;

/** Every sample is a byte: RFC 3551 section 4.5.14. */
public final class G711Encoder implements AudioEncoder {

    private final CompandingLaw law;

    /** Encodes into codes of {@code law}. */
    public G711Encoder(CompandingLaw law) {
        this.law = law;
    }

    @Override
    public int frameSamples() {
        return 1;
    }

    @Override
    public int frameBytes() {
        return 1;
    }

    @Override
    public int encode(short[] pcm, int pcmOffset, int samples, byte[] bytes, int offset) {
        Objects.checkFromIndexSize(pcmOffset, samples, pcm.length);
        Objects.checkFromIndexSize(offset, samples, bytes.length);
        law.compress(pcm, pcmOffset, samples, bytes, offset);
        return samples;
    }

    @Override
    public void reset() {
        // Nothing is remembered.
    }
}
