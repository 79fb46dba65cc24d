package org.jackfield.api.media;

import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads the audio of a WAV file from the beginning to the end. It takes files as they are found: chunks it does not know
 * are passed over, and one that was cut off or whose header was never completed is read to its last whole block. For one
 * thread at a time; it does not close what it reads from.
 */
@ProviderType
public interface WavReader {

    /** {@return what the file holds; never null} */
    WavFormat format();

    /**
     * Reads samples, as many as are there and fit.
     *
     * @param pcm takes 16-bit samples in native order, channels interleaved
     * @param offset where they begin
     * @param length the most that are wanted, all channels together; at least one of each channel
     * @return how many were written, a multiple of the channels; -1 at the end
     * @throws IndexOutOfBoundsException if the range lies outside the array
     * @throws IllegalArgumentException if {@code length} is less than the channels
     * @throws IOException if the file cannot be read
     */
    int read(short[] pcm, int offset, int length) throws IOException;
}
