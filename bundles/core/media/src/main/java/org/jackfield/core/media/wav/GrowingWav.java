package org.jackfield.core.media.wav;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Objects;
import org.jackfield.api.media.AudioEncoder;
import org.jackfield.api.media.WavFormat;
import org.jackfield.api.media.WavWriter;

/** A WAV file that grows. Its header never speaks of data that are not there yet. */
final class GrowingWav implements WavWriter {

    /** A whole number of blocks of every encoding: 400 ms of one channel. */
    private static final int CHUNK = 3200;

    private final SeekableByteChannel channel;
    private final WavFormat format;
    private final AudioEncoder encoder;
    private final short[] pending = new short[CHUNK];
    private final ByteBuffer encoded;
    private int pendingSamples;
    private long takenIn;
    private long end;
    private boolean closed;

    GrowingWav(SeekableByteChannel channel, WavFormat format, AudioEncoder encoder) throws IOException {
        this.channel = channel;
        this.format = format;
        this.encoder = encoder;
        encoded = ByteBuffer.allocate(CHUNK / encoder.frameSamples() * encoder.frameBytes());
        writeHeader(0);
        end = WavHeader.length(format);
    }

    @Override
    public WavFormat format() {
        return format;
    }

    @Override
    public long samples() {
        return takenIn;
    }

    @Override
    public void write(short[] pcm, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, pcm.length);
        if (length % format.channels() != 0) {
            throw new IllegalArgumentException(length + " samples for " + format.channels() + " channels");
        }
        WavHeader.checkedDataBytes(format, takenIn + length / format.channels());
        takenIn += length / format.channels();
        int done = 0;
        while (done < length) {
            int fits = Math.min(length - done, CHUNK - pendingSamples);
            System.arraycopy(pcm, offset + done, pending, pendingSamples, fits);
            pendingSamples += fits;
            done += fits;
            if (pendingSamples == CHUNK) {
                writeBlocks();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        writeBlocks();
        writeHeader(format.samples(end - WavHeader.length(format)));
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (channel) {
            int over = pendingSamples % encoder.frameSamples();
            if (over > 0) {
                int full = pendingSamples + encoder.frameSamples() - over;
                Arrays.fill(pending, pendingSamples, full, (short) 0);
                pendingSamples = full;
            }
            writeBlocks();
            if ((end - WavHeader.length(format)) % 2 != 0) {
                write(ByteBuffer.allocate(1), end);
            }
            writeHeader(takenIn);
        }
    }

    /** Encodes what makes whole frames; the rest waits. */
    private void writeBlocks() throws IOException {
        int over = pendingSamples % encoder.frameSamples();
        int whole = pendingSamples - over;
        int bytes = encoder.encode(pending, 0, whole, encoded.array(), 0);
        System.arraycopy(pending, whole, pending, 0, over);
        pendingSamples = over;
        write(encoded.clear().limit(bytes), end);
        end += bytes;
    }

    private void writeHeader(long samples) throws IOException {
        write(ByteBuffer.wrap(WavHeader.of(format, samples)), 0);
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        channel.position(position);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
