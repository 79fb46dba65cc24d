package org.jackfield.apps.reporting.schedule;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareFile;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.shares.ShareStatus;

/** One share whose files are in memory. */
public final class FolderShares implements ShareService {

    static final UUID SHARE = new UUID(3, 70);

    /** By path. */
    final Map<String, byte[]> files = new TreeMap<>();
    int writes;
    private String away = "";

    void goAway(String why) {
        away = why;
    }

    @Override
    public List<Share> shares() {
        return List.of();
    }

    @Override
    public Optional<Share> share(UUID id) {
        return Optional.empty();
    }

    @Override
    public ShareStatus status(UUID id) {
        throw new UnsupportedOperationException("nobody looks");
    }

    @Override
    public ShareFolder open(UUID id, SharePath below) throws IOException {
        if (!away.isEmpty()) {
            throw new IOException(away);
        }
        return new ShareFolder() {
            @Override
            public List<ShareFile> list(int limit) {
                return List.of();
            }

            @Override
            public InputStream read(String name) throws IOException {
                throw new FileNotFoundException(name);
            }

            @Override
            public long write(String name, Writing content) throws IOException {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                content.to(out);
                files.put(below + "/" + name, out.toByteArray());
                writes++;
                return out.size();
            }

            @Override
            public void delete(String name) {
                files.remove(below + "/" + name);
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }
}
