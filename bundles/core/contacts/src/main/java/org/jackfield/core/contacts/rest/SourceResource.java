package org.jackfield.core.contacts.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jackfield.api.contacts.ContactService;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.Secret;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.Stored;
import org.jackfield.core.contacts.ContactsComponent;
import org.jackfield.core.contacts.ImportSource;
import org.jackfield.core.contacts.ImportSources;
import org.jackfield.core.contacts.ImportsComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** From where a directory is imported, over REST. */
@Component(service = RestResource.class)
@Path("contacts/directories/{directory}/source")
@RequiresPermission("contacts.configure")
public final class SourceResource implements RestResource {

    private final ContactsComponent contacts;
    private final ImportsComponent imports;
    private final SecurityService security;

    /** Answers for the components. */
    @Activate
    public SourceResource(
            @Reference ContactsComponent contacts, @Reference ImportsComponent imports,
            @Reference SecurityService security) {
        this.contacts = contacts;
        this.imports = imports;
        this.security = security;
    }

    /** A source. */
    @Summary("From where a directory is imported; what is absent when it is written is empty")
    public record SourceDocument(
            @Summary("NONE, CSV, VCARD, DATABASE, DIRECTORY or SPEED_DIALS") ImportSource.Kind kind,
            @Summary("Of a file: its path in the folder of imports") String file,
            @Summary("Of a file: such as UTF-8; empty to find it out") String encoding,
            @Summary("Of CSV: one character; empty to find it out") String separator,
            @Summary("Of a database: its JDBC address; of the directory: below which name; of speed dials: the phone system's id")
                    String url,
            @Summary("Of a database: who logs in") String user,
            @Summary("Of a database; never told; absent to leave it as it is") String password,
            @Summary("Of a database: the query; of the directory: a filter, empty for people") String query,
            @Summary("Of a database: how long the query may take; 60 if absent") Integer timeoutSeconds,
            @Summary("The name of a column by the part of a contact, where they differ") Map<String, String> columns,
            @Summary("Whether contacts go that are not in the source any more") boolean deleteUnmatched,
            @Summary("When it is imported by itself, a Quartz cron expression; empty for never") String cron) {

        static SourceDocument of(ImportSource s) {
            return new SourceDocument(
                    s.kind(), s.file(), s.encoding(), s.separator(), s.url(), s.user(), null, s.query(), s.timeoutSeconds(),
                    s.columns(), s.deleteUnmatched(), s.cron());
        }

        ImportSource source(Secret kept) {
            return new ImportSource(
                    Objects.requireNonNullElse(kind, ImportSource.Kind.NONE), text(file), text(encoding), text(separator),
                    text(url), text(user), password == null ? kept : new Secret(password), text(query),
                    Objects.requireNonNullElse(timeoutSeconds, ImportSource.NONE.timeoutSeconds()),
                    Objects.requireNonNullElse(columns, Map.of()), deleteUnmatched, text(cron));
        }

        private static String text(String given) {
            return Objects.requireNonNullElse(given, "").strip();
        }
    }

    /** {@return from where} */
    @GET
    @Summary("From where a directory is imported")
    public SourceDocument read(@PathParam("directory") UUID directory) {
        contacts.desk().directory(directory, by());
        return SourceDocument.of(imports.desk().sources().value().of(directory));
    }

    /** {@return from where, as it is kept} */
    @PUT
    @Summary("Changes from where a directory is imported, and when")
    public SourceDocument write(@PathParam("directory") UUID directory, SourceDocument wanted) {
        Subject by = by();
        contacts.desk().directory(directory, by);
        Stored<ImportSources> stored = imports.desk().sources();
        imports.desk().store(stored, directory, wanted.source(stored.value().of(directory).password()), by);
        return SourceDocument.of(imports.desk().sources().value().of(directory));
    }

    private Subject by() {
        return security.check(ContactService.CONFIGURE);
    }
}
