package org.jackfield.core.backup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.settings.SettingsType;
import org.jackfield.api.shares.SharePath;

/**
 * When backups are made and where they are kept (§7.2.5).
 *
 * @param daily whether one is made each day
 * @param at when, as {@code HH:mm} in the site's time zone
 * @param share the description of the network share they go to; empty for this server
 * @param folder the folder: on a share below that of the share; on this server a whole path, or empty for {@code backup}
 *     in the instance's folder
 * @param keep how many are kept, 1 to 366
 * @param tryOut whether each is restored into a scratch database as soon as it is made
 */
public record BackupSettings(boolean daily, String at, String share, String folder, int keep, boolean tryOut) {

    /** The group of settings. */
    public static final SettingsType<BackupSettings> TYPE = new SettingsType<>(
            "org.jackfield.core.backup",
            BackupSettings.class,
            new BackupSettings(true, "02:00", "", "", 14, true),
            BackupPermissions.CONFIGURE);

    private static final int MOST = 366;

    /** Checks the components. */
    public BackupSettings {
        share = Objects.requireNonNullElse(share, "").strip();
        folder = Objects.requireNonNullElse(folder, "").strip();
        if (keep < 1 || keep > MOST) {
            throw ProblemException.invalid(
                    "backup.keep", Integer.toString(keep), "1 to 366 backups are kept.", "Enter a number from 1 to 366.");
        }
        time(at);
        if (share.isEmpty()) {
            local(folder);
        } else {
            SharePath.of(folder);
        }
    }

    LocalTime time() {
        return time(at);
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(Objects.requireNonNullElse(text, "").strip());
        } catch (DateTimeParseException e) {
            throw ProblemException.invalid(
                    "backup.at", text, "This is no time of the day.", "Enter hours and minutes, such as 02:00.");
        }
    }

    private static Path local(String text) {
        try {
            Path folder = Path.of(text);
            if (text.isEmpty() || folder.isAbsolute()) {
                return folder;
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw ProblemException.invalid(
                "backup.folder", text, "This is no folder of the server.",
                "Enter a whole path, such as /var/backups/jackfield, or nothing.");
    }
}
