package org.jackfield.core.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jackfield.api.persistence.backup.BackupFolder;
import org.jackfield.api.shares.ShareFile;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.core.backup.BackupManifest.StoredFile;

/** The files that belong to the tables: each is copied once, under its digest, however many backups have it. */
final class StoredFiles {

    private static final int MOST = 10_000;

    private final Supplier<Collection<BackupFolder>> folders;

    StoredFiles(Supplier<Collection<BackupFolder>> folders) {
        this.folders = folders;
    }

    /** Copies what is not there yet. */
    List<StoredFile> store(ShareFolder place, TaskContext context) throws IOException {
        Map<String, Long> there = sizes(place);
        List<StoredFile> stored = new ArrayList<>();
        for (BackupFolder folder : folders.get()) {
            for (Path file : files(folder.folder())) {
                context.checkCancelled();
                context.progress(stored.size(), 0, folder.name() + "/" + file);
                StoredFile one = describe(folder, file);
                if (!Long.valueOf(one.size()).equals(there.get(one.digest()))) {
                    Path source = folder.folder().resolve(file);
                    place.write(one.digest(), out -> Files.copy(source, out));
                }
                stored.add(one);
            }
        }
        return stored;
    }

    private static StoredFile describe(BackupFolder folder, Path file) throws IOException {
        Path source = folder.folder().resolve(file);
        try (InputStream in = Files.newInputStream(source)) {
            return new StoredFile(
                    Digests.of(in), Files.size(source), folder.name(), file.toString().replace('\\', '/'));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith(".") && !file.toString().endsWith(".part"))
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, Long> sizes(ShareFolder place) throws IOException {
        Map<String, Long> sizes = new TreeMap<>();
        for (ShareFile file : place.list(MOST)) {
            sizes.put(file.name(), file.size());
        }
        return sizes;
    }

    /** Reads every file of a backup. A {@link DamagedException} names the one that is not as it was. */
    void check(ShareFolder place, List<StoredFile> files, TaskContext context) throws IOException {
        Set<String> checked = new HashSet<>();
        for (StoredFile file : files) {
            context.checkCancelled();
            if (checked.add(file.digest())) {
                try (InputStream in = place.read(file.digest())) {
                    compare(file, Digests.of(in));
                }
            }
        }
    }

    private static void compare(StoredFile file, String digest) throws IOException {
        if (!digest.equals(file.digest())) {
            throw new DamagedException("the file " + file.folder() + "/" + file.path() + " is not as it was backed up");
        }
    }

    /** Copies back what is missing here, or is another. What a folder's bundle is not there for is left. */
    void bringBack(ShareFolder place, List<StoredFile> files, TaskContext context) throws IOException {
        Map<String, Path> here = new TreeMap<>();
        folders.get().forEach(folder -> here.put(folder.name(), folder.folder()));
        for (StoredFile file : files) {
            context.checkCancelled();
            Path folder = here.get(file.folder());
            if (folder != null) {
                bringBack(place, file, folder);
            }
        }
    }

    private static void bringBack(ShareFolder place, StoredFile file, Path folder) throws IOException {
        Path target = folder;
        for (String part : file.path().split("/")) {
            target = target.resolve(SharePath.checkName(part));
        }
        if (Files.isRegularFile(target) && Files.size(target) == file.size()) {
            try (InputStream in = Files.newInputStream(target)) {
                if (Digests.of(in).equals(file.digest())) {
                    return;
                }
            }
        }
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (InputStream in = place.read(file.digest()); OutputStream out = Files.newOutputStream(part)) {
            compare(file, Digests.copying(in, out));
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes what no backup has any more. */
    void forget(ShareFolder place, Collection<BackupManifest> kept) throws IOException {
        Set<String> needed = new HashSet<>();
        kept.forEach(manifest -> manifest.files().forEach(file -> needed.add(file.digest())));
        for (String name : sizes(place).keySet()) {
            if (!needed.contains(name)) {
                place.delete(name);
            }
        }
    }
}
