package org.jackfield.apps.recording.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.apps.recording.RecordingPermissions;
import org.jackfield.apps.recording.Recordings.Actor;
import org.jackfield.apps.recording.share.FolderTree;
import org.jackfield.apps.recording.share.Folders;
import org.jackfield.apps.recording.store.FolderItemRow;
import org.jackfield.apps.recording.store.FolderRow;
import org.jackfield.apps.recording.store.FolderShareRow;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Folders with recordings, files and links. */
@Component(service = RestResource.class)
@Path("recordings/folders")
@RequiresPermission("recording.folders")
public final class FoldersResource implements RestResource {

    private final Folders folders;
    private final SecurityService security;

    /** Answers for the folders. */
    @Activate
    public FoldersResource(@Reference Folders folders, @Reference SecurityService security) {
        this.folders = folders;
        this.security = security;
    }

    /** A folder as REST shows it. */
    @Summary("A folder")
    public record FolderDocument(
            UUID id,
            @Summary("The folder it is in; none at the top") UUID parent,
            String name,
            String comment,
            @Summary("Whose it is") String owner,
            @Summary("What you may do with it: READ, CHANGE or OWN") FolderTree.Access access) {

        static FolderDocument of(FolderRow folder, FolderTree.Access access) {
            return new FolderDocument(
                    folder.id(), folder.parentId(), folder.folderName(), folder.folderComment(), folder.ownerName(), access);
        }
    }

    /** What to make of a folder. */
    @Summary("A folder to make or to change")
    public record FolderRequest(@Summary("The folder it is in; none for the top") UUID parent, String name, String comment) {}

    /** With whom to share. */
    @Summary("With whom a folder is shared")
    public record ShareDocument(
            @Summary("EVERYONE, ROLE or USER") FolderShareRow.Kind kind,
            @Summary("Id of the role or user; none for everyone") String target,
            @Summary("As people know it") String name,
            @Summary("Whether they may also change what is in it") boolean mayChange) {}

    /** What is in a folder. */
    @Summary("A thing in a folder")
    public record ItemDocument(
            UUID id,
            UUID folder,
            @Summary("RECORDING, FILE or URL") FolderItemRow.Kind kind,
            String name,
            String comment,
            @Summary("The segment of a recording") UUID segment,
            String url,
            @Summary("Of a file") String mediaType,
            @Summary("Of a file") long bytes,
            String createdBy,
            Instant createdAt) {

        static ItemDocument of(FolderItemRow item) {
            return new ItemDocument(
                    item.id(), item.folderId(), item.itemKind(), item.itemName(), item.itemComment(), item.segmentId(),
                    item.itemUrl(), item.mediaType(), item.itemBytes(), item.createdBy(), item.createdAt());
        }
    }

    /** What to put into a folder, or to change of it. */
    @Summary("A recording or an address to put into a folder")
    public record ItemRequest(
            @Summary("The folder to move it to; as it is if left out") UUID folder,
            String name,
            String comment,
            @Summary("The segment of a recording") UUID segment,
            @Summary("A web address, or a path of a share") String url) {}

    /** {@return the folders you may see} */
    @GET
    @Summary("The folders that you may see, each behind the one it is in; first your own")
    public List<FolderDocument> list() {
        return folders.visible(actor().subject()).stream()
                .map(placed -> FolderDocument.of(placed.folder(), placed.access()))
                .toList();
    }

    /** {@return the folder that was made} */
    @POST
    @Summary("Makes a folder")
    public FolderDocument create(FolderRequest request) {
        return FolderDocument.of(folders.create(request.parent(), request.name(), request.comment(), actor()), FolderTree.Access.OWN);
    }

    /** {@return the folder as it is now} */
    @PUT
    @Path("{folder}")
    @Summary("Renames and moves a folder: give name, comment and parent as they are to be")
    public FolderDocument change(@PathParam("folder") UUID folder, FolderRequest request) {
        FolderRow renamed = folders.rename(folder, request.name(), request.comment(), actor());
        FolderRow moved = Objects.equals(renamed.parentId(), request.parent())
                ? renamed
                : folders.move(folder, request.parent(), actor());
        return FolderDocument.of(moved, FolderTree.Access.OWN);
    }

    /** Removes a folder. */
    @DELETE
    @Path("{folder}")
    @Summary("Removes a folder with everything in it; recordings stay where they are kept")
    public void remove(@PathParam("folder") UUID folder) {
        folders.remove(folder, actor());
    }

    /** {@return with whom it is shared} */
    @GET
    @Path("{folder}/shares")
    @Summary("With whom a folder of yours is shared")
    public List<ShareDocument> shares(@PathParam("folder") UUID folder) {
        return folders.shares(folder, actor().subject()).stream()
                .map(share -> new ShareDocument(share.shareKind(), share.shareTarget(), share.targetName(), share.mayChange()))
                .toList();
    }

    /** Shares a folder. */
    @PUT
    @Path("{folder}/shares")
    @Summary("Shares a folder, with all that is below it, with these and nobody else")
    public void share(@PathParam("folder") UUID folder, List<ShareDocument> shares) {
        folders.share(folder, shares.stream()
                .map(share -> new FolderShareRow(folder, kind(share), share.target(), share.name(), share.mayChange()))
                .toList(), actor());
    }

    private static FolderShareRow.Kind kind(ShareDocument share) {
        if (share.kind() == null) {
            throw ProblemException.invalid(
                    "recording.share-target", "", "It is not said with whom to share.", "Give EVERYONE, ROLE or USER as kind.");
        }
        return share.kind();
    }

    /** {@return what is in it} */
    @GET
    @Path("{folder}/items")
    @Summary("What is in a folder, by name")
    public List<ItemDocument> items(@PathParam("folder") UUID folder) {
        return folders.items(folder, actor().subject()).stream().map(ItemDocument::of).toList();
    }

    /** {@return what was put there} */
    @POST
    @Path("{folder}/items")
    @Summary("Puts a recording or an address into a folder")
    public ItemDocument add(@PathParam("folder") UUID folder, ItemRequest request) {
        return ItemDocument.of(
                request.segment() != null
                        ? folders.addRecording(folder, request.segment(), request.name(), request.comment(), actor())
                        : folders.addUrl(folder, request.url(), request.name(), request.comment(), actor()));
    }

    /** {@return the file that was put there} */
    @POST
    @Path("{folder}/files")
    @Consumes("application/octet-stream")
    @Summary("Puts a file into a folder; its bytes are the body")
    public ItemDocument upload(@PathParam("folder") UUID folder, @QueryParam("name") String name, InputStream content)
            throws IOException {
        return ItemDocument.of(folders.addFile(folder, name, content, actor()));
    }

    /** {@return the thing as it is now} */
    @PUT
    @Path("items/{item}")
    @Summary("Renames a thing, or moves it to another folder")
    public ItemDocument changeItem(@PathParam("item") UUID item, ItemRequest request) {
        UUID folder = request.folder() == null ? folders.item(item, actor().subject()).folderId() : request.folder();
        return ItemDocument.of(folders.change(item, folder, request.name(), request.comment(), actor()));
    }

    /** Takes a thing out of its folder. */
    @DELETE
    @Path("items/{item}")
    @Summary("Takes a thing out of its folder; a recording stays where it is kept")
    public void removeItem(@PathParam("item") UUID item) {
        folders.removeItem(item, actor());
    }

    /** {@return the file} */
    @GET
    @Path("items/{item}/content")
    @Produces("application/octet-stream")
    @Summary("The bytes of a file")
    public Response content(@PathParam("item") UUID item) {
        Actor actor = actor();
        FolderItemRow file = folders.item(item, actor.subject());
        if (file.itemKind() != FolderItemRow.Kind.FILE) {
            throw ProblemException.invalid("recording.no-file", file.itemName(), "This is no file.", "Open what it leads to.");
        }
        StreamingOutput body = out -> folders.write(item, out, actor.subject());
        return Response.ok(body)
                .type("application/octet-stream")
                .header("Content-Length", file.itemBytes())
                .header("Content-Disposition", "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(file.itemName(), StandardCharsets.UTF_8).replace("+", "%20"))
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Actor actor() {
        return new Actor(security.check(RecordingPermissions.FOLDERS), RecordingsResource.ORIGIN);
    }
}
