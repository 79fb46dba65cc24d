package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditExport;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The audit trail. */
@Component(service = RestResource.class)
@Path("audit")
@RequiresPermission("audit.view")
public final class AuditResource implements RestResource {

    private final AuditService audit;
    private final SecurityService security;
    private final SiteTime time;

    /** Answers for the audit trail. */
    @Activate
    public AuditResource(
            @Reference AuditService audit, @Reference SecurityService security, @Reference SiteTime time) {
        this.audit = audit;
        this.security = security;
        this.time = time;
    }

    /** A line as it is shown outside. */
    @Summary("A line of the audit trail")
    public record AuditDocument(
            UUID id,
            Instant at,
            @Summary("Who") String subject,
            @Summary("From where") String origin,
            @Summary("What, as a stable code") String action,
            @Summary("To what") String object,
            AuditEvent.Outcome outcome,
            @Summary("How it stood before, secrets masked") String before,
            @Summary("How it stands now, secrets masked") String after) {

        static AuditDocument of(AuditEntry entry) {
            AuditEvent event = entry.event();
            return new AuditDocument(
                    entry.id(),
                    entry.at(),
                    event.subject().name(),
                    event.origin(),
                    event.action(),
                    Documents.text(event.object()),
                    event.outcome(),
                    Documents.text(event.before()),
                    Documents.text(event.after()));
        }
    }

    /** {@return the lines that match} */
    @GET
    @Summary("Who did what, newest first")
    public Page<AuditDocument> list(
            @QueryParam("from") @Summary("The earliest moment") Instant from,
            @QueryParam("to") @Summary("The first moment that is too late") Instant to,
            @QueryParam("subject") @DefaultValue("") @Summary("Part of a name") String subject,
            @QueryParam("action") @DefaultValue("") @Summary("Beginning of an action code") String action,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return audit.find(new AuditQuery(from, to, subject, action), Paging.of(page, size)).map(AuditDocument::of);
    }

    /** {@return the lines that match, as CSV; the export is audited itself} */
    @GET
    @Path("export.csv")
    @Produces("text/csv")
    @Summary("Who did what as CSV, newest first")
    public StreamingOutput export(
            @QueryParam("from") @Summary("The earliest moment") Instant from,
            @QueryParam("to") @Summary("The first moment that is too late") Instant to,
            @QueryParam("subject") @DefaultValue("") @Summary("Part of a name") String subject,
            @QueryParam("action") @DefaultValue("") @Summary("Beginning of an action code") String action) {
        AuditQuery query = new AuditQuery(from, to, subject, action);
        audit.record(AuditEvent.done(security.check(AuditService.VIEW), "rest", "audit.export", action));
        return out -> AuditExport.csv(
                audit, query, time.now(), new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }
}
