package org.jackfield.core.tasks.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.time.SiteTime;

/** Shows the tasks. */
@Service
@Command(scope = "jackfield", name = "tasks", description = "Shows long work and how far it is, newest first")
public final class TasksCommand implements Action {

    @Option(name = "--lines", description = "How many, at most 1000")
    private int lines = 30;

    @Reference
    private TaskService tasks;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        security.check(TaskService.VIEW);
        ShellTable table = new ShellTable();
        table.column("Submitted");
        table.column("By");
        table.column("What");
        table.column("State");
        table.column("Done");
        table.column("Note");
        table.column("Id");
        table.emptyTableText("There are no tasks.");
        tasks.list(PageRequest.first(lines)).items().forEach(task -> table.addRow()
                .addContent(
                        task.submittedAt().atZone(time.zone()).toLocalDateTime(),
                        task.submittedBy(),
                        task.title(),
                        task.state(),
                        done(task),
                        task.note(),
                        task.id()));
        table.print(session.getConsole());
        return null;
    }

    private static String done(TaskStatus task) {
        return task.total() == 0 ? String.valueOf(task.done()) : task.done() + " of " + task.total();
    }
}
