package org.jackfield.core.capture.command;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.capture.CaptureComponent;
import org.jackfield.core.capture.CaptureSettings;
import org.jackfield.core.capture.MirrorSource;

/** Shows what the mirror ports bring. */
@Service
@Command(scope = "capture", name = "status", description = "Shows what the mirror ports bring, and every counter")
public final class StatusCommand implements Action {

    @Option(name = "--counters", description = "Also the counters that are zero")
    private boolean all;

    @Reference
    private CaptureComponent capture;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(CaptureSettings.CONFIGURE);
        PrintStream out = session.getConsole();
        capture.problem().ifPresent(problem -> out.println(problem.toLine()));
        if (!capture.isWanted()) {
            out.println("Nobody wants audio now, so nothing is captured.");
        }
        ShellTable adapters = new ShellTable();
        adapters.column("Adapter");
        adapters.column("Packets").alignRight();
        adapters.column("Dropped").alignRight();
        adapters.column("State");
        adapters.emptyTableText("No mirror port is configured.");
        capture.adapters().forEach(adapter -> adapters.addRow().addContent(adapter.name(), adapter.counters().read(),
                adapter.counters().dropped() + adapter.counters().droppedByInterface(), state(adapter)));
        adapters.print(out);
        ShellTable counters = new ShellTable();
        counters.column("Counter");
        counters.column("Count").alignRight();
        counters.emptyTableText("Nothing has been counted.");
        capture.counters().forEach((word, value) -> {
            if (all || value != 0) {
                counters.addRow().addContent(word, value);
            }
        });
        counters.print(out);
        return null;
    }

    private String state(MirrorSource.Adapter adapter) {
        if (adapter.problem() != null) {
            return adapter.problem().message();
        }
        return capture.isWanted() ? "captured" : "not captured";
    }
}
