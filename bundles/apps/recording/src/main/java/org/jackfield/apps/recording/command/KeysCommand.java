package org.jackfield.apps.recording.command;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.recording.RecordingSettings;
import org.jackfield.apps.recording.keys.SiteKeys;
import org.jackfield.apps.recording.store.FileStore;

/** Shows the master keys and how many recordings are kept under each. */
@Service
@Command(scope = "recording", name = "keys", description = "Shows the master keys and how many recordings are kept under each")
public final class KeysCommand implements Action {

    @Option(name = "--backed-up", description = "Says that there is a copy of all keys in a safe place")
    private boolean backedUp;

    @Option(name = "--public", description = "Prints the public key that the offline verifier needs, and nothing else")
    private boolean publicKey;

    @Reference
    private SiteKeys keys;

    @Reference
    private FileStore files;

    @Reference
    private AuditService audit;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() throws IOException {
        Subject by = security.check(RecordingSettings.CONFIGURE);
        PrintStream out = session.getConsole();
        if (publicKey) {
            out.print(keys.signing().publicPem());
            return null;
        }
        if (backedUp) {
            audit.record(AuditEvent.done(by, "shell", "recording.keys-backed-up", ""));
            keys.confirmBackup();
        }
        Map<String, Long> kept = new TreeMap<>(files.keysByMaster());
        ShellTable table = new ShellTable();
        table.column("Master key");
        table.column("Recordings").alignRight();
        table.column("Where");
        for (SiteKeys.MasterStatus key : keys.masters()) {
            Long count = kept.remove(key.id());
            table.addRow().addContent(
                    key.id(), count == null ? 0 : count,
                    (key.inUse() ? "in use" : "former") + (key.backedUp() ? ", copied" : ", no copy known"));
        }
        kept.forEach((id, count) -> table.addRow().addContent(id, count, "MISSING: these recordings cannot be played"));
        table.print(out);
        keys.problems().stream().map(Problem::toLine).forEach(out::println);
        if (!keys.backedUp()) {
            out.println("Copy the folder etc/recording to a safe place, then say so: recording:keys --backed-up");
        }
        return null;
    }
}
