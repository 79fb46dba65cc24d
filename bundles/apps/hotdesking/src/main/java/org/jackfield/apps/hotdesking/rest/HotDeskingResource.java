package org.jackfield.apps.hotdesking.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.apps.hotdesking.HotDeskingComponent;
import org.jackfield.apps.hotdesking.HotDeskingSettings;
import org.jackfield.apps.hotdesking.rest.HotDeskingDocuments.AgentRequest;
import org.jackfield.apps.hotdesking.rest.HotDeskingDocuments.HotDeskingList;
import org.jackfield.apps.hotdesking.rest.HotDeskingDocuments.PlanDocument;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Hot desking over REST. */
@Component(service = RestResource.class)
@Path("hotdesking")
@RequiresPermission("hotdesking.configure")
public final class HotDeskingResource implements RestResource {

    private final HotDeskingComponent hotDesking;
    private final SecurityService security;

    /** Answers for the component. */
    @Activate
    public HotDeskingResource(@Reference HotDeskingComponent hotDesking, @Reference SecurityService security) {
        this.hotDesking = hotDesking;
        this.security = security;
    }

    /** {@return every phone system} */
    @GET
    @Summary("Where agents sit, what each phone system can do, and its settings")
    public HotDeskingList list() {
        return new HotDeskingList(
                hotDesking.status().stream()
                        .map(status -> HotDeskingDocuments.of(
                                status, agent -> hotDesking.nameOf(status.system().id(), agent)))
                        .toList(),
                hotDesking.settings().revision());
    }

    /** {@return every phone system, with the plan stored} */
    @PUT
    @Path("plans")
    @Summary("Stores the settings of one phone system; they are carried out at once")
    public HotDeskingList store(
            @QueryParam("revision") @Summary("The revision that was read") long revision, PlanDocument plan) {
        if (plan == null) {
            throw ProblemException.invalid(
                    "hotdesking.plan", "", "There is no document.", "Send the settings of one phone system.");
        }
        Stored<HotDeskingSettings> read = hotDesking.settings();
        hotDesking.store(
                new Stored<>(read.value(), revision, read.changedAt(), read.changedBy()),
                plan.in(read.value()),
                security.check(HotDeskingComponent.CONFIGURE));
        return list();
    }

    /** {@return every phone system, after the telephone has got back its own} */
    @POST
    @Path("log-out")
    @RequiresPermission("hotdesking.log-out")
    @Summary("Logs an agent out, wherever it sits")
    public HotDeskingList logOut(AgentRequest request) {
        await(hotDesking.logOut(
                system(request), agent(request), security.check(HotDeskingComponent.LOG_OUT), "rest"));
        return list();
    }

    /** {@return every phone system} */
    @POST
    @Path("clear-destination")
    @Summary("Takes away where an agent has chosen that calls go while logged out")
    public HotDeskingList clearDestination(AgentRequest request) {
        await(hotDesking.clearDestination(
                system(request), agent(request), security.check(HotDeskingComponent.CONFIGURE), "rest"));
        return list();
    }

    private static void await(CompletionStage<Void> stage) {
        try {
            stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException refused ? refused : e;
        }
    }

    private static PhoneSystemId system(AgentRequest request) {
        try {
            return PhoneSystemId.of(request.phoneSystem());
        } catch (RuntimeException e) {
            throw ProblemException.invalid(
                    "hotdesking.phone-system", request == null ? "" : String.valueOf(request.phoneSystem()),
                    "This is not the id of a phone system.", "Take it from GET /api/v1/hotdesking.");
        }
    }

    private static DeviceId agent(AgentRequest request) {
        return DeviceId.parse(request.agent());
    }
}
