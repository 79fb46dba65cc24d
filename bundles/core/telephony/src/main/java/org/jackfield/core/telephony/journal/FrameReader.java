package org.jackfield.core.telephony.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Reads the pieces of one journal file in order, and over damaged ones. For one thread. */
final class FrameReader implements Closeable {

    private static final int CHUNK = 64 * 1024;

    private final FileChannel channel;
    private long position;
    private long damagedBytes;

    FrameReader(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
    }

    /** How many bytes had to be skipped so far. */
    long damagedBytes() {
        return damagedBytes;
    }

    /**
     * Reads the next piece.
     *
     * @param limit the end of what may be read: what is behind is not safely on disk yet
     * @return null if there is none before the limit; asked again later, there may be
     */
    Frame next(long limit) throws IOException {
        long end = Math.min(limit, channel.size());
        Frame frame = read(position, end);
        if (frame != null) {
            position = frame.end();
            return frame;
        }
        // a piece that is only not written to its end yet is no damage: another must follow behind it
        for (long at = nextMark(position + 1, end); at >= 0; at = nextMark(at + 1, end)) {
            Frame found = read(at, end);
            if (found != null) {
                damagedBytes += at - position;
                position = found.end();
                return found;
            }
        }
        return null;
    }

    private Frame read(long at, long end) throws IOException {
        if (at + Frame.HEADER > end) {
            return null;
        }
        ByteBuffer header = fill(ByteBuffer.allocate(Frame.HEADER), at);
        if (header.getInt() != Frame.MARK) {
            return null;
        }
        byte kind = header.get();
        int length = header.getInt();
        int checksum = header.getInt();
        if (!Frame.isPlausible(kind, length) || at + Frame.HEADER + length > end) {
            return null;
        }
        byte[] payload = fill(ByteBuffer.allocate(length), at + Frame.HEADER).array();
        return Frame.checksum(kind, payload) == checksum
                ? new Frame(kind, payload, at + Frame.HEADER + length)
                : null;
    }

    private long nextMark(long from, long end) throws IOException {
        for (long at = from; at + Integer.BYTES <= end; at += CHUNK - Integer.BYTES + 1) {
            ByteBuffer chunk = fill(ByteBuffer.allocate((int) Math.min(CHUNK, end - at)), at);
            for (int i = 0; i + Integer.BYTES <= chunk.limit(); i++) {
                if (chunk.getInt(i) == Frame.MARK) {
                    return at + i;
                }
            }
        }
        return -1;
    }

    private ByteBuffer fill(ByteBuffer buffer, long at) throws IOException {
        long from = at;
        while (buffer.hasRemaining()) {
            int read = channel.read(buffer, from);
            if (read < 0) {
                break;
            }
            from += read;
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
