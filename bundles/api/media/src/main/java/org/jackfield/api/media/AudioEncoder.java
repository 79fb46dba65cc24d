package org.jackfield.api.media;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns linear PCM into a codec's frames, for one stream: 16-bit samples in native order, channels interleaved. It keeps
 * what the codec remembers between two frames, so each stream needs one of its own; it is not for use by several threads at
 * once. It works on the caller's arrays and allocates nothing after it was made.
 */
@ConsumerType
public interface AudioEncoder {

    /** {@return the samples of a frame, all channels together; at least 1} */
    int frameSamples();

    /** {@return the bytes of a frame; at least 1} */
    int frameBytes();

    /**
     * Encodes as many whole frames as the samples make.
     *
     * @param pcm holds the samples; only read
     * @param pcmOffset where they begin
     * @param samples how many; a multiple of {@link #frameSamples()}. A stream's last frame is filled up by the caller
     * @param bytes takes the frames
     * @param offset where they begin
     * @return how many bytes were written: {@link #frameBytes()} for each frame
     * @throws IllegalArgumentException if {@code samples} is no multiple
     * @throws IndexOutOfBoundsException if a range lies outside its array; nothing was written
     */
    int encode(short[] pcm, int pcmOffset, int samples, byte[] bytes, int offset);

    /** Forgets the stream; the next frame is the first of another. */
    void reset();
}
