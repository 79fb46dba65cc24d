package org.jackfield.core.users.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.users.UsersService;
import org.jackfield.core.users.csv.RowOutcome;
import org.jackfield.core.users.csv.UserImports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Users as CSV files. */
@Component(service = RestResource.class)
@Path("users/file")
@RequiresPermission("users.configure")
public final class ImportsResource implements RestResource {

    private static final String CSV = "text/csv";
    private static final int MOST_BYTES = 20 * 1024 * 1024;

    private final UserImports imports;
    private final SecurityService security;

    /** Answers for these. */
    @Activate
    public ImportsResource(@Reference UserImports imports, @Reference SecurityService security) {
        this.imports = imports;
        this.security = security;
    }

    /** An import that was begun. */
    @Summary("An import that was begun")
    public record ImportDocument(@Summary("Id of the task; see GET /api/v1/tasks") UUID task) {}

    /** {@return all users} */
    @GET
    @Produces(CSV)
    @Summary("All users as CSV, without passcodes")
    public byte[] export() {
        return imports.export();
    }

    /** {@return what each row would do} */
    @POST
    @Path("preview")
    @Consumes(CSV)
    @Summary("What each row of a CSV file would do; nothing is changed")
    public List<RowOutcome> preview(InputStream file) throws IOException {
        return imports.preview(file.readNBytes(MOST_BYTES + 1));
    }

    /** {@return the task} */
    @POST
    @Consumes(CSV)
    @Summary("Imports users from CSV as a task that can be watched and cancelled")
    public ImportDocument begin(InputStream file) throws IOException {
        return new ImportDocument(imports.begin(file.readNBytes(MOST_BYTES + 1), security.check(UsersService.CONFIGURE)));
    }

    /** {@return the report} */
    @GET
    @Path("reports/{task}")
    @Produces(CSV)
    @Summary("What became of every row of an import, as CSV")
    public byte[] report(@PathParam("task") UUID task) {
        return imports.report(task);
    }
}
