package org.jackfield.core.media.codec;

import java.util.Objects;
import org.jackfield.api.media.AudioDecoder;

/** Every byte is a sample: RFC 3551 section 4.5.14. What is lost is silence. */
public final class G711Decoder implements AudioDecoder {

    private final CompandingLaw law;

    /** Decodes codes of {@code law}. */
    public G711Decoder(CompandingLaw law) {
        this.law = law;
    }

    @Override
    public int maxSamples(int bytes) {
        return bytes;
    }

    @Override
    public int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset) {
        Objects.checkFromIndexSize(offset, length, payload.length);
        Objects.checkFromIndexSize(pcmOffset, length, pcm.length);
        law.expand(payload, offset, length, pcm, pcmOffset);
        return length;
    }

    @Override
    public void reset() {
        // Nothing is remembered.
    }
}
