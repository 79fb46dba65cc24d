package org.jackfield.apps.nightmode.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.settings.Stored;
import org.jackfield.apps.nightmode.NightModeComponent;
import org.jackfield.apps.nightmode.NightModeSettings;
import org.jackfield.apps.nightmode.NightPlan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Night mode over REST. */
@Component(service = RestResource.class)
@Path("nightmode")
@RequiresPermission("nightmode.configure")
public final class NightModeResource implements RestResource {

    private final NightModeComponent nightMode;
    private final SecurityService security;

    /** Answers for the component. */
    @Activate
    public NightModeResource(@Reference NightModeComponent nightMode, @Reference SecurityService security) {
        this.nightMode = nightMode;
        this.security = security;
    }

    /** A phone system or node. */
    @Summary("A phone system or node and its schedule")
    public record NightModeDocument(
            @Summary("Name of the phone system") String name,
            NightPlan plan,
            @Summary("Absent while it is not known") Optional<Boolean> night,
            @Summary("Absent if the schedule never changes the mode or is not followed") Optional<Instant> nextChange) {}

    /** All of them, with what is needed to write. */
    @Summary("Every phone system")
    public record NightModeList(
            List<NightModeDocument> items, @Summary("Give it back when you write a plan") long revision) {}

    /** What to switch to. */
    @Summary("The mode to switch to, and where")
    public record SwitchRequest(
            @Summary("Id of the phone system") String phoneSystem,
            @Summary("Empty for the whole system") String node,
            boolean night) {}

    /** {@return every phone system} */
    @GET
    @Summary("The present mode and the schedule of every phone system")
    public NightModeList list() {
        List<NightModeDocument> items = nightMode.status().stream()
                .map(status -> new NightModeDocument(
                        status.system().name(),
                        status.plan(),
                        status.night(),
                        status.nextChange().map(ZonedDateTime::toInstant)))
                .toList();
        return new NightModeList(items, nightMode.settings().revision());
    }

    /** {@return every phone system, with the plan stored} */
    @PUT
    @Path("plans")
    @Summary("Stores the plan of one phone system or node; it is carried out at once")
    public NightModeList store(
            @QueryParam("revision") @Summary("The revision that was read") long revision, NightPlan plan) {
        Stored<NightModeSettings> read = nightMode.settings();
        nightMode.store(
                new Stored<>(read.value(), revision, read.changedAt(), read.changedBy()),
                plan,
                security.check(NightModeComponent.CONFIGURE));
        return list();
    }

    /** {@return every phone system, after the phone system has confirmed} */
    @POST
    @Path("switch")
    @RequiresPermission("nightmode.switch")
    @Summary("Switches by hand, until the schedule's next change")
    public NightModeList switchNow(SwitchRequest request) {
        NightPlan plan = nightMode.status().stream()
                .map(NightModeComponent.Status::plan)
                .filter(known -> known.phoneSystem().equals(request.phoneSystem())
                        && known.node().equals(request.node() == null ? "" : request.node()))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "nightmode.phone-system",
                        String.valueOf(request.phoneSystem()),
                        "There is no such phone system or node.",
                        "Take the id from GET /api/v1/nightmode."));
        try {
            nightMode
                    .switchNow(plan, request.night(), security.check(NightModeComponent.SWITCH), "rest")
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException refused ? refused : e;
        }
        return list();
    }
}
