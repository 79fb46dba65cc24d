package org.jackfield.core.media.wav;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.WavFormat.Encoding;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;

/** Reads what precedes the data of a WAV file. No number in the file decides how much memory is taken. */
final class WavParser {

    /** What lies before the data in files of sane origin: covers, comments, padding. */
    private static final long MOST_BEFORE_DATA = 16L << 20;

    private static final int RIFF = fourCc("RIFF");
    private static final int WAVE = fourCc("WAVE");
    private static final int FMT = fourCc("fmt ");
    private static final int FACT = fourCc("fact");
    private static final int DATA = fourCc("data");

    private static final int EXTENSIBLE = 0xFFFE;
    private static final int SHORTEST_FORMAT = 16;
    private static final int LONGEST_FORMAT = 40;
    private static final int SUB_FORMAT = 24;
    private static final long UNKNOWN = 0xFFFF_FFFFL;

    private final InputStream stream;
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST_FORMAT).order(ByteOrder.LITTLE_ENDIAN);
    private long position;
    private long riffEnd;
    private WavFormat format;
    private long fact;

    private WavParser(InputStream stream) {
        this.stream = stream;
    }

    /**
     * What the header says.
     *
     * @param samples how many of each channel there are at most; {@link Long#MAX_VALUE} if only the end of the file tells
     */
    record Contents(WavFormat format, long samples) {}

    /** Reads up to the first byte of the data. */
    static Contents parse(InputStream stream) throws IOException {
        return new WavParser(stream).contents();
    }

    private Contents contents() throws IOException {
        read(12);
        if (buffer.getInt(0) != RIFF || buffer.getInt(8) != WAVE) {
            throw malformed("It does not begin like one.");
        }
        riffEnd = 8 + Integer.toUnsignedLong(buffer.getInt(4));
        while (position < MOST_BEFORE_DATA) {
            read(WavHeader.CHUNK_HEADER);
            int chunk = buffer.getInt(0);
            long size = Integer.toUnsignedLong(buffer.getInt(4));
            if (chunk == DATA) {
                return data(size);
            }
            long end = position + size + (size & 1);
            if (chunk == FMT) {
                readFormat(size);
            } else if (chunk == FACT && size >= Integer.BYTES) {
                read(Integer.BYTES);
                fact = Integer.toUnsignedLong(buffer.getInt(0));
            }
            skip(end - position);
        }
        throw malformed("There is no audio in its first " + (MOST_BEFORE_DATA >> 20) + " MB.");
    }

    private Contents data(long size) {
        if (format == null) {
            throw malformed("It does not say what it holds.");
        }
        // Nothing, though nothing else follows: the header was never completed.
        if (size == UNKNOWN || size == 0 && riffEnd <= position) {
            return new Contents(format, Long.MAX_VALUE);
        }
        long room = format.samples(size);
        // The last block is filled up with silence that was not recorded.
        boolean trimmed = format.encoding() == Encoding.GSM && fact < room && fact > room - format.blockSamples();
        return new Contents(format, trimmed ? fact : room);
    }

    private void readFormat(long size) throws IOException {
        if (size < SHORTEST_FORMAT) {
            throw malformed("The description of its format is too short.");
        }
        int known = (int) Math.min(size, LONGEST_FORMAT);
        read(known);
        int tag = word(0);
        if (tag == EXTENSIBLE && known > SUB_FORMAT + 1) {
            tag = word(SUB_FORMAT);
        }
        Encoding encoding = encoding(tag, word(12), word(14));
        int channels = word(2);
        int most = encoding == Encoding.GSM ? 1 : 2;
        int rate = buffer.getInt(4);
        if (channels < 1 || channels > most || rate < 1 || rate > WavFormat.MAX_SAMPLE_RATE) {
            throw unsupported(encoding + ", " + channels + " channels, " + Integer.toUnsignedString(rate) + " Hz");
        }
        format = new WavFormat(encoding, rate, channels);
    }

    private static Encoding encoding(int tag, int blockBytes, int bits) {
        for (Encoding encoding : Encoding.values()) {
            boolean fits = switch (encoding) {
                case PCM16 -> bits == Short.SIZE;
                case PCMA, PCMU -> bits == Byte.SIZE;
                case GSM -> blockBytes == 65;
            };
            if (tag == encoding.tag() && fits) {
                return encoding;
            }
        }
        throw unsupported("format " + tag + ", " + bits + " bits, blocks of " + blockBytes + " bytes");
    }

    private int word(int at) {
        return Short.toUnsignedInt(buffer.getShort(at));
    }

    private void read(int length) throws IOException {
        if (stream.readNBytes(buffer.array(), 0, length) < length) {
            throw malformed("It ends before its audio.");
        }
        position += length;
    }

    private void skip(long length) throws IOException {
        if (length > MOST_BEFORE_DATA) {
            throw malformed("A part of it claims " + length + " bytes.");
        }
        try {
            stream.skipNBytes(length);
        } catch (EOFException end) {
            throw malformed("It ends before its audio.");
        }
        position += length;
    }

    private static int fourCc(String name) {
        return name.charAt(0) | name.charAt(1) << 8 | name.charAt(2) << 16 | name.charAt(3) << 24;
    }

    private static ProblemException malformed(String why) {
        return ProblemException.invalid("media.wav-malformed", "", "This is no WAV file. " + why, "Choose another file.");
    }

    private static ProblemException unsupported(String what) {
        return ProblemException.of("media.wav-unsupported", Problem.Kind.UNSUPPORTED, what,
                "This WAV file's audio cannot be read.",
                "Convert it to 16-bit PCM, A-law, mu-law or GSM, with one channel or two.");
    }
}
