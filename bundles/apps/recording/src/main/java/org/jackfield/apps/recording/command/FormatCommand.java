package org.jackfield.apps.recording.command;

import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.RecordingSettings.Format;

/** Shows in which format calls are recorded, or chooses another. */
@Service
@Command(scope = "recording", name = "format", description = "Shows in which format calls are recorded, or chooses another")
public final class FormatCommand implements Action {

    @Argument(name = "format", description = "gsm (both sides mixed) or g711 (the sides apart); from the next recording on")
    @Completion(value = StringsCompleter.class, values = {"gsm", "g711"})
    private String format;

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
        if (format != null) {
            now = new RecordingSettings(Format.named(format), now.volumeControl(), now.inboundVolume(), now.outboundVolume(), now.datFiles());
            settings.write(RecordingSettings.TYPE, stored.revision(), now, by);
        }
        session.getConsole().println(now.format().name().toLowerCase(Locale.ROOT));
        return null;
    }
}
