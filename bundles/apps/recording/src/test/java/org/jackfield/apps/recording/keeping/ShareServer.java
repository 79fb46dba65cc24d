package org.jackfield.apps.recording.keeping;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareFile;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.shares.ShareStatus;

/** Shares that lie in a folder of this machine; what a file server does besides is pinned where one is at hand. */
final class ShareServer implements ShareService {

    static final Share VAULT = new Share(new UUID(7, 7), "Vault", "files.example", Share.PORT, "vault", "");

    /** Where the share lies; null while the server does not answer. */
    Path folder;

    /** Spoils what is written, as a broken server would. */
    boolean spoils;

    int reads;

    @Override
    public List<Share> shares() {
        return List.of(VAULT);
    }

    @Override
    public Optional<Share> share(UUID id) {
        return Optional.of(VAULT).filter(share -> share.id().equals(id));
    }

    @Override
    public ShareStatus status(UUID id) {
        return ShareStatus.UNKNOWN;
    }

    @Override
    public ShareFolder open(UUID id, SharePath below) throws IOException {
        if (folder == null) {
            throw new IOException("files.example does not answer");
        }
        return new Folder(folder.resolve(below.toString()));
    }

    private final class Folder implements ShareFolder {

        private final Path here;

        Folder(Path here) {
            this.here = here;
        }

        @Override
        public List<ShareFile> list(int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public InputStream read(String name) throws IOException {
            try {
                InputStream in = Files.newInputStream(here.resolve(name));
                reads++;
                return in;
            } catch (NoSuchFileException e) {
                throw new FileNotFoundException(name);
            }
        }

        @Override
        public long write(String name, Writing content) throws IOException {
            Files.createDirectories(here);
            Path part = here.resolve(name + ".part");
            try (OutputStream out = Files.newOutputStream(part)) {
                content.to(out);
                if (spoils) {
                    out.write(0);
                }
            }
            Files.move(part, here.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return Files.size(here.resolve(name));
        }

        @Override
        public void delete(String name) throws IOException {
            Files.deleteIfExists(here.resolve(name));
        }

        @Override
        public void close() {}
    }
}
