package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.calllog.CallLogService;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.filters.FilterService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.users.User;
import org.jackfield.api.users.UsersService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The stored calls. */
@Component(service = RestResource.class)
@Path("calls")
@RequiresPermission("calllog.view")
public final class CallsResource implements RestResource {

    private final CallLogService calls;
    private final UsersService users;
    private final FilterService filters;
    private final SecurityService security;

    /** Answers for the call log. */
    @Activate
    public CallsResource(
            @Reference CallLogService calls,
            @Reference UsersService users,
            @Reference FilterService filters,
            @Reference SecurityService security) {
        this.filters = filters;
        this.calls = calls;
        this.users = users;
        this.security = security;
    }

    /** A page of calls. */
    @Summary("A page of stored calls")
    public record Calls(
            List<CallDocument> items, int page, int size, long total,
            @Summary("Archived calls that are missing, for their file cannot be read") List<MissingCalls> missing) {

        static Calls of(Page<CallDocument> page, List<MissingCalls> missing) {
            return new Calls(page.items(), page.page(), page.size(), page.total(), missing);
        }
    }

    /** {@return the calls that match} */
    @GET
    @Summary("Stored calls, newest first; every condition is optional")
    public Calls list(
            @QueryParam("from") @Summary("Calls that began then or later") Instant from,
            @QueryParam("to") @Summary("Calls that began before then") Instant to,
            @QueryParam("phoneSystem") @Summary("Id of a phone system") UUID phoneSystem,
            @QueryParam("device") @DefaultValue("")
                    @Summary("A device that took part: its number, or node:number") String device,
            @QueryParam("number") @DefaultValue("") @Summary("Digits in the number outside") String number,
            @QueryParam("type") CallType type,
            @QueryParam("direction") Direction direction,
            @QueryParam("state") CallQuery.State state,
            @QueryParam("user") @Summary("Id of a user") UUID user,
            @QueryParam("unit") @Summary("Id of a business unit: its users and those of the units below it") UUID unit,
            @QueryParam("filter") @Summary("Id of a saved filter: calls of which it means a segment") UUID filter,
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        if (from != null && to != null && !from.isBefore(to)) {
            throw ProblemException.invalid(
                    "calls.range-empty", "from=" + from + " to=" + to, "No call begins in this range.", "Swap them.");
        }
        Subject by = security.check(CallLogService.VIEW);
        CallQuery query = new CallQuery(
                from,
                to,
                phoneSystem == null ? null : new PhoneSystemId(phoneSystem),
                DeviceId.parse(device),
                number,
                type,
                direction,
                state,
                people(user, unit),
                filters.resolve(filter, by));
        Page<CallDocument> found = calls.find(query, Paging.of(page, size), by).map(CallDocument::of);
        return Calls.of(found, calls.missing(query, by));
    }

    private Set<UUID> people(UUID user, UUID unit) {
        if (unit == null) {
            return user == null ? null : Set.of(user);
        }
        return users.usersBelow(unit).stream()
                .map(User::id)
                .filter(id -> user == null || user.equals(id))
                .collect(Collectors.toSet());
    }

    /** {@return one call} */
    @GET
    @Path("{id}")
    @Summary("One stored call")
    public CallDocument call(@PathParam("id") UUID id) {
        return calls.call(id, security.check(CallLogService.VIEW))
                .map(CallDocument::of)
                .orElseThrow(() -> ProblemException.notFound(
                        "calls.unknown", id.toString(), "There is no such call.", "Look at GET /api/v1/calls."));
    }
}
