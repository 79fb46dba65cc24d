package org.jackfield.api.media;

import java.util.Objects;
import org.jackfield.api.problem.ProblemException;

/**
 * What a WAV file holds.
 *
 * @param encoding how samples are coded; never null
 * @param sampleRate in hertz, from 1 to {@value #MAX_SAMPLE_RATE}
 * @param channels 1 or 2; GSM has 1
 */
public record WavFormat(Encoding encoding, int sampleRate, int channels) {

    /** The highest sample rate. */
    public static final int MAX_SAMPLE_RATE = 768_000;

    /** The encodings that can be written and read. */
    public enum Encoding {
        /** Linear, 16 bits. */
        PCM16(1, 2, 1),
        /** G.711 A-law. */
        PCMA(6, 1, 1),
        /** G.711 mu-law. */
        PCMU(7, 1, 1),
        /** GSM full rate, known as WAV49: blocks of two frames. */
        GSM(0x31, 65, 320);

        private final int tag;
        private final int blockBytes;
        private final int blockSamples;

        Encoding(int tag, int blockBytes, int blockSamples) {
            this.tag = tag;
            this.blockBytes = blockBytes;
            this.blockSamples = blockSamples;
        }

        /** {@return the format tag in the file (RFC 2361)} */
        public int tag() {
            return tag;
        }
    }

    /**
     * Checks the components.
     *
     * @throws ProblemException {@code media.wav-format-invalid} if one is outside its range
     */
    public WavFormat {
        Objects.requireNonNull(encoding, "encoding");
        if (sampleRate < 1 || sampleRate > MAX_SAMPLE_RATE) {
            throw invalid(sampleRate + " Hz", "The sample rate of a WAV file is 1 to " + MAX_SAMPLE_RATE + " Hz.");
        }
        int most = encoding == Encoding.GSM ? 1 : 2;
        if (channels < 1 || channels > most) {
            throw invalid(channels + " channels", "A WAV file of " + encoding + " has 1"
                    + (most == 1 ? " channel." : " or 2 channels."));
        }
    }

    /** {@return the format that telephone audio has: 8 kHz} */
    public static WavFormat telephone(Encoding encoding, int channels) {
        return new WavFormat(encoding, 8000, channels);
    }

    /** {@return the bytes of a block, the smallest unit of the data, all channels together} */
    public int blockBytes() {
        return encoding.blockBytes * channels;
    }

    /** {@return the samples of a block, of each channel} */
    public int blockSamples() {
        return encoding.blockSamples;
    }

    /** {@return how many bytes of data, in whole blocks, hold so many samples of each channel} */
    public long dataBytes(long samples) {
        return Math.ceilDiv(samples, encoding.blockSamples) * blockBytes();
    }

    /** {@return how many samples of each channel the whole blocks in so many bytes of data hold} */
    public long samples(long dataBytes) {
        return dataBytes / blockBytes() * encoding.blockSamples;
    }

    private static ProblemException invalid(String input, String message) {
        return ProblemException.invalid(
                "media.wav-format-invalid", input, message, "Choose a format that this program can write.");
    }
}
