package org.jackfield.apps.recording.keeping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.apps.recording.RecordingFolders;
import org.jackfield.apps.recording.store.FileStore;
import org.jackfield.apps.recording.store.RecordingRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes recordings to the archives. Each archive gets a full copy, which is read back; the original goes when all have one
 * (ruling 21). An archive that is away holds everything up, and nothing is lost by that.
 */
final class Archiving {

    /** An archive is not there, or takes nothing. Followed by its folder. */
    static final String UNREACHABLE = "recording.archive-unreachable";

    /** An archive has little room left. Followed by its folder. */
    static final String LOW = "recording.archive-low";

    /** Files that are not what was recorded, or are nowhere. */
    static final String DAMAGED = "recording.archive-damaged";

    private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);
    private static final int BATCH = 100;
    private static final Duration LONGEST_RUN = Duration.ofMinutes(4);
    private static final Duration DAY_IN_USE = Duration.ofDays(2);
    private static final long MEGABYTE = 1024 * 1024;

    private final FileStore files;
    private final FilePlaces places;
    private final Supplier<KeepingSettings> settings;
    private final AlertService alerts;
    private final InstantSource clock;
    private final Set<String> raised = new HashSet<>();
    private final Set<UUID> damaged = new HashSet<>();

    Archiving(
            FileStore files, FilePlaces places, Supplier<KeepingSettings> settings, AlertService alerts, InstantSource clock) {
        this.files = files;
        this.places = places;
        this.settings = settings;
        this.alerts = alerts;
        this.clock = clock;
    }

    /**
     * Archives what is due, for some minutes at most.
     *
     * @return how many recordings went
     */
    synchronized int run() {
        KeepingSettings now = settings.get();
        if (!now.archive()) {
            clearAlerts();
            return 0;
        }
        if (!lookAtArchives(now)) {
            return 0;
        }
        Instant begun = clock.instant();
        Instant due = begun.minus(Duration.ofDays(now.archiveDelayDays()));
        copyLedger(LocalDate.ofInstant(due, ZoneOffset.UTC), now.archiveFolders());
        damaged.clear();
        int went = 0;
        UUID after = FileStore.FIRST;
        List<RecordingRow> rows = files.toArchive(due, after, BATCH);
        while (!rows.isEmpty() && Duration.between(begun, clock.instant()).compareTo(LONGEST_RUN) < 0) {
            for (RecordingRow row : rows) {
                Result result = archive(row, now.archiveFolders());
                went += result == Result.ARCHIVED ? 1 : 0;
                if (result == Result.AWAY) {
                    reportDamage();
                    return went;
                }
            }
            after = rows.getLast().id();
            rows = files.toArchive(due, after, BATCH);
        }
        reportDamage();
        return went;
    }

    /** So that an archive can be verified by itself. A day goes when its recordings have gone. */
    private void copyLedger(LocalDate before, List<Path> archives) {
        for (Path archive : archives) {
            try {
                for (Path day : places.ledgerDays(before)) {
                    Path target = archive.resolve(places.ledgerPath(day));
                    if (!Files.exists(target) || Files.size(target) != Files.size(day)) {
                        ArchiveCopy.ensure(day, target, ArchiveCopy.sha256(day));
                    }
                }
            } catch (IOException e) {
                unreachable(archive, e.getMessage());
            }
        }
    }

    private enum Result {
        ARCHIVED,
        DAMAGED,
        AWAY
    }

    private Result archive(RecordingRow row, List<Path> archives) {
        Path original = places.original(row);
        for (Path archive : archives) {
            try {
                if (!copy(row, original, archive)) {
                    damaged.add(row.id());
                    return Result.DAMAGED;
                }
            } catch (IOException e) {
                unreachable(archive, e.getMessage());
                return Result.AWAY;
            }
        }
        try {
            Files.deleteIfExists(FilePlaces.dat(original));
            Files.deleteIfExists(original);
            if (row.ended().isBefore(clock.instant().minus(DAY_IN_USE))) {
                FilePlaces.removeEmpty(original.getParent());
            }
        } catch (IOException e) {
            // it is tried again: both copies are found right then
            LOG.warn("Recording {} is archived, and its original cannot be deleted: {}", row.id(), e.getMessage());
            return Result.DAMAGED;
        }
        files.archived(row.id(), clock.instant());
        return Result.ARCHIVED;
    }

    /** {@return whether the archive has the recording now; false if there is nothing right to copy} */
    private boolean copy(RecordingRow row, Path original, Path archive) throws IOException {
        Path target = RecordingFolders.below(archive, row.path());
        if (Files.exists(target) && Files.exists(original) && Files.isSameFile(target, original)) {
            throw new IOException("it is the folder of the recordings itself");
        }
        if (!ArchiveCopy.holds(target, row.sha256())) {
            boolean right;
            try {
                right = ArchiveCopy.holds(original, row.sha256());
            } catch (IOException e) {
                right = false; // the disk here is at fault, not the archive
            }
            if (!right) {
                return false;
            }
            ArchiveCopy.ensure(original, target, row.sha256());
        }
        Path dat = FilePlaces.dat(original);
        if (Files.isRegularFile(dat)) {
            ArchiveCopy.ensure(dat, FilePlaces.dat(target), ArchiveCopy.sha256(dat));
        }
        return true;
    }

    /** {@return whether all archives are there} */
    private boolean lookAtArchives(KeepingSettings now) {
        boolean all = true;
        Set<String> standing = new HashSet<>();
        for (Path archive : now.archiveFolders()) {
            if (!ArchiveMark.isThere(archive)) {
                unreachable(archive, "the folder, or the file " + ArchiveMark.NAME + " in it, is not there");
                standing.add(UNREACHABLE + ":" + archive);
                all = false;
                continue;
            }
            long free = DiskSpace.free(archive);
            if (free >= 0 && free < now.warnFreeMegabytes() * MEGABYTE) {
                raise(new AlertCondition(
                        LOW + ":" + archive, AlertCondition.Severity.WARNING, "An archive of recordings is nearly full",
                        archive + " has " + free / MEGABYTE + " MB left.",
                        "Make room there, or delete recordings by their age."));
                standing.add(LOW + ":" + archive);
            }
        }
        clearExcept(standing);
        return all;
    }

    private void unreachable(Path archive, String why) {
        raise(new AlertCondition(
                UNREACHABLE + ":" + archive, AlertCondition.Severity.CRITICAL, "An archive of recordings cannot be reached",
                archive + ": " + why + ". Recordings stay where they were made until it is back.",
                "Mount it, or put its rights straight. If it is a folder that nothing was ever archived to, take it out of the"
                        + " settings and add it again."));
    }

    private void reportDamage() {
        if (damaged.isEmpty()) {
            alerts.clear(DAMAGED);
            return;
        }
        raise(new AlertCondition(
                DAMAGED, AlertCondition.Severity.CRITICAL, "Recordings cannot be archived",
                damaged.size() + " recordings are not on disk as they were sealed, or cannot be deleted after archiving; the"
                        + " first is " + damaged.iterator().next() + ".",
                "Look at them with recording:verify, and at the disk."));
    }

    private void raise(AlertCondition condition) {
        raised.add(condition.key());
        alerts.raise(condition);
    }

    private void clearExcept(Set<String> standing) {
        List<String> over = new ArrayList<>(raised);
        over.removeAll(standing);
        over.forEach(alerts::clear);
        raised.retainAll(standing);
    }

    /** Takes back what it raised. */
    synchronized void clearAlerts() {
        clearExcept(Set.of());
        alerts.clear(DAMAGED);
    }

    /** Sets up archives that are new in the settings. */
    void prepare(KeepingSettings before, KeepingSettings after) {
        for (Path archive : after.archiveFolders()) {
            if (!before.archiveFolders().contains(archive)) {
                try {
                    ArchiveMark.make(archive);
                } catch (IOException e) {
                    unreachable(archive, String.valueOf(e.getMessage()));
                }
            }
        }
    }
}
