package org.jackfield.apps.recording.keeping;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.apps.recording.RecordingSettings;

/**
 * How long recordings are kept and where (manual §7.1.5.6, §7.3.2.3).
 *
 * @param deleteOld whether recordings are deleted by their age
 * @param keepDays from which age on, in days; at least 1
 * @param archive whether recordings go to the archives
 * @param archiveDelayDays how many days a recording stays where it was made before it goes; 0 for none
 * @param archives what gets a full copy each, at most five: folders by their whole path, and network shares as {@value
 *     #SHARE} and the share's id
 * @param warnFreeMegabytes with less free space than that there is a warning, here or in an archive
 * @param stopFreeMegabytes with less free space than that nothing is recorded
 */
public record KeepingSettings(
        boolean deleteOld,
        int keepDays,
        boolean archive,
        int archiveDelayDays,
        List<String> archives,
        int warnFreeMegabytes,
        int stopFreeMegabytes) {

    /** The settings, as they are before anybody changes them. */
    public static final SettingsType<KeepingSettings> TYPE = new SettingsType<>(
            "org.jackfield.apps.recording.keeping",
            KeepingSettings.class,
            new KeepingSettings(false, 365, false, 0, List.of(), 10_240, 1024),
            RecordingSettings.CONFIGURE);

    /** The most archives. */
    public static final int MOST_ARCHIVES = 5;

    /** What stands before the id of a network share. */
    public static final String SHARE = "share:";

    private static final int MOST_DAYS = 36_500;
    private static final int MOST_MEGABYTES = 100_000_000;
    private static final int LEAST_MEGABYTES = 10;

    /** Refuses what cannot work. */
    public KeepingSettings {
        require(keepDays >= 1 && keepDays <= MOST_DAYS, "recording.keep-days", keepDays + " days",
                "Recordings are deleted at an age of 1 to " + MOST_DAYS + " days.", "Enter another number of days.");
        require(archiveDelayDays >= 0 && archiveDelayDays <= MOST_DAYS, "recording.archive-delay", archiveDelayDays + " days",
                "Recordings are archived at an age of 0 to " + MOST_DAYS + " days.", "Enter 0 to archive them at once.");
        require(stopFreeMegabytes >= LEAST_MEGABYTES && stopFreeMegabytes <= warnFreeMegabytes
                        && warnFreeMegabytes <= MOST_MEGABYTES,
                "recording.free-space", "warning at " + warnFreeMegabytes + " MB, stop at " + stopFreeMegabytes + " MB",
                "Recording stops at " + LEAST_MEGABYTES + " MB or more, and the warning comes not later.",
                "Make the warning the larger number.");
        archives = checked(archives);
        require(!archive || !archives.isEmpty(), "recording.archives", "no archive", "There is no archive to go to.",
                "Add a folder, or switch archiving off.");
    }

    private static List<String> checked(List<String> archives) {
        require(archives.size() <= MOST_ARCHIVES, "recording.archives", archives.size() + " archives",
                "There are at most " + MOST_ARCHIVES + " archives.", "Remove one.");
        List<Path> folders = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (String archive : archives) {
            if (archive.startsWith(SHARE)) {
                String share = SHARE + share(archive);
                require(!all.contains(share), "recording.archives", archive, "This share is named twice.", "Name it once.");
                all.add(share);
                continue;
            }
            Path folder = folder(archive);
            require(folders.stream().noneMatch(other -> other.startsWith(folder) || folder.startsWith(other)),
                    "recording.archives", archive, "One archive lies in another.", "Use folders apart from each other.");
            folders.add(folder);
            all.add(folder.toString());
        }
        return List.copyOf(all);
    }

    private static UUID share(String archive) {
        try {
            return UUID.fromString(archive.substring(SHARE.length()));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "recording.archives", archive, "This is no network share.", "Choose one of those under Network shares.");
        }
    }

    private static Path folder(String text) {
        try {
            Path folder = Path.of(text.strip()).normalize();
            require(folder.isAbsolute() && folder.getNameCount() > 0, "recording.archives", text,
                    "An archive is named by its whole path.", "Write it from the root on: /srv/archive.");
            return folder;
        } catch (InvalidPathException e) {
            throw ProblemException.invalid("recording.archives", text, "This is not a path.", "Write it like /srv/archive.");
        }
    }

    private static void require(boolean holds, String code, String input, String message, String remedy) {
        if (!holds) {
            throw ProblemException.invalid(code, input, message, remedy);
        }
    }

    /** {@return the folders among the archives} */
    public List<Path> archiveFolders() {
        return archives.stream().filter(archive -> !archive.startsWith(SHARE)).map(Path::of).toList();
    }

    /** {@return the network shares among the archives} */
    public List<UUID> archiveShares() {
        return archives.stream().filter(archive -> archive.startsWith(SHARE)).map(KeepingSettings::share).toList();
    }

    /** {@return this with other archives; without any nothing is archived} */
    KeepingSettings withArchives(List<String> others) {
        return new KeepingSettings(
                deleteOld, keepDays, archive && !others.isEmpty(), archiveDelayDays, others, warnFreeMegabytes, stopFreeMegabytes);
    }
}
