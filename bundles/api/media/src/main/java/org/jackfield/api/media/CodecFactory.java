package org.jackfield.api.media;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Makes the coders of one format. A bundle that brings a codec registers one as a service for each format, and all that
 * decodes streams can decode it; gone with its bundle, though coders that were handed out go on. Of several for one
 * format the one with the highest {@code service.ranking} is taken. Used by several threads.
 */
@ConsumerType
public interface CodecFactory {

    /** {@return the format; always the same; never null} */
    AudioFormat format();

    /** {@return the sampling rate of the linear PCM, in hertz} */
    default int sampleRate() {
        return format().clockRate();
    }

    /** {@return a decoder for one stream; never null} */
    AudioDecoder decoder();

    /** {@return an encoder for one stream; never null} */
    AudioEncoder encoder();
}
