package org.jackfield.core.events.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.events.EventsComponent;
import org.jackfield.core.events.model.Event;
import org.jackfield.core.events.model.EventKind;
import org.jackfield.core.events.model.EventQuery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What happened, over REST. */
@Component(service = RestResource.class)
@Path("events")
@RequiresPermission("events.view")
public final class EventsResource implements RestResource {

    private final EventsComponent events;
    private final SecurityService security;

    /** Answers for the log. */
    @Activate
    public EventsResource(@Reference EventsComponent events, @Reference SecurityService security) {
        this.events = events;
        this.security = security;
    }

    /** An event as it is shown outside. */
    @Summary("Something that happened")
    public record EventDocument(
            UUID id,
            Instant at,
            @Summary("What it is about") EventKind.Category category,
            @Summary("What") EventKind kind,
            @Summary("To whom or what") String subject,
            @Summary("What else there is to say") String detail) {

        static EventDocument of(Event event) {
            return new EventDocument(
                    event.id(), event.at(), event.kind().category(), event.kind(), event.subject(), event.detail());
        }
    }

    /** {@return the events that match} */
    @GET
    @Summary("What happened, newest first; log-ins only for those who may see the audit trail")
    public Page<EventDocument> list(
            @QueryParam("from") @Summary("The earliest moment") Instant from,
            @QueryParam("to") @Summary("The first moment that is too late") Instant to,
            @QueryParam("category") @Summary("What they are about; absent for all") EventKind.Category category,
            @QueryParam("text") @DefaultValue("") @Summary("Part of subject or detail") String text,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        EventQuery query = new EventQuery(
                from, to, category == null ? EventQuery.ALL.categories() : Set.of(category), text);
        return events.desk().find(query, Paging.of(page, size), security.check(EventsComponent.VIEW)).map(EventDocument::of);
    }
}
