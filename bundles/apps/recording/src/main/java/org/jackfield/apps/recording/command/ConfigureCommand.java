package org.jackfield.apps.recording.command;

import java.util.Locale;
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
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.RecordingSettings.Format;

/** Shows or changes how calls are recorded; calls that are being recorded go on as they began. */
@Service
@Command(scope = "recording", name = "configure", description = "Shows or changes how calls are recorded")
public final class ConfigureCommand implements Action {

    @Option(name = "--format", description = "GSM or G711")
    private String format;

    @Option(name = "--dat-files", description = "on or off: a DAT file beside each recording")
    private String datFiles;

    @Reference
    private SettingsService settings;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(RecordingSettings.CONFIGURE);
        Stored<RecordingSettings> stored = settings.read(RecordingSettings.TYPE);
        RecordingSettings now = stored.value();
        RecordingSettings wanted = new RecordingSettings(
                format == null ? now.format() : Format.named(format),
                now.volumeControl(),
                now.inboundVolume(),
                now.outboundVolume(),
                datFiles == null ? now.datFiles() : datFiles());
        if (!wanted.equals(now)) {
            settings.write(RecordingSettings.TYPE, stored.revision(), wanted, by);
        }
        session.getConsole().printf("Calls are recorded as %s, %s DAT files.%n",
                wanted.format(), wanted.datFiles() ? "with" : "without");
        return null;
    }

    private boolean datFiles() {
        return switch (datFiles.toLowerCase(Locale.ROOT)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw ProblemException.invalid(
                    "recording.dat-files", datFiles, "DAT files are on or off.", "Use --dat-files on or --dat-files off.");
        };
    }
}
