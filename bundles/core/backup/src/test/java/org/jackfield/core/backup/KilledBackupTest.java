package org.jackfield.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jackfield.api.persistence.backup.BackupFolder;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareFile;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.ShareService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies while it makes a backup loses none that there was, and leaves nothing that the next does not remove. */
class KilledBackupTest {

    private static final int KEEP = 2;

    /** The process is gone: nothing after it happens. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    private Path folder;

    private final OneTable tables = new OneTable();
    private final BackupSettings settings = new BackupSettings(true, "02:00", "Files", "", KEEP, true);
    private Path archive;
    private Path kept;
    private Path local;
    private Instant now = Instant.parse("2026-03-01T02:00:00Z");
    private int left;

    @BeforeEach
    void makeFolders() throws IOException {
        archive = Files.createDirectories(folder.resolve("archive"));
        kept = folder.resolve("share");
        local = folder.resolve("local");
    }

    /** Dies before the operation that nothing is left for. */
    private void live() {
        if (left-- == 0) {
            throw new Killed();
        }
    }

    /** A share on which the process may die at each operation, also in the middle of a write. */
    private final class Mortal implements ShareFolder {

        private final LocalFolder real;

        Mortal(Path real) {
            this.real = new LocalFolder(real);
        }

        @Override
        public List<ShareFile> list(int limit) throws IOException {
            live();
            return real.list(limit);
        }

        @Override
        public InputStream read(String name) throws IOException {
            live();
            return real.read(name);
        }

        @Override
        public long write(String name, Writing content) throws IOException {
            live();
            long written = real.write(name, out -> {
                content.to(out);
                live();
            });
            live();
            return written;
        }

        @Override
        public void delete(String name) throws IOException {
            live();
            real.delete(name);
            live();
        }

        @Override
        public void close() {
            real.close();
        }
    }

    /** A process of its own each time. */
    private Backups process() {
        BackupFolder calls = new BackupFolder() {
            @Override
            public String name() {
                return "call-archive";
            }

            @Override
            public Path folder() {
                return archive;
            }
        };
        return new Backups(tables, new StoredFiles(() -> List.of(calls)), folder.resolve("etc"), "1.0.0", () -> now);
    }

    private BackupPlace place() {
        Share share = new Share(new UUID(1, 1), "Files", "127.0.0.1", 445, "data", "");
        ShareService shares = (ShareService) Proxy.newProxyInstance(
                ShareService.class.getClassLoader(), new Class<?>[] {ShareService.class}, (proxy, method, arguments) ->
                        method.getName().equals("shares")
                                ? List.of(share)
                                : new Mortal(kept.resolve(arguments[1].toString())));
        return new BackupPlace(settings, shares, local);
    }

    private Backup make(int operations, String what) throws IOException {
        left = operations;
        tables.row = what;
        Files.writeString(archive.resolve(what + ".parquet"), what);
        now = now.plus(Duration.ofDays(1));
        return process().make(place(), settings, new Work(), "");
    }

    @Test
    void nothingIsLostAndNothingIsLeftWhereverItDies() throws IOException {
        make(Integer.MAX_VALUE, "a");
        make(Integer.MAX_VALUE, "b");
        boolean survived = false;
        for (int operations = 0; !survived; operations++) {
            List<Backup> before = listed();
            try {
                make(operations, "dying" + operations);
                survived = true;
            } catch (Killed killed) {
                // and the system starts again
            }
            left = Integer.MAX_VALUE;
            List<Backup> after = listed();
            assertThat(after).as("after operation %s", operations).contains(before.getFirst());
            for (Backup each : after) {
                assertThat(process().check(place(), each.name(), new Work())).isEqualTo(each);
            }
            Files.delete(archive.resolve("dying" + operations + ".parquet"));

            Backup next = make(Integer.MAX_VALUE, "next" + operations);

            assertThat(listed()).hasSize(KEEP).contains(next);
            assertThat(names(kept, ".zip")).as("zip files after operation %s", operations).hasSize(KEEP);
            assertThat(names(kept, ".part")).isEmpty();
            assertThat(local.resolve(".work")).doesNotExist();
        }
    }

    private List<Backup> listed() throws IOException {
        return process().list(place());
    }

    private static List<String> names(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending)).toList();
        }
    }
}
