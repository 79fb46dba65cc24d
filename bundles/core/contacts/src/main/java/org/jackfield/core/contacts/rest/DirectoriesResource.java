package org.jackfield.core.contacts.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.contacts.ContactDesk;
import org.jackfield.core.contacts.ContactsComponent;
import org.jackfield.core.contacts.ImportsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contact directories over REST. */
@Component(service = RestResource.class)
@Path("contacts/directories")
@RequiresPermission("contacts.configure")
public final class DirectoriesResource implements RestResource {

    private final ContactsComponent contacts;
    private final ImportsComponent imports;
    private final SecurityService security;

    /** Answers for the components. */
    @Activate
    public DirectoriesResource(
            @Reference ContactsComponent contacts, @Reference ImportsComponent imports,
            @Reference SecurityService security) {
        this.contacts = contacts;
        this.imports = imports;
        this.security = security;
    }

    /** A directory. */
    @Summary("A directory")
    public record DirectoryDocument(
            UUID id,
            @Summary("PERSONAL, SHARED or SPEED_DIALS") Directory.Kind kind,
            String name,
            @Summary("Whether everybody may use it") boolean global,
            @Summary("Ids of the users who may use it besides") Set<UUID> users,
            ContactLabels labels,
            @Summary("How many contacts it has") int contacts,
            @Summary("When it was last imported; absent if never") Optional<Instant> importedAt,
            @Summary("What came of that") String importNote) {

        static DirectoryDocument of(ContactDesk.Entry entry) {
            Directory d = entry.directory();
            return new DirectoryDocument(
                    d.id(), d.kind(), d.name(), d.global(), d.users(), d.labels(), entry.contacts(),
                    Optional.ofNullable(entry.stored().importedAt()), entry.stored().importNote());
        }
    }

    /** A directory to be written. */
    @Summary("A directory to be written; what is absent is empty")
    public record DirectoryDraft(
            @Summary("SHARED if absent") Directory.Kind kind,
            String name,
            boolean global,
            Set<UUID> users,
            ContactLabels labels) {

        Directory directory(UUID id) {
            return new Directory(
                    id, Objects.requireNonNullElse(kind, Directory.Kind.SHARED), name, global,
                    Objects.requireNonNullElse(users, Set.of()), Optional.empty(),
                    Objects.requireNonNullElse(labels, ContactLabels.DEFAULT));
        }
    }

    /** The task that imports. */
    @Summary("The task that imports; see the tasks")
    public record ImportStarted(UUID task) {}

    /** {@return directories} */
    @GET
    @RequiresPermission("contacts.view")
    @Summary("The directories that you may see, in the order in which they are asked who calls")
    public List<DirectoryDocument> list() {
        return contacts.desk().directories(security.check(ContactService.VIEW)).stream()
                .map(DirectoryDocument::of)
                .toList();
    }

    /** {@return the directory} */
    @POST
    @Summary("Makes a directory")
    public DirectoryDocument add(DirectoryDraft draft) {
        return save(draft.directory(Ids.next()));
    }

    /** {@return the directory} */
    @PUT
    @Path("{directory}")
    @Summary("Changes a directory")
    public DirectoryDocument change(@PathParam("directory") UUID directory, DirectoryDraft draft) {
        contacts.desk().directory(directory, by());
        return save(draft.directory(directory));
    }

    private DirectoryDocument save(Directory directory) {
        contacts.desk().save(directory, by(), "rest");
        return DirectoryDocument.of(contacts.desk().directory(directory.id(), by()));
    }

    /** Removes a directory. */
    @DELETE
    @Path("{directory}")
    @Summary("Removes a directory and its contacts")
    public void delete(@PathParam("directory") UUID directory) {
        contacts.desk().deleteDirectory(directory, by(), "rest");
    }

    /** {@return the task} */
    @POST
    @Path("{directory}/import")
    @Summary("Imports a directory from its source now")
    public ImportStarted importNow(@PathParam("directory") UUID directory) {
        return new ImportStarted(imports.desk().submit(directory, by(), "rest"));
    }

    private Subject by() {
        return security.check(ContactService.CONFIGURE);
    }
}
