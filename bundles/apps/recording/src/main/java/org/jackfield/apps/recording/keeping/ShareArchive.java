package org.jackfield.apps.recording.keeping;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;
import org.jackfield.api.shares.ShareService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An archive on a network share, below a folder of its own. What is played from it is fetched first, encrypted as it is. */
record ShareArchive(UUID share, ShareService shares, Fetched fetched) implements Archive {

    /** The folder on the share below which everything is. */
    static final String FOLDER = "recordings";

    private static final Logger LOG = LoggerFactory.getLogger(ShareArchive.class);

    private interface Work<T> {
        T in(ShareFolder folder, String name) throws IOException;
    }

    @Override
    public String name() {
        return "share " + shares.share(share).map(Share::description).orElse(share.toString());
    }

    private <T> T in(String path, Work<T> work) throws IOException {
        int slash = path.lastIndexOf('/');
        SharePath below = SharePath.of(FOLDER + "/" + path.substring(0, Math.max(0, slash)));
        try (ShareFolder folder = shares.open(share, below)) {
            return work.in(folder, path.substring(slash + 1));
        } catch (ProblemException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void prepare() throws IOException {
        if (!isMarked()) {
            byte[] text = ArchiveMark.TEXT.getBytes(StandardCharsets.UTF_8);
            in(ArchiveMark.NAME, (folder, name) -> folder.write(name, out -> out.write(text)));
        }
    }

    private boolean isMarked() throws IOException {
        return in(ArchiveMark.NAME, (folder, name) -> {
            try (InputStream mark = folder.read(name)) {
                return mark.read() >= 0;
            } catch (FileNotFoundException e) {
                return false;
            }
        });
    }

    @Override
    public boolean isThere() {
        try {
            return isMarked();
        } catch (IOException e) {
            LOG.debug("{} cannot be reached: {}", name(), e.getMessage());
            return false;
        }
    }

    @Override
    public long free() {
        return -1;
    }

    @Override
    public boolean holds(String path, String sha256) throws IOException {
        return in(path, (folder, name) -> holds(folder, name, sha256));
    }

    private static boolean holds(ShareFolder folder, String name, String sha256) throws IOException {
        try (InputStream in = folder.read(name)) {
            return ArchiveCopy.sha256(in).equals(sha256);
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    @Override
    public void keep(Path file, String path, String sha256) throws IOException {
        in(path, (folder, name) -> {
            if (!holds(folder, name, sha256)) {
                folder.write(name, out -> Files.copy(file, out));
                if (!holds(folder, name, sha256)) {
                    folder.delete(name);
                    throw new IOException("what was written to " + path + " reads back otherwise");
                }
            }
            return name;
        });
    }

    @Override
    public boolean isSame(Path file, String path) {
        return false;
    }

    @Override
    public void delete(String path) throws IOException {
        fetched.forget(path);
        in(path, (folder, name) -> {
            folder.delete(name);
            return name;
        });
    }

    @Override
    public Optional<Path> find(String path) {
        try {
            return Optional.of(fetched.get(path, out -> in(path, (folder, name) -> {
                try (InputStream in = folder.read(name)) {
                    return in.transferTo(out);
                }
            })));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("{} cannot be fetched from {}: {}", path, name(), e.getMessage());
            return Optional.empty();
        }
    }
}
