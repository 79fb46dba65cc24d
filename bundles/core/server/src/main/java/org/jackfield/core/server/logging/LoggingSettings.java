package org.jackfield.core.server.logging;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.core.server.ServerPermissions;

/**
 * What is logged and where old logs go (§7.3.1.2).
 *
 * @param advanced whether Jackfield logs in detail: much, for as long as a fault is looked for
 * @param archive whether the logs are put into a zip file each day
 * @param archiveAt when, as {@code HH:mm} in the site's time zone
 * @param archivesToKeep how many zip files are kept, 1 to 366
 * @param archiveFolder where they are kept; empty for {@code log-archive} in the instance's folder
 */
public record LoggingSettings(
        boolean advanced, boolean archive, String archiveAt, int archivesToKeep, String archiveFolder) {

    /** The group of settings. */
    public static final SettingsType<LoggingSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.server.logging",
            LoggingSettings.class,
            new LoggingSettings(false, true, "01:00", 14, ""),
            ServerPermissions.CONFIGURE);

    private static final int MOST_ARCHIVES = 366;

    /** Checks the components. */
    public LoggingSettings {
        if (archivesToKeep < 1 || archivesToKeep > MOST_ARCHIVES) {
            throw ProblemException.invalid(
                    "server.archives-to-keep", Integer.toString(archivesToKeep), "1 to 366 zip files are kept.",
                    "Enter a number from 1 to 366.");
        }
        time(archiveAt);
        folder(archiveFolder);
    }

    LocalTime time() {
        return time(archiveAt);
    }

    /** {@return the folder of the zip files} */
    Path folder(Path byDefault) {
        return archiveFolder.isBlank() ? byDefault : folder(archiveFolder);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(
                    "server.archive-at", text, "This is no time of the day.", "Enter hours and minutes, such as 01:00.");
        }
    }

    private static Path folder(String text) {
        try {
            Path folder = Path.of(text.strip());
            if (text.isBlank() || folder.isAbsolute()) {
                return folder;
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw ProblemException.invalid(
                "server.archive-folder", text, "This is no folder of the server.",
                "Enter a whole path, such as /var/log/jackfield, or nothing.");
    }
}
