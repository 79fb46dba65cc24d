package org.jackfield.apps.alarms.command;

import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.alarms.AlarmsComponent;
import org.jackfield.apps.alarms.history.Alarm;
import org.jackfield.apps.alarms.history.Notice;

/** Shows alarms. */
@Service
@Command(scope = "alarms", name = "list", description = "Shows the last alarms, and who was told of them")
public final class ListCommand implements Action {

    @Option(name = "--standing", description = "Only those that stand")
    private boolean standing;

    @Option(name = "--most", description = "At most so many, up to 1000")
    private int most = 50;

    @Reference
    private AlarmsComponent alarms;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(AlarmsComponent.VIEW);
        ShellTable table = new ShellTable();
        table.column("Raised");
        table.column("From");
        table.column("Alarm");
        table.column("Text");
        table.column("Ended");
        table.column("Cleared by");
        table.column("Told");
        table.column("Id");
        table.emptyTableText("No alarms.");
        int size = Math.clamp(most, 1, PageRequest.MAX_SIZE);
        alarms.find(standing, "", new PageRequest(0, size)).items().forEach(entry -> {
            Alarm alarm = entry.alarm();
            table.addRow().addContent(
                    alarm.raisedAt(),
                    alarm.ofServer() ? "this server" : alarm.sourceName(),
                    alarm.kind(),
                    alarm.text(),
                    alarm.clearedAt().map(Object::toString).orElse("stands"),
                    (alarm.askedBy() + " " + alarm.clearedBy()).strip(),
                    entry.notices().stream().map(ListCommand::told).collect(Collectors.joining("; ")),
                    alarm.id());
        });
        table.print(session.getConsole());
        return null;
    }

    private static String told(Notice notice) {
        return notice.profile() + ": " + notice.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
