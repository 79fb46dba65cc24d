package org.jackfield.apps.recording.command;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.share.FolderTree;
import org.jackfield.apps.recording.share.Folders;
import org.jackfield.apps.recording.store.FolderItemRow;

/** Shows folders and what is in them. */
@Service
@Command(scope = "recording", name = "folders", description = "Shows the folders you may see, or what is in one")
public final class FoldersCommand implements Action {

    @Argument(name = "folder", description = "Id of a folder")
    private String folder;

    @Reference
    private Folders folders;

    @Reference
    private SecurityService security;

    @Reference
    private Session session;

    @Override
    public Object execute() {
        Subject by = security.check(RecordingPermissions.FOLDERS);
        ShellTable table = new ShellTable();
        if (folder == null) {
            table.column("Folder");
            table.column("Owner");
            table.column("Access");
            table.column("Id");
            table.emptyTableText("There are no folders.");
            for (FolderTree.Placed placed : folders.visible(by)) {
                table.addRow().addContent(
                        "  ".repeat(placed.depth()) + placed.folder().folderName(), placed.folder().ownerName(), placed.access(),
                        placed.folder().id());
            }
        } else {
            table.column("Kind");
            table.column("Name");
            table.column("Leads to");
            table.column("By");
            table.emptyTableText("The folder is empty.");
            for (FolderItemRow item : folders.items(Ids.parse(folder), by)) {
                String leadsTo = switch (item.itemKind()) {
                    case RECORDING -> "segment " + item.segmentId();
                    case FILE -> item.itemBytes() + " bytes";
                    case URL -> item.itemUrl();
                };
                table.addRow().addContent(item.itemKind(), item.itemName(), leadsTo, item.createdBy());
            }
        }
        table.print(session.getConsole());
        return null;
    }
}
