package org.jackfield.apps.recording.command;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.SettingsService;
import org.jackfield.api.settings.Stored;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.recordacall.RecordACallSettings;
import org.jackfield.apps.recording.siprec.SiprecSettings;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Shows the sources of audio, or switches one of those that are called. */
@Service
@Command(scope = "recording", name = "sources", description = "Shows the sources of audio, or switches one that takes calls")
public final class SourcesCommand implements Action {

    @Argument(name = "source", description = "record-a-call or siprec, to switch it", required = false)
    @Completion(value = StringsCompleter.class, values = {AudioSource.RECORD_A_CALL, AudioSource.SIPREC})
    private String source;

    @Option(name = "--on", description = "Takes calls from the addresses of --allow, or those of before")
    private boolean on;

    @Option(name = "--off", description = "Takes no calls")
    private boolean off;

    @Option(name = "--allow", description = "Addresses or ranges that calls may come from, with commas between them")
    private String allow;

    @Option(name = "--announce", description = "record-a-call: plays the announcement first")
    private boolean announce;

    @Option(name = "--no-announce", description = "record-a-call: plays none")
    private boolean silent;

    @Reference
    private BundleContext context;

    @Reference
    private SettingsService settings;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() throws InvalidSyntaxException {
        Subject by = security.check(RecordingSettings.CONFIGURE);
        if (source == null) {
            show(session.getConsole());
        } else if (source.equals(AudioSource.RECORD_A_CALL)) {
            Stored<RecordACallSettings> stored = settings.read(RecordACallSettings.TYPE);
            RecordACallSettings now = stored.value();
            settings.write(RecordACallSettings.TYPE, stored.revision(), new RecordACallSettings(
                    on || now.on() && !off, allow == null ? now.allowed() : allow, announce || now.announce() && !silent,
                    now.announcement()), by);
        } else if (source.equals(AudioSource.SIPREC)) {
            Stored<SiprecSettings> stored = settings.read(SiprecSettings.TYPE);
            SiprecSettings now = stored.value();
            settings.write(SiprecSettings.TYPE, stored.revision(), new SiprecSettings(
                    on || now.on() && !off, allow == null ? now.allowed() : allow, now.user(), now.password()), by);
        } else {
            throw ProblemException.invalid("recording.source", source, "No source of this name takes calls.",
                    "Say " + AudioSource.RECORD_A_CALL + " or " + AudioSource.SIPREC + ".");
        }
        return null;
    }

    private void show(PrintStream out) throws InvalidSyntaxException {
        ShellTable table = new ShellTable();
        table.column("Source");
        table.column("What");
        table.column("Count").alignRight();
        table.emptyTableText("No source is switched on.");
        for (ServiceReference<AudioSource> reference : List.copyOf(context.getServiceReferences(AudioSource.class, null))) {
            AudioSource found = context.getService(reference);
            if (found != null) {
                found.problem().ifPresent(problem -> out.println(found.id() + ": " + problem.toLine()));
                found.counters().forEach((what, count) -> table.addRow().addContent(found.id(), what, count));
                context.ungetService(reference);
            }
        }
        table.print(out);
    }
}
