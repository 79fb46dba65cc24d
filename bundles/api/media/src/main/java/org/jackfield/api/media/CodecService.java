package org.jackfield.api.media;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Which codecs there are at this moment. Used by several threads. */
@ProviderType
public interface CodecService {

    /** {@return the codec of a format; empty if there is none: then the audio cannot be decoded, and the format says why} */
    Optional<CodecFactory> find(AudioFormat format);

    /** {@return all formats there is a codec for, ordered by name, clock rate and channels; never null} */
    List<AudioFormat> formats();
}
