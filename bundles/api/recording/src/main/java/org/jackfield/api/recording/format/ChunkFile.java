package org.jackfield.api.recording.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Optional;

/** A recording file as its header and chunks; bodies are read and not opened. */
final class ChunkFile implements Closeable {

    private final FileChannel file;
    private final RecordingHeader header;
    private final long first;

    private ChunkFile(FileChannel file, RecordingHeader header, long first) {
        this.file = file;
        this.header = header;
        this.first = first;
    }

    static ChunkFile open(Path path, OpenOption... options) throws IOException {
        FileChannel file = FileChannel.open(path, options);
        try {
            byte[] start = read(file, 0, RecordingHeader.START_BYTES).orElseThrow(ChunkFile::empty);
            byte[] header = read(file, 0, RecordingHeader.lengthOf(start)).orElseThrow(ChunkFile::empty);
            return new ChunkFile(file, RecordingHeader.of(header), header.length);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static RuntimeException empty() {
        return Damage.of("recording.empty", "header", "The file ends within its header: there is no audio in it.");
    }

    RecordingHeader header() {
        return header;
    }

    /** {@return where the first chunk begins} */
    long first() {
        return first;
    }

    FileChannel channel() {
        return file;
    }

    /** {@return the header of a chunk that is there whole; empty if the file ends before} */
    Optional<ChunkHeader> headerAt(long position, int number) throws IOException {
        Optional<byte[]> bytes = read(file, position, ChunkHeader.BYTES);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        ChunkHeader chunk = ChunkHeader.read(ByteBuffer.wrap(bytes.get()), number, header);
        return position + chunk.chunkBytes() <= file.size() ? Optional.of(chunk) : Optional.empty();
    }

    /** {@return the whole chunk as it is in the file} */
    byte[] chunkAt(long position, ChunkHeader chunk) throws IOException {
        return read(file, position, chunk.chunkBytes())
                .orElseThrow(() -> Damage.altered("chunk " + chunk.number(), "The file became shorter."));
    }

    /** {@return the tag that the chunk at this position is chained to} */
    byte[] tagBefore(long position) throws IOException {
        return position == first
                ? new byte[ChunkHeader.TAG_BYTES]
                : read(file, position - ChunkHeader.TAG_BYTES, ChunkHeader.TAG_BYTES).orElseThrow();
    }

    /** {@return all bytes from here on; empty if they are too many to be a seal} */
    Optional<byte[]> tail(long position) throws IOException {
        long rest = file.size() - position;
        return rest > RecordingSeal.MAX_BYTES ? Optional.empty() : read(file, position, (int) rest);
    }

    private static Optional<byte[]> read(FileChannel file, long position, int length) throws IOException {
        ByteBuffer in = ByteBuffer.allocate(length);
        while (in.hasRemaining()) {
            int count = file.read(in, position + in.position());
            if (count < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(in.array());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
