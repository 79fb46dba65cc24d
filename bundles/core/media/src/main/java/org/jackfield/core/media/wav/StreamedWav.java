package org.jackfield.core.media.wav;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jackfield.api.media.AudioDecoder;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.WavReader;

/** The audio of a WAV file, decoded piece by piece. */
final class StreamedWav implements WavReader {

    private static final int PIECE = 4096;

    private final InputStream stream;
    private final WavFormat format;
    private final AudioDecoder decoder;
    private final byte[] encoded;
    private final short[] decoded;
    private long samplesLeft;
    private int from;
    private int to;

    StreamedWav(InputStream stream, WavParser.Contents contents, AudioDecoder decoder) {
        this.stream = stream;
        this.decoder = decoder;
        format = contents.format();
        samplesLeft = contents.samples();
        encoded = new byte[PIECE / format.blockBytes() * format.blockBytes()];
        decoded = new short[decoder.maxSamples(encoded.length)];
    }

    @Override
    public WavFormat format() {
        return format;
    }

    @Override
    public int read(short[] pcm, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, pcm.length);
        int channels = format.channels();
        if (length < channels) {
            throw new IllegalArgumentException("room for " + length + " samples of " + channels + " channels");
        }
        if (from == to && !decodePiece()) {
            return -1;
        }
        int count = Math.min(length - length % channels, to - from);
        System.arraycopy(decoded, from, pcm, offset, count);
        from += count;
        return count;
    }

    /** {@return whether there was a piece} */
    private boolean decodePiece() throws IOException {
        // Whole blocks, and none beyond the last sample: what follows the data is not audio.
        int wanted = (int) Math.min(encoded.length, format.dataBytes(Math.min(samplesLeft, encoded.length)));
        int got = stream.readNBytes(encoded, 0, wanted);
        int whole = got - got % format.blockBytes();
        int samples = decoder.decode(encoded, 0, whole, decoded, 0) / format.channels();
        int kept = (int) Math.min(samples, samplesLeft);
        samplesLeft -= kept;
        from = 0;
        to = kept * format.channels();
        return kept > 0;
    }
}
