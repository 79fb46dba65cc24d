package org.jackfield.core.contacts.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.contacts.ContactLabels;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.contacts.Directory;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.contacts.ContactDesk;
import org.jackfield.core.contacts.ContactsComponent;
import org.jackfield.core.contacts.ImportSource;
import org.jackfield.core.contacts.ImportsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Contact directories over REST. */
@Component(service = RestResource.class)
@Path("contacts/directories")
@RequiresPermission("contacts.configure")
public final class DirectoriesResource implements RestResource {

    private static final String CSV = "text/csv";
    private static final String VCARD = "text/vcard";

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

    /** {@return what becomes of the file} */
    @POST
    @Path("{directory}/file")
    @RequiresPermission("contacts.view")
    @Consumes({CSV, VCARD})
    @Summary("Imports a CSV or vCard file of at most 1 GB into a directory, as a task that can be watched and cancelled;"
            + " columns that are named like the parts of a contact (id, name, number1 …) are those")
    public ImportStarted importFile(
            @PathParam("directory") UUID directory,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) String type,
            @QueryParam("encoding") @DefaultValue("") @Summary("Such as UTF-8; absent to find it out") String encoding,
            @QueryParam("separator") @DefaultValue("") @Summary("One character; absent to find it out") String separator,
            @QueryParam("deleteUnmatched") @Summary("Whether contacts go that are not in the file") boolean deleteUnmatched,
            InputStream file)
            throws IOException {
        Subject by = security.check(ContactService.VIEW);
        boolean cards = type.toLowerCase(Locale.ROOT).startsWith(VCARD);
        ImportSource none = ImportSource.NONE;
        ImportSource how = new ImportSource(
                cards ? ImportSource.Kind.VCARD : ImportSource.Kind.CSV, "", encoding, separator, "", "", none.password(), "",
                none.timeoutSeconds(), Map.of(), deleteUnmatched, "");
        imports.desk().checkImport(directory, by);
        UUID upload = imports.desk().files().keep(file);
        try {
            return new ImportStarted(imports.desk().submit(directory, upload, how, by, "rest"));
        } catch (RuntimeException e) {
            imports.desk().files().discard(upload);
            throw e;
        }
    }

    /** {@return the rows that made no contact} */
    @GET
    @Path("rejected/{task}")
    @Produces(CSV)
    @Summary("The rows that an import rejected, each with its reason, as CSV")
    public StreamingOutput rejected(@PathParam("task") UUID task) {
        by();
        java.nio.file.Path rows = imports.desk().files().rejected(task).orElseThrow(() -> ProblemException.notFound(
                "contacts.rejected", task.toString(), "This import rejected no rows, or they have been removed.",
                "They are kept for 30 days."));
        return out -> Files.copy(rows, out);
    }

    /** {@return the contacts} */
    @GET
    @Path("{directory}/file")
    @RequiresPermission("contacts.view")
    @Produces(CSV)
    @Summary("The contacts of a directory as CSV, as an import takes them")
    public StreamingOutput export(@PathParam("directory") UUID directory) {
        Subject by = security.check(ContactService.VIEW);
        contacts.desk().directory(directory, by);
        return out -> contacts.desk().export(directory, out, by, "rest");
    }

    private Subject by() {
        return security.check(ContactService.CONFIGURE);
    }
}
