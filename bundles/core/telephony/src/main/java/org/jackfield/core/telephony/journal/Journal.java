package org.jackfield.core.telephony.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.core.telephony.journal.JournalFiles.JournalFile;
import org.jackfield.core.telephony.model.CallModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The append-only journal of one phone system. One thread writes; reading is free for all, and sees only what is safely on
 * disk.
 *
 * <p>A file holds at most about 16 MB or a day and begins with a checkpoint, so that files can be removed from the old
 * end. A tail that a crash left torn is cut at opening; a piece that is damaged further ahead is stepped over.
 */
public final class Journal implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final long MAX_FILE_BYTES = 16L << 20;
    private static final Duration MAX_FILE_AGE = Duration.ofDays(1);

    private final PhoneSystemId system;
    private final JournalFiles files;
    private final JournalCodec codec;

    private FileChannel channel;
    private long recordsEnd;
    private Instant fileBegan;
    private volatile long appended;

    private volatile Safe safe;

    /** What is safely on disk: in the file being written up to {@code bytes}, the last record being {@code position}. */
    private record Safe(long first, long bytes, long position) {}

    /**
     * What a journal held when it was opened.
     *
     * @param model the calls and devices as the last record left them
     * @param lastArrival when the last record arrived
     */
    public record Recovered(CallModel model, Instant lastArrival) {}

    private Journal(PhoneSystemId system, JournalFiles files, JournalCodec codec) {
        this.system = system;
        this.files = files;
        this.codec = codec;
    }

    /** A journal and what it held. */
    public record Opened(Journal journal, Recovered recovered) {}

    /**
     * Opens a journal, or makes one.
     *
     * @param folder where its files are
     * @param now when, for the first checkpoint
     */
    public static Opened open(PhoneSystemId system, Path folder, JournalCodec codec, Instant now) throws IOException {
        JournalFiles files = new JournalFiles(folder);
        Journal journal = new Journal(system, files, codec);
        journal.cutTornTail();
        try (Replay replay = new Replay(system, files, codec, Long.MAX_VALUE - 1)) {
            while (replay.next(Replay.FileLimit.NONE) != null) {
                // the model takes in what the youngest checkpoint does not hold
            }
            if (replay.unreadable() > 0) {
                LOG.warn("{} records of the journal in {} could not be understood", replay.unreadable(), folder);
            }
            // a journal that was lost must not give out positions that its readers have seen already
            journal.appended = replay.file() == null ? now.toEpochMilli() : replay.last();
            journal.roll(replay.model(), now);
            return new Opened(journal, new Recovered(replay.model(), replay.lastArrival()));
        }
    }

    private void cutTornTail() throws IOException {
        List<JournalFile> all = files.all();
        for (int i = all.size() - 1; i >= 0; i--) {
            Path path = all.get(i).path();
            long end = 0;
            long damaged;
            try (FrameReader reader = new FrameReader(path)) {
                for (Frame f = reader.next(Long.MAX_VALUE); f != null; f = reader.next(Long.MAX_VALUE)) {
                    end = f.end();
                }
                damaged = reader.damagedBytes();
            }
            long size = Files.size(path);
            if (damaged > 0) {
                LOG.warn("{} damaged bytes in {} were stepped over", damaged, path);
            }
            if (end == 0) {
                LOG.warn("{} holds nothing readable and was set aside", path);
                files.setAside(path);
                continue;
            }
            if (end < size) {
                LOG.info("{} bytes that were not written to their end were cut from {}", size - end, path);
                try (FileChannel cut = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    cut.truncate(end);
                    cut.force(true);
                }
            }
            return;
        }
    }

    /** {@return position of the last record written, safe or not} */
    public long appended() {
        return appended;
    }

    /** {@return position of the last record that is safely on disk} */
    public long safePosition() {
        return safe.position();
    }

    /**
     * Writes a record behind the last one; {@link #force} makes it safe.
     *
     * @return false if the event is too large to be kept; nothing is written then
     * @throws IOException if it was not written; the file is as it was before, and the same record can be tried again
     */
    public boolean append(JournalRecord entry) throws IOException {
        byte[] payload = codec.encode(entry);
        if (payload.length > Frame.MAX_RECORD) {
            return false;
        }
        if (channel == null) {
            throw new IOException("the journal's file is not open");
        }
        try {
            write(channel, Frame.write(Frame.RECORD, payload));
        } catch (IOException e) {
            takeBack();
            throw e;
        }
        recordsEnd = channel.position();
        appended = entry.position();
        return true;
    }

    /** Makes everything written safe. */
    public void force() throws IOException {
        channel.force(false);
        safe = new Safe(safe.first(), recordsEnd, appended);
    }

    /** {@return whether it is time for a new file} */
    public boolean wantsRoll(Instant now) {
        return recordsEnd > MAX_FILE_BYTES || now.isAfter(fileBegan.plus(MAX_FILE_AGE));
    }

    /** Goes on in a new file, which begins with the model as it is. */
    public void roll(CallModel model, Instant now) throws IOException {
        if (channel != null) {
            force();
        }
        Path path = files.pathOf(appended + 1);
        Path unfinished = path.resolveSibling(path.getFileName() + ".new");
        byte[] checkpoint = codec.encode(new Checkpoint(appended + 1, now, model.state()));
        try (FileChannel next = FileChannel.open(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            write(next, Frame.write(Frame.CHECKPOINT, checkpoint));
            next.force(true);
        }
        // a file of this name holds a checkpoint of the same position at most: it stays until the new one is whole
        Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        files.syncFolder();
        FileChannel previous = channel;
        channel = FileChannel.open(path, StandardOpenOption.WRITE);
        recordsEnd = channel.size();
        channel.position(recordsEnd);
        fileBegan = now;
        safe = new Safe(appended + 1, recordsEnd, appended);
        if (previous != null) {
            previous.close();
        }
    }

    private static void write(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private void takeBack() {
        try {
            channel.truncate(recordsEnd);
            channel.position(recordsEnd);
        } catch (IOException e) {
            LOG.warn("A record half written to the journal in {} could not be taken back", files.folder(), e);
        }
    }

    /** Removes files of which the youngest record is older than this, or which are too much for the disk. */
    public void prune(Instant olderThan, long maxBytes) throws IOException {
        List<JournalFile> all = files.all();
        long bytes = bytes();
        for (int i = 0; i + 1 < all.size(); i++) {
            Path path = all.get(i).path();
            boolean old = Files.getLastModifiedTime(path).toInstant().isBefore(olderThan);
            if (!old && bytes <= maxBytes) {
                return;
            }
            bytes -= Files.size(path);
            Files.delete(path);
        }
        files.syncFolder();
    }

    /** {@return how much disk it takes} */
    public long bytes() throws IOException {
        long bytes = 0;
        for (JournalFile file : files.all()) {
            bytes += Files.size(file.path());
        }
        return bytes;
    }

    /** Reads from a position on what is safely on disk. */
    Replay replay(long after) throws IOException {
        return new Replay(system, files, codec, after);
    }

    /** {@return a position such that everything that arrived from this moment on stands behind it} */
    long positionBefore(Instant moment) throws IOException {
        long before = 0;
        for (JournalFile file : files.all()) {
            try (FrameReader reader = new FrameReader(file.path())) {
                Frame first = reader.next(safeEnd(file));
                if (first != null && first.kind() == Frame.CHECKPOINT
                        && codec.decode(first.payload(), Checkpoint.class).at().isBefore(moment)) {
                    before = file.first() - 1;
                }
            }
        }
        return before;
    }

    long safeEnd(JournalFile file) {
        Safe now = safe;
        return file.first() == now.first() ? now.bytes() : file.first() < now.first() ? Long.MAX_VALUE : 0;
    }

    JournalFiles files() {
        return files;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            force();
            channel.close();
            channel = null;
        }
    }
}
