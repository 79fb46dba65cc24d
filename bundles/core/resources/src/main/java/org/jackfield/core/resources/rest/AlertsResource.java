package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Alerts. */
@Component(service = RestResource.class)
@Path("alerts")
@RequiresPermission("alerts.view")
public final class AlertsResource implements RestResource {

    private final AlertService alerts;
    private final SecurityService security;
    private final AuditService audit;

    /** Answers for the alert service. */
    @Activate
    public AlertsResource(
            @Reference AlertService alerts, @Reference SecurityService security, @Reference AuditService audit) {
        this.alerts = alerts;
        this.security = security;
        this.audit = audit;
    }

    /** An alert as it is shown outside. */
    @Summary("A condition that needs a person")
    public record AlertDocument(
            UUID id,
            @Summary("Names the condition") String key,
            AlertCondition.Severity severity,
            String title,
            String detail,
            @Summary("What to do") String remedy,
            boolean active,
            Instant raisedAt,
            Instant lastReportedAt,
            @Summary("How often it was reported") int reports,
            Optional<Instant> clearedAt) {

        static AlertDocument of(Alert alert) {
            AlertCondition condition = alert.condition();
            return new AlertDocument(
                    alert.id(),
                    condition.key(),
                    condition.severity(),
                    condition.title(),
                    condition.detail(),
                    condition.remedy(),
                    alert.active(),
                    alert.raisedAt(),
                    alert.lastReportedAt(),
                    alert.reports(),
                    alert.clearedAt());
        }
    }

    /** {@return those that stand, or all that there were} */
    @GET
    @Summary("The alerts that stand, worst first; with active=false all there were, newest first")
    public Page<AlertDocument> list(
            @QueryParam("active") @DefaultValue("true") boolean active,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        PageRequest asked = Paging.of(page, size);
        Page<Alert> found = active ? Page.within(alerts.active(), asked) : alerts.history(asked);
        return found.map(AlertDocument::of);
    }

    /** Clears one that stands. A condition that still stands raises it again. */
    @DELETE
    @Path("{id}")
    @RequiresPermission("alerts.clear")
    @Summary("Clears an alert that stands; a condition that still stands raises it again")
    public void clear(@PathParam("id") UUID id) {
        Subject by = security.check(AlertService.CLEAR);
        String key = alerts.active().stream()
                .filter(alert -> alert.id().equals(id))
                .map(alert -> alert.condition().key())
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "alerts.unknown", id.toString(), "No such alert stands.", "Look at GET /api/v1/alerts."));
        audit.record(AuditEvent.done(by, "rest", "alerts.clear", key));
        alerts.clear(key);
    }
}
