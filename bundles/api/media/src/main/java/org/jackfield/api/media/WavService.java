package org.jackfield.api.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import org.osgi.annotation.versioning.ProviderType;

/** Writes and reads WAV files, whole or in parts. Used by several threads; what it hands out is for one. */
@ProviderType
public interface WavService {

    /**
     * Makes the header of a file that is kept elsewhere, or in another form, than it is played: all that precedes the
     * data. A pad byte of zero follows the data if their number of bytes is odd.
     *
     * @param format what the file holds
     * @param samples how many of each channel; the data are {@link WavFormat#dataBytes format.dataBytes(samples)}
     * @return the header; for one format always of the same length
     * @throws org.jackfield.api.problem.ProblemException {@code media.wav-too-long} if the data exceed what 32 bits can say
     */
    byte[] header(WavFormat format, long samples);

    /** {@return an encoder whose frames are blocks of the data} */
    AudioEncoder encoder(WavFormat format);

    /** {@return a decoder whose payloads are whole blocks of the data} */
    AudioDecoder decoder(WavFormat format);

    /**
     * Begins a file.
     *
     * @param channel an empty file; the writer closes it
     * @throws IOException if the header cannot be written
     */
    WavWriter write(SeekableByteChannel channel, WavFormat format) throws IOException;

    /**
     * Opens a file.
     *
     * @param stream is read up to the first of its data, and then by the reader in pieces of some kilobytes
     * @throws org.jackfield.api.problem.ProblemException {@code media.wav-malformed} if it is no WAV file;
     *     {@code media.wav-unsupported} if it holds an encoding that cannot be read
     * @throws IOException if it cannot be read
     */
    WavReader read(InputStream stream) throws IOException;
}
