package org.jackfield.api.media;

import java.io.Closeable;
import java.io.IOException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes a WAV file as its audio comes in. After every {@link #flush()} the file can be played, and what a crash then
 * leaves behind can be played up to that point. For one thread at a time.
 */
@ProviderType
public interface WavWriter extends Closeable {

    /** {@return what the file holds; never null} */
    WavFormat format();

    /** {@return how many samples of each channel were taken in} */
    long samples();

    /**
     * Takes in samples; what does not fill a block waits for more.
     *
     * @param pcm holds 16-bit samples in native order, channels interleaved; only read
     * @param offset where they begin
     * @param length how many, all channels together; a multiple of the channels
     * @throws IllegalArgumentException if {@code length} is no multiple
     * @throws IndexOutOfBoundsException if the range lies outside the array
     * @throws org.jackfield.api.problem.ProblemException {@code media.wav-too-long} if a WAV file cannot hold more;
     *     nothing was taken in
     * @throws IOException if the channel refuses; close the file and play what is there
     */
    void write(short[] pcm, int offset, int length) throws IOException;

    /** Brings whole blocks to the channel, then the header in line with them. It does not force the disk. */
    void flush() throws IOException;

    /** Fills the last block up with silence and completes the file; the channel is closed. A second time does nothing. */
    @Override
    void close() throws IOException;
}
