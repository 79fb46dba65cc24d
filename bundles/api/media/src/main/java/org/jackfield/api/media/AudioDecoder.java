package org.jackfield.api.media;

import java.util.Arrays;
import java.util.Objects;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns the payloads of one RTP stream into linear PCM: 16-bit samples in native order, channels interleaved. It keeps what
 * the codec remembers between two payloads, so each stream needs one of its own, fed in the order of time; it is not
 * for use by several threads at once. It works on the caller's arrays and allocates nothing after it was made.
 */
@ConsumerType
public interface AudioDecoder {

    /** What {@link #decode} answers to a payload that is none of this codec. */
    int MALFORMED = -1;

    /** {@return the most samples that a payload of {@code bytes} bytes decodes into, all channels together} */
    int maxSamples(int bytes);

    /**
     * Decodes one payload.
     *
     * @param payload holds it; only read
     * @param offset where it begins
     * @param length its length in bytes; 0 is a payload without audio
     * @param pcm takes the samples
     * @param pcmOffset where they begin; from there on at least {@link #maxSamples maxSamples(length)} must fit
     * @return how many samples were written, all channels together; or {@link #MALFORMED}: then nothing was written, the
     *     decoder is as it was, and the caller counts the payload and treats it as lost
     * @throws IndexOutOfBoundsException if a range lies outside its array
     */
    int decode(byte[] payload, int offset, int length, short[] pcm, int pcmOffset);

    /**
     * Fills the time of audio that was lost, and lets the decoder forget it as the codec prescribes. What is written is made
     * up: the caller keeps account of it. This one, for codecs without a rule of their own, writes silence.
     *
     * @param pcm takes the samples
     * @param pcmOffset where they begin
     * @param samples how many are missing, all channels together; exactly so many are written
     * @throws IndexOutOfBoundsException if the range lies outside the array
     */
    default void conceal(short[] pcm, int pcmOffset, int samples) {
        Objects.checkFromIndexSize(pcmOffset, samples, pcm.length);
        Arrays.fill(pcm, pcmOffset, pcmOffset + samples, (short) 0);
    }

    /** Forgets the stream; the next payload is the first of another. */
    void reset();
}
