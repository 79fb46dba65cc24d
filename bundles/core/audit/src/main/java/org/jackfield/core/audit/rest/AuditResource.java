package org.jackfield.core.audit.rest;

import static org.jackfield.api.rest.Paging.DEFAULT_SIZE;
import static org.jackfield.api.rest.Paging.FIRST_PAGE;
import static org.jackfield.api.rest.Paging.PAGE;
import static org.jackfield.api.rest.Paging.SIZE;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jackfield.api.audit.AuditEntry;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditExport;
import org.jackfield.api.audit.AuditQuery;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.time.SiteTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The audit trail over REST. */
@Component(service = RestResource.class)
@Path("audit")
@RequiresPermission("audit.view")
public final class AuditResource implements RestResource {

    private final AuditService audit;
    private final SecurityService security;
    private final SiteTime time;

    /** Answers from the trail. */
    @Activate
    public AuditResource(
            @Reference AuditService audit, @Reference SecurityService security, @Reference SiteTime time) {
        this.audit = audit;
        this.security = security;
        this.time = time;
    }

    /** A line of the trail. */
    @Summary("A line of the audit trail")
    public record AuditLine(
            Instant at, String subject, String origin, String action, String object, String outcome, String before,
            String after) {

        static AuditLine of(AuditEntry entry) {
            AuditEvent event = entry.event();
            return new AuditLine(
                    entry.at(), event.subject().name(), event.origin(), event.action(), event.object(),
                    event.outcome().name(), event.before(), event.after());
        }
    }

    /** {@return lines, newest first} */
    @GET
    @Summary("Lines of the audit trail, newest first")
    public Page<AuditLine> lines(
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("subject") @Summary("Part of the name of who did it") String subject,
            @QueryParam("action") @Summary("Beginning of what was done") String action,
            @QueryParam(PAGE) @DefaultValue(FIRST_PAGE) int page,
            @QueryParam(SIZE) @DefaultValue(DEFAULT_SIZE) int size) {
        PageRequest request = Paging.of(page, size);
        Page<AuditEntry> found = audit.find(query(from, to, subject, action), request);
        return Page.of(found.items().stream().map(AuditLine::of).toList(), request, found.total());
    }

    /** {@return the lines as CSV; the export is audited itself} */
    @GET
    @Path("export.csv")
    @Produces("text/csv")
    @Summary("All lines that match as CSV, newest first")
    public StreamingOutput export(
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("subject") @Summary("Part of the name of who did it") String subject,
            @QueryParam("action") @Summary("Beginning of what was done") String action) {
        AuditQuery query = query(from, to, subject, action);
        audit.record(AuditEvent.done(security.check(AuditService.VIEW), "rest", "audit.export", query.action()));
        return out -> AuditExport.csv(
                audit, query, time.now(), new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    private static AuditQuery query(Instant from, Instant to, String subject, String action) {
        return new AuditQuery(from, to, subject == null ? "" : subject, action == null ? "" : action);
    }
}
