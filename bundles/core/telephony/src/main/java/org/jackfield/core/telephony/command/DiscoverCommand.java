package org.jackfield.core.telephony.command;

import java.util.Optional;
import java.util.UUID;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.PhoneSystemAdminService;
import org.jackfield.api.telephony.PhoneSystemDiscovery;
import org.jackfield.api.telephony.PhoneSystemDiscovery.Search;

/** Searches the network for phone systems and waits for the end; Ctrl-C ends the search too. */
@Service
@Command(scope = "telephony", name = "discover", description = "Searches the network for phone systems")
public final class DiscoverCommand implements Action {

    private static final long LOOK_MILLIS = 250;

    @Argument(name = "ranges", description = "Networks, ranges and addresses with commas between them; the server's own networks"
            + " if there are none")
    private String ranges = "";

    @Reference
    private PhoneSystemDiscovery discovery;

    @Reference
    private SecurityService security;

    @Override
    public Object execute() throws InterruptedException {
        Subject by = security.check(PhoneSystemAdminService.CONFIGURE);
        UUID id = discovery.start(ranges, by);
        Optional<Search> now = discovery.search(id);
        try {
            while (now.filter(Search::running).isPresent()) {
                Thread.sleep(LOOK_MILLIS);
                now = discovery.search(id);
            }
        } catch (InterruptedException e) {
            discovery.cancel(id, by);
            throw e;
        }
        now.ifPresent(DiscoverCommand::print);
        return null;
    }

    private static void print(Search search) {
        ShellTable table = new ShellTable();
        table.column("Address");
        table.column("Type");
        table.column("Certain");
        table.column("Says");
        search.found().forEach(found -> table.addRow().addContent(
                found.host() + ":" + found.port(), found.type(), found.certain() ? "yes" : "perhaps", found.description()));
        table.emptyTableText("Nothing answered.");
        table.print(System.out);
        System.out.println(search.done() + " addresses asked.");
    }
}
