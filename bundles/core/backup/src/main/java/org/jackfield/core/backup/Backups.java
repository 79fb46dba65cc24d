package org.jackfield.core.backup;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jackfield.api.persistence.backup.TableBackups;
import org.jackfield.api.persistence.backup.TableContents;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.shares.ShareFile;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.tasks.TaskContext;

/**
 * Makes, checks and restores backups. A backup is a zip file with its manifest beside it, which is written last: without it
 * the zip file counts as unfinished.
 */
final class Backups {

    private static final String MANIFEST = BackupManifest.ENDING;
    private static final int MOST = 10_000;

    private final TableBackups tables;
    private final StoredFiles files;
    private final Path etc;
    private final String product;
    private final InstantSource clock;
    private final ReentrantLock busy = new ReentrantLock();

    Backups(TableBackups tables, StoredFiles files, Path etc, String product, InstantSource clock) {
        this.tables = tables;
        this.files = files;
        this.etc = etc;
        this.product = product;
        this.clock = clock;
    }

    /** {@return all that can be restored, newest first} */
    List<Backup> list(BackupPlace place) throws IOException {
        List<Backup> backups = new ArrayList<>();
        try (ShareFolder folder = place.backups()) {
            Map<String, Long> sizes = new TreeMap<>();
            for (ShareFile file : folder.list(MOST)) {
                sizes.put(file.name(), file.size());
            }
            for (String name : names(sizes)) {
                backups.add(listed(folder, name, sizes.get(name + Backup.ZIP)));
            }
        }
        return backups;
    }

    /** One whose manifest is spoilt says so, and keeps nobody from the others. */
    private static Backup listed(ShareFolder folder, String name, long size) throws IOException {
        try {
            BackupManifest manifest = manifest(folder, name);
            return new Backup(
                    name, manifest.made(), manifest.product(), size, manifest.totalRows(), manifest.files().size(), "");
        } catch (DamagedException e) {
            return Backup.damaged(name, size, e.getMessage());
        }
    }

    private static List<String> names(Map<String, Long> sizes) {
        return sizes.keySet().stream()
                .filter(file -> file.endsWith(MANIFEST))
                .map(file -> file.substring(0, file.length() - MANIFEST.length()))
                .filter(name -> Backup.isName(name) && sizes.containsKey(name + Backup.ZIP))
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static BackupManifest manifest(ShareFolder folder, String name) throws IOException {
        try (InputStream in = folder.read(name + MANIFEST)) {
            return BackupManifest.read(in);
        }
    }

    /**
     * Makes a backup, and forgets those beyond the newest.
     *
     * @param spared one that is not forgotten however old it is; empty for none
     */
    Backup make(BackupPlace place, BackupSettings settings, TaskContext context, String spared) throws IOException {
        return alone(place, () -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            String name = Backup.name(now);
            Path work = workFolder(place);
            try {
                Path zip = work.resolve(name + Backup.ZIP);
                BackupManifest manifest = write(zip, place, now, context);
                if (settings.tryOut()) {
                    context.progress(manifest.totalRows(), 0, "Trying out");
                    tryOut(zip, manifest, work);
                }
                context.checkCancelled();
                store(place, name, zip, manifest);
                forget(place, settings.keep(), spared);
                return new Backup(
                        name, now, product, Files.size(zip), manifest.totalRows(), manifest.files().size(), "");
            } finally {
                empty(work);
            }
        });
    }

    private BackupManifest write(Path zip, BackupPlace place, Instant now, TaskContext context) throws IOException {
        TableContents contents;
        try (ZipWriter writer = new ZipWriter(Files.newOutputStream(zip), context)) {
            contents = tables.write(writer);
            MachineFiles.write(etc, writer);
        }
        // The tables before the files that they name: see BackupFolder.
        try (ShareFolder kept = place.files()) {
            return new BackupManifest(now, product, contents.rows(), digest(zip), files.store(kept, context));
        }
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Digests.of(in);
        }
    }

    private void tryOut(Path zip, BackupManifest manifest, Path work) throws IOException {
        TableContents back = tables.tryOut(zip, Files.createDirectories(work.resolve("scratch")));
        if (!back.rows().equals(manifest.rows())) {
            throw broken(zip.getFileName().toString(), "not all rows came back when it was tried out");
        }
    }

    private static void store(BackupPlace place, String name, Path zip, BackupManifest manifest) throws IOException {
        try (ShareFolder folder = place.backups()) {
            folder.write(name + Backup.ZIP, out -> Files.copy(zip, out));
            try (InputStream stored = folder.read(name + Backup.ZIP)) {
                if (!Digests.of(stored).equals(manifest.zip())) {
                    throw broken(name, "what " + place.shown() + " gives back is not what was written");
                }
            }
            folder.write(name + MANIFEST, out -> out.write(manifest.toBytes()));
        }
    }

    private void forget(BackupPlace place, int keep, String spared) throws IOException {
        try (ShareFolder folder = place.backups(); ShareFolder kept = place.files()) {
            List<Backup> remaining = new ArrayList<>();
            List<Backup> all = list(place);
            for (int i = 0; i < all.size(); i++) {
                String name = all.get(i).name();
                if (i < keep || name.equals(spared)) {
                    remaining.add(all.get(i));
                } else {
                    folder.delete(name + MANIFEST);
                    folder.delete(name + Backup.ZIP);
                }
            }
            // which files a spoilt one needs nobody knows: as long as it is there all stay
            if (remaining.stream().allMatch(Backup::looksGood)) {
                List<BackupManifest> manifests = new ArrayList<>();
                for (Backup each : remaining) {
                    manifests.add(manifest(folder, each.name()));
                }
                files.forget(kept, manifests);
            }
            for (ShareFile each : folder.list(MOST)) {
                if (isLeftover(each.name(), remaining)) {
                    folder.delete(each.name());
                }
            }
        }
    }

    /** A crash leaves a zip file before its manifest is written, or after that is deleted. */
    private static boolean isLeftover(String file, List<Backup> whole) {
        String name = file.endsWith(Backup.ZIP) ? file.substring(0, file.length() - Backup.ZIP.length()) : "";
        return Backup.isName(name) && whole.stream().noneMatch(backup -> backup.name().equals(name));
    }

    /** Reads all of a backup and restores its tables into a scratch database. */
    Backup check(BackupPlace place, String name, TaskContext context) throws IOException {
        return alone(place, () -> {
            Path work = workFolder(place);
            try {
                return fetchAndCheck(place, name, work, context);
            } finally {
                empty(work);
            }
        });
    }

    private Backup good(BackupPlace place, String name) throws IOException {
        Backup backup = list(place).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "backup.not-found", name, "There is no such backup in " + place.shown() + ".",
                        "Look at the list of backups."));
        if (!backup.looksGood()) {
            throw broken(name, backup.damage());
        }
        return backup;
    }

    private Backup fetchAndCheck(BackupPlace place, String name, Path work, TaskContext context) throws IOException {
        Backup backup = good(place, name);
        Path zip = work.resolve(name + Backup.ZIP);
        try (ShareFolder folder = place.backups(); ShareFolder kept = place.files()) {
            try (InputStream in = folder.read(name + Backup.ZIP)) {
                context.progress(0, 0, "Reading");
                Files.copy(in, zip);
            }
            BackupManifest manifest = manifest(folder, name);
            if (!digest(zip).equals(manifest.zip())) {
                throw new DamagedException("it is not as it was written");
            }
            files.check(kept, manifest.files(), context);
            context.progress(0, 0, "Trying out");
            tryOut(zip, manifest, work);
        } catch (DamagedException | FileNotFoundException e) {
            throw broken(name, e.getMessage());
        }
        return backup;
    }

    /** Checks a backup, makes one of how it is now, and has the tables replaced. */
    void restore(BackupPlace place, String name, BackupSettings settings, TaskContext context) throws IOException {
        alone(place, () -> {
            good(place, name);
            make(place, settings, context, name);
            Path work = workFolder(place);
            try {
                fetchAndCheck(place, name, work, context);
                try (ShareFolder folder = place.backups(); ShareFolder kept = place.files()) {
                    files.bringBack(kept, manifest(folder, name).files(), context);
                }
                tables.restore(work.resolve(name + Backup.ZIP), name);
                return name;
            } finally {
                empty(work);
            }
        });
    }

    private interface Work<T> {
        T get() throws IOException;
    }

    private <T> T alone(BackupPlace place, Work<T> work) {
        if (!busy.tryLock()) {
            throw ProblemException.conflict(
                    "backup.busy", "", "Another backup is being made, checked or restored.",
                    "Wait until it is done; the page Tasks shows how far it is.");
        }
        try {
            return work.get();
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            "backup.place", Problem.Kind.UNAVAILABLE, place.shown(), "This place of backups failed: " + e.getMessage() + ".",
                            "Look whether it is there, may be written and has room."),
                    e);
        } finally {
            busy.unlock();
        }
    }

    /** Something is only in it while work is done: what is found in it was left by a crash. */
    private static Path workFolder(BackupPlace place) throws IOException {
        Path work = place.local().resolve(".work");
        empty(work);
        return Files.createDirectories(work);
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> all;
            try (Stream<Path> found = Files.walk(folder)) {
                all = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static ProblemException broken(String name, String why) {
        return ProblemException.of(
                "backup.broken", Problem.Kind.CONFLICT, name, "This backup is no good: " + why + ".",
                "Make another backup now, and look at the drive or share it is on.");
    }
}
