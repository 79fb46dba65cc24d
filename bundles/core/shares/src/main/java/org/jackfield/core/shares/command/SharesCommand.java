package org.jackfield.core.shares.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.shares.Share;
import org.jackfield.api.shares.ShareAdminService;
import org.jackfield.api.shares.ShareService;
import org.jackfield.api.shares.ShareStatus;

/** Lists the network shares and how it stands with them. */
@Service
@Command(scope = "shares", name = "list", description = "Lists the network shares and how it stands with them")
public final class SharesCommand implements Action {

    @Option(name = "--look", description = "Look at each now, instead of telling what was found last")
    private boolean look;

    @Reference
    private SecurityService security;

    @Reference
    private ShareService shares;

    @Reference
    private ShareAdminService admin;

    @Override
    public Object execute() {
        security.check(ShareAdminService.CONFIGURE);
        ShellTable table = new ShellTable();
        table.column("Share");
        table.column("Address");
        table.column("State");
        table.column("Detail");
        table.emptyTableText("There are no shares. Add one on the page Network shares.");
        for (Share share : shares.shares()) {
            ShareStatus status = look ? admin.look(share.id()) : shares.status(share.id());
            table.addRow().addContent(
                    share.description(),
                    "//" + share.host() + ":" + share.port() + "/" + share.name() + "/" + share.folder(),
                    status.state(),
                    status.detail());
        }
        table.print(System.out);
        return null;
    }
}
