package org.jackfield.apps.recording.share;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.FolderTree.Access;
import org.jackfield.apps.recording.store.FolderItemRow;
import org.jackfield.apps.recording.store.FolderItemRow.Kind;
import org.jackfield.apps.recording.store.FolderRow;
import org.jackfield.apps.recording.store.FolderShareRow;
import org.jackfield.apps.recording.store.FolderStore;

/**
 * Folders with recordings, files and links (manual §4.6). That a recording lies in a folder that somebody sees lets him
 * hear nothing: hearing takes what it always takes. Any thread may call.
 */
public final class Folders {

    /** The largest file. */
    public static final long LARGEST_FILE = 50L << 20;

    static final long MOST_BYTES = 500L << 20;
    static final int MOST_FOLDERS = 500;
    static final int MOST_ITEMS = 1_000;
    static final int MOST_SHARES = 100;
    static final int DEEPEST = 10;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_COMMENT = 1_000;
    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_TARGET = 100;

    private final FolderStore store;
    private final Recordings recordings;
    private final SecurityService security;
    private final AuditService audit;
    private final InstantSource clock;

    /** Works on these. */
    public Folders(FolderStore store, Recordings recordings, SecurityService security, AuditService audit, InstantSource clock) {
        this.store = store;
        this.recordings = recordings;
        this.security = security;
        this.audit = audit;
        this.clock = clock;
    }

    /** {@return the folders that a person may see, each below the one it is in} */
    public List<FolderTree.Placed> visible(Subject by) {
        return tree(by).visible();
    }

    /** {@return with whom a folder itself is shared} */
    public List<FolderShareRow> shares(UUID folder, Subject by) {
        FolderTree tree = tree(by);
        require(tree, folder, Access.OWN);
        return tree.shares(folder);
    }

    /** Makes a folder. @param parent null at the top */
    public FolderRow create(UUID parent, String name, String comment, Actor by) {
        FolderTree tree = tree(by.subject());
        FolderRow above = parent == null ? null : require(tree, parent, Access.CHANGE);
        if (above != null && tree.line(above).size() >= DEEPEST) {
            throw tooDeep();
        }
        if (tree.owned() >= MOST_FOLDERS) {
            throw limited("recording.too-many-folders", MOST_FOLDERS, "folders");
        }
        FolderRow folder = new FolderRow(
                Ids.next(), parent, above == null ? by.subject().id() : above.ownerId(),
                above == null ? by.subject().name() : above.ownerName(), name(name), comment(comment), now());
        record(by, "recording.make-folder", folder.id() + " " + folder.folderName());
        store.add(folder);
        return folder;
    }

    /** Changes name and comment of a folder. */
    public FolderRow rename(UUID id, String name, String comment, Actor by) {
        FolderRow old = require(tree(by.subject()), id, Access.OWN);
        FolderRow changed = new FolderRow(
                id, old.parentId(), old.ownerId(), old.ownerName(), name(name), comment(comment), old.createdAt());
        record(by, "recording.rename-folder", id + " " + old.folderName() + " to " + changed.folderName());
        store.update(changed);
        return changed;
    }

    /** Moves a folder with all that is in it to another place among the same owner's folders. @param parent null for the top */
    public FolderRow move(UUID id, UUID parent, Actor by) {
        FolderTree tree = tree(by.subject());
        FolderRow old = require(tree, id, Access.OWN);
        List<FolderRow> moved = tree.below(id);
        if (parent != null) {
            FolderRow above = require(tree, parent, Access.OWN);
            if (moved.stream().anyMatch(each -> each.id().equals(parent))) {
                throw ProblemException.invalid(
                        "recording.folder-into-itself", old.folderName(), "A folder cannot be moved into itself.", "Choose another place.");
            }
            int height = moved.stream().mapToInt(each -> tree.line(each).size()).max().orElse(1) - tree.line(old).size() + 1;
            if (tree.line(above).size() + height > DEEPEST) {
                throw tooDeep();
            }
        }
        FolderRow changed = new FolderRow(
                id, parent, old.ownerId(), old.ownerName(), old.folderName(), old.folderComment(), old.createdAt());
        record(by, "recording.move-folder", id + " " + old.folderName() + " to " + (parent == null ? "the top" : parent));
        store.update(changed);
        return changed;
    }

    /** Shares a folder, and all that is below it, with these and nobody else. */
    public void share(UUID id, List<FolderShareRow> shares, Actor by) {
        FolderRow folder = require(tree(by.subject()), id, Access.OWN);
        if (shares.size() > MOST_SHARES) {
            throw limited("recording.too-many-shares", MOST_SHARES, "roles and users");
        }
        List<FolderShareRow> checked = shares.stream().map(share -> checked(id, share)).distinct().toList();
        record(by, "recording.share-folder", id + " " + folder.folderName() + " with " + checked.stream()
                .map(share -> share.shareKind() + (share.targetName().isEmpty() ? "" : " " + share.targetName())
                        + (share.mayChange() ? " (may change)" : ""))
                .toList());
        store.share(id, checked);
    }

    private static FolderShareRow checked(UUID folder, FolderShareRow share) {
        boolean everyone = share.shareKind() == FolderShareRow.Kind.EVERYONE;
        String target = everyone ? "" : Objects.requireNonNullElse(share.shareTarget(), "").strip();
        if (!everyone && (target.isEmpty() || target.length() > LONGEST_TARGET)) {
            throw ProblemException.invalid(
                    "recording.share-target", target, "It is not said with whom to share.", "Choose a role or a user.");
        }
        return new FolderShareRow(
                folder, share.shareKind(), target, everyone ? "" : name(share.targetName() == null ? target : share.targetName()),
                share.mayChange());
    }

    /** Removes a folder with everything in it. */
    public void remove(UUID id, Actor by) {
        FolderTree tree = tree(by.subject());
        FolderRow folder = require(tree, id, Access.OWN);
        List<UUID> all = tree.below(id).stream().map(FolderRow::id).toList();
        record(by, "recording.remove-folder", id + " " + folder.folderName() + ", " + all.size() + " folders");
        store.remove(all);
    }

    /** {@return what is in a folder, by name} */
    public List<FolderItemRow> items(UUID folder, Subject by) {
        require(tree(by), folder, Access.READ);
        return store.items(folder);
    }

    /** Puts a recording into a folder. */
    public FolderItemRow addRecording(UUID folder, UUID segment, String name, String comment, Actor by) {
        require(tree(by.subject()), folder, Access.CHANGE);
        recordings.found(segment, RecordingPermissions.VIEW, by.subject());
        return add(new FolderItemRow(
                Ids.next(), folder, Kind.RECORDING, name(name), comment(comment), segment, "", "", 0, by.subject().name(), now()), by);
    }

    /** Puts the address of a page, or of a file on a share, into a folder. */
    public FolderItemRow addUrl(UUID folder, String url, String name, String comment, Actor by) {
        require(tree(by.subject()), folder, Access.CHANGE);
        return add(new FolderItemRow(
                Ids.next(), folder, Kind.URL, name(name), comment(comment), null, url(url), "", 0, by.subject().name(), now()), by);
    }

    private FolderItemRow add(FolderItemRow item, Actor by) {
        full(item.folderId());
        record(by, "recording.add-to-folder", item.folderId() + " " + item.itemKind() + " " + item.itemName());
        store.add(item);
        return item;
    }

    private void full(UUID folder) {
        if (store.items(folder).size() >= MOST_ITEMS) {
            throw limited("recording.folder-full", MOST_ITEMS, "things in a folder");
        }
    }

    /** Puts a file into a folder; it is read to its end. */
    public FolderItemRow addFile(UUID folder, String name, InputStream content, Actor by) throws IOException {
        FolderRow found = require(tree(by.subject()), folder, Access.CHANGE);
        full(folder);
        String checked = name(name);
        String type = Objects.requireNonNullElse(URLConnection.guessContentTypeFromName(checked), "application/octet-stream");
        FolderItemRow item = new FolderItemRow(
                Ids.next(), folder, Kind.FILE, checked, "", null, "", type, 0, by.subject().name(), now());
        long room = Math.min(LARGEST_FILE, MOST_BYTES - store.fileBytes(found.ownerId()));
        record(by, "recording.add-to-folder", folder + " FILE " + checked);
        return store.addFile(item, content, room).orElseThrow(() -> ProblemException.of(
                "recording.file-too-large", Problem.Kind.TOO_LARGE, checked, "The file is larger than what there is room for.",
                "A file may have 50 MB, all files of a person 500 MB."));
    }

    /** Changes name and comment of a thing, and the folder it is in. @param folder where it is from now on */
    public FolderItemRow change(UUID id, UUID folder, String name, String comment, Actor by) {
        FolderTree tree = tree(by.subject());
        FolderItemRow old = item(tree, id, Access.CHANGE);
        if (!old.folderId().equals(folder)) {
            require(tree, folder, Access.CHANGE);
            full(folder);
        }
        FolderItemRow changed = new FolderItemRow(
                id, folder, old.itemKind(), name(name), comment(comment), old.segmentId(), old.itemUrl(), old.mediaType(),
                old.itemBytes(), old.createdBy(), old.createdAt());
        record(by, "recording.change-in-folder", id + " " + old.itemName() + " to " + folder + " " + changed.itemName());
        store.update(changed);
        return changed;
    }

    /** Takes a thing out of its folder; a recording stays where it is kept. */
    public void removeItem(UUID id, Actor by) {
        FolderItemRow item = item(tree(by.subject()), id, Access.CHANGE);
        record(by, "recording.remove-from-folder", id + " " + item.itemName());
        store.removeItem(id);
    }

    /** {@return one thing} */
    public FolderItemRow item(UUID id, Subject by) {
        return item(tree(by), id, Access.READ);
    }

    /** Passes on the content of a file. */
    public void write(UUID id, OutputStream out, Subject by) throws IOException {
        FolderItemRow item = item(id, by);
        if (item.itemKind() != Kind.FILE) {
            throw ProblemException.invalid("recording.no-file", item.itemName(), "This is no file.", "Open what it leads to.");
        }
        store.write(id, out);
    }

    private FolderTree tree(Subject by) {
        security.check(by, RecordingPermissions.FOLDERS, Target.SITE);
        return new FolderTree(store.folders(), store.shares(), by);
    }

    private static FolderRow require(FolderTree tree, UUID id, Access wanted) {
        Access has = tree.access(id);
        FolderRow folder = has == Access.NONE ? null : tree.folder(id).orElse(null);
        if (folder == null) {
            throw ProblemException.notFound(
                    "recording.folder-unknown", String.valueOf(id), "You have no such folder.", "Look at the list of folders.");
        }
        if (has.compareTo(wanted) < 0) {
            throw ProblemException.of(
                    "recording.folder-not-yours", Problem.Kind.FORBIDDEN, folder.folderName(), "You may not change this folder.",
                    "Ask " + folder.ownerName() + ", whose it is.");
        }
        return folder;
    }

    private FolderItemRow item(FolderTree tree, UUID id, Access wanted) {
        return store.item(id)
                .filter(item -> tree.access(item.folderId()) != Access.NONE)
                .map(item -> {
                    require(tree, item.folderId(), wanted);
                    return item;
                })
                .orElseThrow(() -> ProblemException.notFound(
                        "recording.item-unknown", id.toString(), "There is no such thing in your folders.", "Look at the folder again."));
    }

    private static String name(String text) {
        String name = Objects.requireNonNullElse(text, "").strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "recording.name-invalid", name, "A name is one line of 1 to " + LONGEST_NAME + " characters.", "Enter such a name.");
        }
        return name;
    }

    private static String comment(String text) {
        String comment = Objects.requireNonNullElse(text, "").strip();
        if (comment.length() > LONGEST_COMMENT) {
            throw ProblemException.invalid(
                    "recording.comment-invalid", comment.length() + " characters",
                    "A comment has at most " + LONGEST_COMMENT + " characters.", "Shorten it.");
        }
        return comment;
    }

    /** Nothing but addresses that a click may safely follow, and paths of file shares, which are shown. */
    static String url(String text) {
        String url = Objects.requireNonNullElse(text, "").strip();
        boolean unc = url.matches("\\\\\\\\[^\\\\/\\p{Cntrl}]+\\\\[^\\p{Cntrl}]+");
        if (url.length() > LONGEST_URL || !unc && !isWeb(url)) {
            throw ProblemException.invalid(
                    "recording.url-invalid", url, "This is neither a web address nor a file on a share.",
                    "Enter it as https://example.org/page or \\\\server\\folder\\file.doc.");
        }
        return url;
    }

    private static boolean isWeb(String url) {
        try {
            URI uri = new URI(url);
            return uri.getHost() != null && uri.getUserInfo() == null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static ProblemException tooDeep() {
        return ProblemException.of(
                "recording.folder-too-deep", Problem.Kind.LIMITED, DEEPEST + " levels", "Folders lie at most " + DEEPEST + " deep.",
                "Choose a place further up.");
    }

    private static ProblemException limited(String code, int most, String what) {
        return ProblemException.of(
                code, Problem.Kind.LIMITED, Integer.toString(most), "There can be at most " + most + " " + what + ".",
                "Remove some that are no longer needed.");
    }

    private void record(Actor by, String action, String object) {
        audit.record(AuditEvent.done(by.subject(), by.origin(), action, object));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
