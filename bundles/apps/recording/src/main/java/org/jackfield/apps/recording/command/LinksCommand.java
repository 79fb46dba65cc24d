package org.jackfield.apps.recording.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.time.SiteTime;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.Links;
import org.jackfield.apps.recording.store.LinkRow;

/** Shows single-use links, makes them and revokes them. */
@Service
@Command(scope = "recording", name = "links", description = "Shows single-use links, makes one for a segment, or revokes one")
public final class LinksCommand implements Action {

    @Option(name = "--make", description = "Id of a segment to make a link to")
    private String make;

    @Option(name = "--days", description = "How many days the new link lasts, 1 to 90")
    private int days = Links.USUAL_DAYS;

    @Option(name = "--for", description = "Whom the new link is for")
    private String recipient = "";

    @Option(name = "--revoke", description = "Id of a link to revoke")
    private String revoke;

    @Option(name = "--last", description = "How many links to show, at most 1000")
    private int last = 30;

    @Reference
    private Links links;

    @Reference
    private SecurityService security;

    @Reference
    private SiteTime time;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(RecordingPermissions.SHARE);
        if (make != null) {
            Links.Made made = links.make(Ids.parse(make), recipient, days, new Actor(by, "shell"));
            session.getConsole().println("It is shown this once. Behind the site's address: " + made.path());
            return null;
        }
        if (revoke != null) {
            links.revoke(Ids.parse(revoke), new Actor(by, "shell"));
            session.getConsole().println("Nothing can be heard with it any more.");
            return null;
        }
        ShellTable table = new ShellTable();
        for (String column : new String[] {"Made", "By", "For", "State", "Until", "Used from", "Segment", "Id"}) {
            table.column(column);
        }
        table.emptyTableText("There are no links.");
        for (LinkRow link : links.all(PageRequest.first(last), by).items()) {
            table.addRow().addContent(
                    link.createdAt().atZone(time.zone()).toLocalDateTime(), link.createdBy(), link.recipient(), links.state(link),
                    link.expiresAt().atZone(time.zone()).toLocalDateTime(), link.usedFrom(), link.segmentId(), link.id());
        }
        table.print(session.getConsole());
        return null;
    }
}
