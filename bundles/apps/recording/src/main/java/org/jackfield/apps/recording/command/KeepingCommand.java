package org.jackfield.apps.recording.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.shares.ShareService;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.keeping.KeepingSettings;
import org.jackfield.apps.recording.keeping.Retention;

/** Shows or changes how long recordings are kept, and where. */
@Service
@Command(scope = "recording", name = "keeping", description = "Shows or changes how long recordings are kept, and where")
public final class KeepingCommand implements Action {

    private static final long MEGABYTE = 1024 * 1024;

    @Option(name = "--delete-after", description = "Delete recordings at this age in days; 0 keeps them for ever")
    private Integer deleteAfter;

    @Option(name = "--preview", description = "Shows what would be deleted at once at this age in days, and changes nothing")
    private Integer preview;

    @Option(name = "--archives", description = "Folders to archive to, and network shares as share:DESCRIPTION, with commas between them; none stops archiving")
    private String archives;

    @Option(name = "--archive-after", description = "Archive recordings at this age in days")
    private Integer archiveAfter;

    @Option(name = "--warn-at", description = "Warn with so many MB free or less")
    private Integer warnAt;

    @Option(name = "--stop-at", description = "Stop recording with so many MB free or less")
    private Integer stopAt;

    @Reference
    private SettingsService settings;

    @Reference
    private Retention retention;

    @Reference
    private ShareService shares;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(RecordingSettings.CONFIGURE);
        PrintStream out = session.getConsole();
        if (preview != null) {
            Retention.Preview what = retention.preview(preview);
            out.printf("%,d recordings are older than %d days (%,d MB) and would be deleted; %,d more are on legal hold and stay.%n",
                    what.files(), preview, what.bytes() / MEGABYTE, what.held());
            return null;
        }
        Stored<KeepingSettings> stored = settings.read(KeepingSettings.TYPE);
        KeepingSettings wanted = changed(stored.value());
        if (!wanted.equals(stored.value())) {
            settings.write(KeepingSettings.TYPE, stored.revision(), wanted, by);
        }
        out.println(wanted.deleteOld()
                ? "Recordings are deleted when they are " + wanted.keepDays() + " days old."
                : "Recordings are kept for ever.");
        out.println(wanted.archive()
                ? "They are archived when they are " + wanted.archiveDelayDays() + " days old, to: "
                        + wanted.archives().stream().map(this::told).collect(Collectors.joining(", "))
                : "They are not archived.");
        out.printf("With %,d MB free there is a warning, with %,d MB nothing is recorded.%n",
                wanted.warnFreeMegabytes(), wanted.stopFreeMegabytes());
        return null;
    }

    /** People know a share by its description, settings by its id. */
    private String archive(String text) {
        if (!text.startsWith(KeepingSettings.SHARE)) {
            return text;
        }
        String name = text.substring(KeepingSettings.SHARE.length());
        return KeepingSettings.SHARE + shares.shares().stream()
                .filter(share -> share.description().equalsIgnoreCase(name) || share.id().toString().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "recording.archives", name, "There is no network share with this description.", "See shares:list."))
                .id();
    }

    private String told(String archive) {
        return archive.startsWith(KeepingSettings.SHARE)
                ? shares.share(UUID.fromString(archive.substring(KeepingSettings.SHARE.length())))
                        .map(share -> KeepingSettings.SHARE + share.description())
                        .orElse(archive)
                : archive;
    }

    private KeepingSettings changed(KeepingSettings now) {
        List<String> folders = archives == null
                ? now.archives()
                : archives.equals("none")
                        ? List.of()
                        : Arrays.stream(archives.split(",")).map(String::strip).map(this::archive).toList();
        return new KeepingSettings(
                deleteAfter == null ? now.deleteOld() : deleteAfter > 0,
                deleteAfter == null || deleteAfter == 0 ? now.keepDays() : deleteAfter,
                archives == null ? now.archive() : !folders.isEmpty(),
                archiveAfter == null ? now.archiveDelayDays() : archiveAfter,
                folders,
                warnAt == null ? now.warnFreeMegabytes() : warnAt,
                stopAt == null ? now.stopFreeMegabytes() : stopAt);
    }
}
