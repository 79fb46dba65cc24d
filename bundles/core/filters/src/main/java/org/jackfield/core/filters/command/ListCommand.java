package org.jackfield.core.filters.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.filters.SavedFilter;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;

/** Lists filters. */
@Service
@Command(scope = "filters", name = "list", description = "Lists the filters that one sees, and what uses them")
public final class ListCommand implements Action {

    @Reference
    private FilterService filters;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(FilterService.OWN);
        ShellTable table = new ShellTable();
        table.column("Filter");
        table.column("Sharing");
        table.column("Used by");
        table.column("Id");
        for (SavedFilter filter : filters.filters(by)) {
            table.addRow().addContent(
                    filter.name(), filter.sharing(), String.join(", ", filters.uses(filter.id())), filter.id());
        }
        table.print(session.getConsole());
        return null;
    }
}
