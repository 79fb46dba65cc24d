package org.jackfield.core.media.wav;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.function.Consumer;

/** A file in memory that tells what a crash would have left behind, after every write. */
final class MemoryChannel implements SeekableByteChannel {

    private final Consumer<byte[]> afterWrite;
    private byte[] content = new byte[0];
    private int position;
    private boolean open = true;

    MemoryChannel(Consumer<byte[]> afterWrite) {
        this.afterWrite = afterWrite;
    }

    byte[] content() {
        return content;
    }

    @Override
    public int write(ByteBuffer bytes) throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
        int length = bytes.remaining();
        content = Arrays.copyOf(content, Math.max(content.length, position + length));
        bytes.get(content, position, length);
        position += length;
        afterWrite.accept(content);
        return length;
    }

    @Override
    public int read(ByteBuffer bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = Math.toIntExact(newPosition);
        return this;
    }

    @Override
    public long size() {
        return content.length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
