package org.jackfield.apps.reporting.schedule.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jackfield.api.persistence.Ids;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.apps.reporting.ReportingComponent;
import org.jackfield.apps.reporting.schedule.Schedule;
import org.jackfield.apps.reporting.schedule.ScheduleRun;
import org.jackfield.apps.reporting.schedule.SchedulesComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Schedules of reports over REST. */
@Component(service = RestResource.class)
@Path("schedules")
@RequiresPermission("reporting.schedule")
public final class SchedulesResource implements RestResource {

    private static final String ORIGIN = "rest";

    private final SchedulesComponent component;
    private final SecurityService security;

    /** Answers for these schedules. */
    @Activate
    public SchedulesResource(@Reference SchedulesComponent component, @Reference SecurityService security) {
        this.component = component;
        this.security = security;
    }

    /** {@return the schedules} */
    @GET
    @Summary("The schedules of reports, with when each runs next")
    public Page<ScheduleDocument> list(
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return Page.within(component.schedules().schedules(by()), Paging.of(page, size)).map(ScheduleDocument::of);
    }

    /** {@return what became of runs} */
    @GET
    @Path("history")
    @Summary("Runs of schedules, newest first, with the reason where one failed; kept for three months")
    public Page<ScheduleRun> history(
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return component.schedules().history(Paging.of(page, size), by());
    }

    /** {@return one schedule} */
    @GET
    @Path("{id}")
    @Summary("One schedule")
    public ScheduleDocument one(@PathParam("id") UUID id) {
        return ScheduleDocument.of(component.schedules().schedule(id, by()));
    }

    /** {@return the new schedule} */
    @POST
    @Summary("Makes a schedule of shared reports and shared filters")
    public ScheduleDocument add(ScheduleDocument document) {
        return kept(given(document).schedule(Ids.next(), 0));
    }

    /** {@return the schedule as it is now} */
    @PUT
    @Path("{id}")
    @Summary("Replaces a schedule; give the revision that was read")
    public ScheduleDocument change(@PathParam("id") UUID id, ScheduleDocument document) {
        if (given(document).revision() < 1) {
            throw missing("revision");
        }
        return kept(document.schedule(id, document.revision()));
    }

    private ScheduleDocument kept(Schedule schedule) {
        Subject by = by();
        UUID id = component.schedules().save(schedule, by, ORIGIN).id();
        return ScheduleDocument.of(component.schedules().schedule(id, by));
    }

    /** {@return the run} */
    @POST
    @Path("{id}/run")
    @Summary("Runs a schedule now, besides the runs that are due")
    public ScheduleRun run(@PathParam("id") UUID id) {
        ScheduleRun run = component.schedules().runNow(id, by(), ORIGIN);
        component.wake();
        return run;
    }

    /** Removes a schedule. */
    @DELETE
    @Path("{id}")
    @Summary("Removes a schedule")
    public void delete(@PathParam("id") UUID id) {
        component.schedules().delete(id, by(), ORIGIN);
    }

    private Subject by() {
        return security.check(ReportingComponent.SCHEDULE);
    }

    private static ScheduleDocument given(ScheduleDocument document) {
        if (document == null) {
            throw missing("body");
        }
        return document;
    }

    static ProblemException missing(String field) {
        return ProblemException.invalid(
                "reporting.incomplete", field, "This has to be given.", "GET shows how a document looks; give all of it.");
    }
}
