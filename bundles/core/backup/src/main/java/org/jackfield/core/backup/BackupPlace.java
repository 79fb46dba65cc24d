package org.jackfield.core.backup;

import java.io.IOException;
import java.nio.file.Path;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareFolder;
import org.jackfield.api.shares.SharePath;
import org.jackfield.api.shares.ShareService;

/** Where backups are kept: a folder of this server or of a network share. */
final class BackupPlace {

    /** Files that belong to several backups are kept once, below this. */
    private static final String FILES = "files";

    private final BackupSettings settings;
    private final ShareService shares;
    private final Path byDefault;

    /** @param byDefault the folder on this server if none is configured */
    BackupPlace(BackupSettings settings, ShareService shares, Path byDefault) {
        this.settings = settings;
        this.shares = shares;
        this.byDefault = byDefault;
    }

    ShareFolder backups() throws IOException {
        return open("");
    }

    ShareFolder files() throws IOException {
        return open(FILES);
    }

    private ShareFolder open(String below) throws IOException {
        if (settings.share().isEmpty()) {
            return new LocalFolder(local().resolve(below));
        }
        return shares.open(share().id(), SharePath.of(settings.folder()).and(SharePath.of(below)));
    }

    private Share share() {
        return shares.shares().stream()
                .filter(each -> each.description().equalsIgnoreCase(settings.share()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "backup.no-share", settings.share(), "There is no network share of this description.",
                        "Add it on the page Network shares, or choose another in the settings of backups."));
    }

    /**
     * Looks whether the network share is there, if there is to be one.
     *
     * @throws ProblemException {@code backup.no-share} if it is not
     */
    void check() {
        if (!settings.share().isEmpty()) {
            share();
        }
    }

    /** {@return the folder on this server; where backups go to a share, the folder for what is in the making} */
    Path local() {
        return settings.share().isEmpty() && !settings.folder().isEmpty() ? Path.of(settings.folder()) : byDefault;
    }

    /** {@return where it is, for people} */
    String shown() {
        return settings.share().isEmpty() ? local().toString() : settings.share() + "/" + settings.folder();
    }
}
