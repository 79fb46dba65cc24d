package org.jackfield.core.media.wav;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.WavFormat.Encoding;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** What precedes the data of a WAV file, for any number of samples. */
public final class WavHeader {

    static final int CHUNK_HEADER = 8;

    private static final long MAX_SIZE = 0xFFFF_FFFFL;
    private static final int RIFF_HEADER = 12;
    private static final int PCM_FORMAT = 16;
    private static final int FACT = 4;

    private WavHeader() {}

    /**
     * Makes the header of a file with so many samples of each channel.
     *
     * @throws ProblemException {@code media.wav-too-long} if the file has no room for them
     */
    public static byte[] of(WavFormat format, long samples) {
        long data = checkedDataBytes(format, samples);
        ByteBuffer header = ByteBuffer.allocate(length(format)).order(ByteOrder.LITTLE_ENDIAN);
        put(header, "RIFF", length(format) - CHUNK_HEADER + data + (data & 1)).put(ascii("WAVE"));
        putFormat(header, format);
        if (format.encoding() != Encoding.PCM16) {
            put(header, "fact", FACT).putInt((int) samples);
        }
        // The pad byte counts as data here, as SoX counts it, though RIFF has it otherwise.
        put(header, "data", format.encoding() == Encoding.GSM ? data + (data & 1) : data);
        return header.array();
    }

    /** {@return the length of every header of a format} */
    public static int length(WavFormat format) {
        int fact = format.encoding() == Encoding.PCM16 ? 0 : CHUNK_HEADER + FACT;
        return RIFF_HEADER + CHUNK_HEADER + formatLength(format.encoding()) + fact + CHUNK_HEADER;
    }

    /** {@return the bytes that the samples take} */
    static long checkedDataBytes(WavFormat format, long samples) {
        long data = format.dataBytes(samples);
        if (samples < 0 || samples > MAX_SIZE || data + 1 + length(format) > MAX_SIZE) {
            throw ProblemException.of("media.wav-too-long", Problem.Kind.TOO_LARGE, samples + " samples",
                    "A WAV file holds at most 4 GB.", "Begin another file.");
        }
        return data;
    }

    private static void putFormat(ByteBuffer header, WavFormat format) {
        Encoding encoding = format.encoding();
        put(header, "fmt ", formatLength(encoding));
        header.putShort((short) encoding.tag());
        header.putShort((short) format.channels());
        header.putInt(format.sampleRate());
        header.putInt((int) ((long) format.sampleRate() * format.blockBytes() / format.blockSamples()));
        header.putShort((short) format.blockBytes());
        // GSM's samples have no number of bits.
        header.putShort((short) (encoding == Encoding.GSM ? 0 : format.blockBytes() / format.channels() * Byte.SIZE));
        if (encoding == Encoding.GSM) {
            header.putShort((short) Short.BYTES).putShort((short) format.blockSamples());
        } else if (encoding != Encoding.PCM16) {
            header.putShort((short) 0);
        }
    }

    private static int formatLength(Encoding encoding) {
        return switch (encoding) {
            case PCM16 -> PCM_FORMAT;
            case PCMA, PCMU -> PCM_FORMAT + Short.BYTES;
            case GSM -> PCM_FORMAT + 2 * Short.BYTES;
        };
    }

    private static ByteBuffer put(ByteBuffer header, String chunk, long size) {
        return header.put(ascii(chunk)).putInt((int) size);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
