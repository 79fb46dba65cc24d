package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.alerts.Alert;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Alerts. */
@Component(service = RestResource.class)
@Path("alerts")
@RequiresPermission("alerts.view")
public final class AlertsResource implements RestResource {

    private final AlertService alerts;

    /** Answers for the alert service. */
    @Activate
    public AlertsResource(@Reference AlertService alerts) {
        this.alerts = alerts;
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
        Page<Alert> found = active ? Paging.slice(alerts.active(), asked) : alerts.history(asked);
        return found.map(AlertDocument::of);
    }
}
