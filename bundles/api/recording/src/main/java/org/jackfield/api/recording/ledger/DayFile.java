package org.jackfield.api.recording.ledger;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.recording.format.CanonicalText;
import org.jackfield.api.recording.format.PublicKeys;
import org.jackfield.api.recording.format.SigningKey;

/** The file of one day with the hash tree over it. One thread at a time. */
final class DayFile implements Closeable {

    private final FileChannel file;
    private final HashTree tree;
    private LedgerHead head;
    private boolean broken;

    private DayFile(FileChannel file, HashTree tree, LedgerHead head) {
        this.file = file;
        this.tree = tree;
        this.head = head;
    }

    /** Makes the file of a day with its first head; it is there whole or not at all. */
    static DayFile create(
            Path path, LocalDate day, Optional<LedgerHead.Previous> previous, Instant at, SigningKey site, PublicKeys trusted)
            throws IOException {
        LedgerHead first = LedgerHead.sign(day, previous, 0, TreeHash.empty(), at, false, site);
        byte[] content = new CanonicalText()
                .line(LedgerDay.MAGIC, "1")
                .line("day", day.toString())
                .line("previous", LedgerHead.text(previous))
                .line("head", first.text())
                .bytes();
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(channel, content);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
        forceFolder(path.getParent());
        return open(path, trusted);
    }

    /** The name of a new file is on disk when its folder is; where folders cannot be opened the system sees to it. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows
        }
    }

    /** Opens a day to go on with it; what a crash tore is moved aside first. */
    static DayFile open(Path path, PublicKeys trusted) throws IOException {
        return open(path, trusted, true);
    }

    /** Opens a day that has ended, to prove things. */
    static DayFile read(Path path, PublicKeys trusted) throws IOException {
        return open(path, trusted, false);
    }

    private static DayFile open(Path path, PublicKeys trusted, boolean write) throws IOException {
        HashTree tree = new HashTree();
        LedgerDay day;
        try (InputStream in = Files.newInputStream(path)) {
            day = LedgerDay.read(in, trusted, (index, entry, text) -> tree.add(LedgerEntry.leaf(text)));
        }
        FileChannel file = write
                ? FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
                : FileChannel.open(path, StandardOpenOption.READ);
        try {
            if (day.problem().isPresent()) {
                if (!write || day.head().isEmpty() || holdsHead(file, day.signedBytes())) {
                    throw day.problem().get().toException();
                }
                moveTornAside(path, file, day.signedBytes());
            }
            file.position(file.size());
            return new DayFile(file, tree, day.head().orElseThrow());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** A head behind the last good one was signed once: then what is wrong is no torn tail. */
    private static boolean holdsHead(FileChannel file, long from) throws IOException {
        Lines lines = new Lines(LedgerDay.CODE, Channels.newInputStream(file.position(from)), LedgerDay.MAX_LINE);
        try {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (Lines.value(line.get(), "head").isPresent()) {
                    return true;
                }
            }
        } catch (ProblemException e) {
            // zeros and the like: nothing that was ever signed
            return false;
        }
        return false;
    }

    private static void moveTornAside(Path path, FileChannel file, long from) throws IOException {
        Path aside = path.resolveSibling(path.getFileName() + ".torn");
        try (FileChannel torn = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (long at = from; at < file.size(); ) {
                at += file.transferTo(at, file.size() - at, torn);
            }
            torn.force(true);
        }
        file.truncate(from).force(true);
    }

    LocalDate day() {
        return head.day();
    }

    LedgerHead head() {
        return head;
    }

    HashTree tree() {
        return tree;
    }

    /** {@return the index of the first of these entries} */
    long append(List<LedgerEntry> entries, Instant at, SigningKey site) throws IOException {
        requireWhole();
        long first = tree.size();
        CanonicalText lines = new CanonicalText();
        for (LedgerEntry entry : entries) {
            String text = entry.text(tree.size());
            lines.line("entry", text);
            tree.add(LedgerEntry.leaf(text));
        }
        sign(lines, at, false, site);
        return first;
    }

    /** Ends the day, unless it has ended. */
    LedgerHead end(Instant at, SigningKey site) throws IOException {
        if (!head.closed()) {
            requireWhole();
            sign(new CanonicalText(), at, true, site);
        }
        return head;
    }

    private void sign(CanonicalText lines, Instant at, boolean closed, SigningKey site) throws IOException {
        LedgerHead next = LedgerHead.sign(head.day(), head.previous(), tree.size(), tree.root(), at, closed, site);
        broken = true;
        write(file, lines.line("head", next.text()).bytes());
        broken = false;
        head = next;
    }

    private void requireWhole() {
        if (broken || head.closed()) {
            throw new IllegalStateException("the day's ledger has ended or could not be written: open it again");
        }
    }

    /** {@return an entry as it stands in the file; it is looked for from the beginning} */
    String text(long index) throws IOException {
        long back = file.position();
        try {
            Lines lines = new Lines(LedgerDay.CODE, Channels.newInputStream(file.position(0)), LedgerDay.MAX_LINE);
            String prefix = index + CanonicalText.SEPARATOR;
            while (true) {
                Optional<String> found = Lines.value(lines.next().orElseThrow(), "entry").filter(text -> text.startsWith(prefix));
                if (found.isPresent()) {
                    return found.get();
                }
            }
        } finally {
            file.position(back);
        }
    }

    private static void write(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(content);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
