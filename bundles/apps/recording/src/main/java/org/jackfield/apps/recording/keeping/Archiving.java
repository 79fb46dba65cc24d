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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
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
    private final Function<KeepingSettings, List<Archive>> archives;
    private final AlertService alerts;
    private final InstantSource clock;
    private final Set<String> raised = new HashSet<>();
    private final Set<UUID> damaged = new HashSet<>();
    private final Set<String> copied = new HashSet<>();

    /** @param archives those that the settings name */
    Archiving(
            FileStore files,
            FilePlaces places,
            Supplier<KeepingSettings> settings,
            Function<KeepingSettings, List<Archive>> archives,
            AlertService alerts,
            InstantSource clock) {
        this.files = files;
        this.places = places;
        this.settings = settings;
        this.archives = archives;
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
        List<Archive> all = archives.apply(now);
        if (!lookAtArchives(all, now)) {
            return 0;
        }
        Instant begun = clock.instant();
        Instant due = begun.minus(Duration.ofDays(now.archiveDelayDays()));
        copyLedger(LocalDate.ofInstant(due, ZoneOffset.UTC), all);
        damaged.clear();
        int went = 0;
        UUID after = FileStore.FIRST;
        List<RecordingRow> rows = files.toArchive(due, after, BATCH);
        while (!rows.isEmpty() && Duration.between(begun, clock.instant()).compareTo(LONGEST_RUN) < 0) {
            for (RecordingRow row : rows) {
                Result result = archive(row, all);
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
    private void copyLedger(LocalDate before, List<Archive> all) {
        for (Archive archive : all) {
            try {
                for (Path day : places.ledgerDays(before)) {
                    if (copied.add(archive.name() + " " + day + " " + Files.size(day))) {
                        archive.keep(day, places.ledgerPath(day), ArchiveCopy.sha256(day));
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

    private Result archive(RecordingRow row, List<Archive> all) {
        Path original = places.original(row);
        for (Archive archive : all) {
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
    private boolean copy(RecordingRow row, Path original, Archive archive) throws IOException {
        if (archive.isSame(original, row.path())) {
            throw new IOException("it is the folder of the recordings itself");
        }
        if (!archive.holds(row.path(), row.sha256())) {
            boolean right;
            try {
                right = ArchiveCopy.holds(original, row.sha256());
            } catch (IOException e) {
                right = false; // the disk here is at fault, not the archive
            }
            if (!right) {
                return false;
            }
            archive.keep(original, row.path(), row.sha256());
        }
        Path dat = FilePlaces.dat(original);
        if (Files.isRegularFile(dat)) {
            archive.keep(dat, FilePlaces.dat(row.path()), ArchiveCopy.sha256(dat));
        }
        return true;
    }

    /** {@return whether all archives are there} */
    private boolean lookAtArchives(List<Archive> archives, KeepingSettings now) {
        boolean all = true;
        Set<String> standing = new HashSet<>();
        for (Archive archive : archives) {
            if (!archive.isThere()) {
                unreachable(archive, "it cannot be reached, or the file " + ArchiveMark.NAME + " in it is not there");
                standing.add(UNREACHABLE + ":" + archive.name());
                all = false;
                continue;
            }
            long free = archive.free();
            if (free >= 0 && free < now.warnFreeMegabytes() * MEGABYTE) {
                raise(new AlertCondition(
                        LOW + ":" + archive.name(), AlertCondition.Severity.WARNING, "An archive of recordings is nearly full",
                        archive.name() + " has " + free / MEGABYTE + " MB left.",
                        "Make room there, or delete recordings by their age."));
                standing.add(LOW + ":" + archive.name());
            }
        }
        clearExcept(standing);
        return all;
    }

    private void unreachable(Archive archive, String why) {
        raise(new AlertCondition(
                UNREACHABLE + ":" + archive.name(), AlertCondition.Severity.CRITICAL, "An archive of recordings cannot be reached",
                archive.name() + ": " + why + ". Recordings stay where they were made until it is back.",
                "Mount it, or put its rights straight; of a network share see the page Network shares. If nothing was ever"
                        + " archived to it, take it out of the settings and add it again."));
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
        KeepingSettings fresh = after.withArchives(
                after.archives().stream().filter(archive -> !before.archives().contains(archive)).toList());
        for (Archive archive : archives.apply(fresh)) {
            try {
                archive.prepare();
            } catch (IOException e) {
                unreachable(archive, String.valueOf(e.getMessage()));
            }
        }
    }
}
