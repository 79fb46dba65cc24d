package org.jackfield.apps.recording.recorder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where recordings lie: in {@code active} while they are made, under the day of their beginning once they are done. */
final class Shelf {

    /** How a recording's file is called. */
    static final String SUFFIX = ".jrec";

    private static final String SIDECAR = ".sidecar";
    private static final String UNFINISHED = ".new";
    private static final int LONGEST_SIDECAR = 8192;
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final Path root;
    private final Path active;

    /** The shelf in the recordings' folder. */
    Shelf(Path root) {
        this.root = root;
        active = root.resolve("active");
    }

    /** Makes the folder, if there is none, and removes what a crash left half written. Nobody writes meanwhile. */
    void prepare() throws IOException {
        Files.createDirectories(active);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(active, "*" + UNFINISHED)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    Path active(UUID recording) {
        return active.resolve(recording + SUFFIX);
    }

    /** {@return where what is left of a recording is written that something is taken out of} */
    Path shortened(Sidecar sidecar) {
        return active.resolve(sidecar.recording() + SUFFIX + UNFINISHED);
    }

    Path finished(Sidecar sidecar) {
        return root.resolve(sidecar.path());
    }

    /** Puts a sidecar down, in the place of the one before if there is one. It survives a power loss when this returns. */
    void write(Sidecar sidecar) throws IOException {
        write(sidecar, true);
    }

    /**
     * Puts a sidecar down for a recording that is being made. It survives the end of the process when this returns, as what
     * was flushed of the recording does; a writer of many recordings must not wait for the disk.
     */
    void note(Sidecar sidecar) throws IOException {
        write(sidecar, false);
    }

    private void write(Sidecar sidecar, boolean force) throws IOException {
        Path file = sidecarFile(sidecar.recording());
        Path unfinished = active.resolve(sidecar.recording() + SIDECAR + UNFINISHED);
        try (FileChannel out = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(sidecar.bytes());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            if (force) {
                out.force(true);
            }
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** {@return all sidecars; what is none is told in the log and stays} */
    List<Sidecar> sidecars() throws IOException {
        List<Sidecar> sidecars = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(active, "*" + SIDECAR)) {
            for (Path file : files) {
                try (InputStream in = Files.newInputStream(file)) {
                    sidecars.add(Sidecar.of(in.readNBytes(LONGEST_SIDECAR)));
                } catch (ProblemException e) {
                    LOG.warn("{} is no sidecar of a recording and is left alone: {}", file, e.getMessage());
                }
            }
        }
        return sidecars;
    }

    /** {@return the files in {@code active} without a sidecar: nobody has their keys} */
    List<Path> orphans() throws IOException {
        List<Path> orphans = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(active, "*" + SUFFIX)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!Files.exists(active.resolve(name.substring(0, name.length() - SUFFIX.length()) + SIDECAR))) {
                    orphans.add(file);
                }
            }
        }
        return orphans;
    }

    /**
     * Moves a sealed file to its day. It survives a power loss there once its folder was {@link #force}d.
     *
     * @return the folder
     */
    Path move(Sidecar sidecar) throws IOException {
        Path target = finished(sidecar);
        Files.createDirectories(target.getParent());
        try {
            Files.move(active(sidecar.recording()), target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            if (!Files.exists(target)) {
                throw e;
            }
        }
        return target.getParent();
    }

    /** Files that were moved into a folder are there after a power loss too. */
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Removes a sidecar, if it is there. */
    void forget(UUID recording) throws IOException {
        Files.deleteIfExists(sidecarFile(recording));
    }

    /**
     * Removes a recording, its key first: without it nobody can ever hear what may be left of the file. On a full disk, where
     * that cannot be noted, the sidecar goes at once.
     */
    void destroy(Sidecar sidecar) throws IOException {
        try {
            write(new Sidecar(
                    sidecar.recording(), sidecar.segment(), sidecar.system(), sidecar.device(), sidecar.source(),
                    sidecar.part(), sidecar.started(), new byte[0], sidecar.losses(), "", Sidecar.State.DOOMED, List.of()));
        } catch (IOException e) {
            forget(sidecar.recording());
        }
        Files.deleteIfExists(active(sidecar.recording()));
        forget(sidecar.recording());
    }

    private Path sidecarFile(UUID recording) {
        return active.resolve(recording + SIDECAR);
    }
}
