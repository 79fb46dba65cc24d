package org.jackfield.core.telephony.journal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.JournalEntry;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.core.telephony.journal.JournalFiles.JournalFile;
import org.jackfield.core.telephony.model.CallModel;
import tools.jackson.core.JacksonException;

/**
 * Reads a journal from a position on and finds again what each event did. Begins at the youngest checkpoint before the
 * position. For one thread.
 */
final class Replay implements Closeable {

    private final PhoneSystemId system;
    private final JournalFiles files;
    private final JournalCodec codec;
    private FrameReader reader;
    private JournalFile file;
    private CallModel model;
    private long last;
    private Instant lastArrival = Instant.EPOCH;
    private long unreadable;

    /**
     * @param after the last position that is not wanted; 0 for everything
     */
    Replay(PhoneSystemId system, JournalFiles files, JournalCodec codec, long after) throws IOException {
        this.system = system;
        this.files = files;
        this.codec = codec;
        this.model = new CallModel(system);
        begin(after);
    }

    private void begin(long after) throws IOException {
        List<JournalFile> all = files.all();
        int start = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).first() <= after + 1 && beginsWithCheckpoint(all.get(i))) {
                start = i;
            }
        }
        if (!all.isEmpty()) {
            open(all.get(start));
        }
    }

    private boolean beginsWithCheckpoint(JournalFile candidate) throws IOException {
        try (FrameReader probe = new FrameReader(candidate.path())) {
            Frame frame = probe.next(Long.MAX_VALUE);
            return frame != null && frame.kind() == Frame.CHECKPOINT && probe.damagedBytes() == 0;
        }
    }

    private void open(JournalFile next) throws IOException {
        if (reader != null) {
            reader.close();
        }
        file = next;
        last = Math.max(last, next.first() - 1);
        reader = new FrameReader(next.path());
    }

    CallModel model() {
        return model;
    }

    /** Position of the last record read. */
    long last() {
        return last;
    }

    Instant lastArrival() {
        return lastArrival;
    }

    /** Pieces that were whole and yet could not be understood. */
    long unreadable() {
        return unreadable;
    }

    /** Where the readable part of the file being read ends, as far as read. */
    long endOfFile(long limit) throws IOException {
        try (FrameReader measure = new FrameReader(file.path())) {
            long end = 0;
            for (Frame frame = measure.next(limit); frame != null; frame = measure.next(limit)) {
                end = frame.end();
            }
            return end;
        }
    }

    JournalFile file() {
        return file;
    }

    /**
     * Reads on.
     *
     * @param limit tells for a file up to where it may be read
     * @return the next entry, null if there is none yet
     */
    JournalEntry next(FileLimit limit) throws IOException {
        while (true) {
            if (reader == null) {
                begin(last);
                if (reader == null) {
                    return null;
                }
            }
            Frame frame = reader.next(limit.of(file));
            if (frame == null) {
                JournalFile following = following();
                if (following == null) {
                    return null;
                }
                // the file may have grown to its end between the two looks
                frame = reader.next(limit.of(file));
                if (frame == null) {
                    open(following);
                    continue;
                }
            }
            JournalEntry entry = understand(frame);
            if (entry != null) {
                return entry;
            }
        }
    }

    private JournalFile following() throws IOException {
        return files.all().stream().filter(f -> f.first() > file.first()).findFirst().orElse(null);
    }

    private JournalEntry understand(Frame frame) {
        try {
            if (frame.kind() == Frame.CHECKPOINT) {
                Checkpoint checkpoint = codec.decode(frame.payload(), Checkpoint.class);
                model = CallModel.restore(system, checkpoint.state());
                last = Math.max(last, checkpoint.next() - 1);
                lastArrival = later(lastArrival, checkpoint.at());
                return null;
            }
            return apply(codec.decode(frame.payload(), JournalRecord.class));
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            // written by a version that knew events which this one does not
            unreadable++;
            return null;
        }
    }

    private JournalEntry apply(JournalRecord found) {
        if (found.position() <= last) {
            return null;
        }
        if (found.position() > last + 1) {
            long missing = found.position() - last - 1;
            model.apply(found.id(), found.arrived(), new LinkEvent.EventsMissed("", missing, "journal damaged"));
        }
        last = found.position();
        lastArrival = later(lastArrival, found.arrived());
        return entryOf(system, found, model.apply(found.id(), found.arrived(), found.event()));
    }

    static JournalEntry entryOf(PhoneSystemId system, JournalRecord found, CallModel.Outcome outcome) {
        return new JournalEntry(
                system, found.position(), found.id(), found.arrived(), found.phoneSystemTime(), found.event(),
                found.raw(), outcome.subject(), outcome.changes());
    }

    /** {@return up to {@code max} entries; empty if there are none yet} */
    List<JournalEntry> read(int max, FileLimit limit) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        while (entries.size() < max) {
            JournalEntry entry = next(limit);
            if (entry == null) {
                break;
            }
            entries.add(entry);
        }
        return entries;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }

    /** Up to where a file is safely on disk. */
    interface FileLimit {

        /** Everything that is in a file. */
        FileLimit NONE = file -> Long.MAX_VALUE;

        long of(JournalFile file);
    }
}
