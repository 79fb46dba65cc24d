package org.jackfield.apps.groupmessaging.rest;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.settings.Stored;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.apps.groupmessaging.GroupMessaging;
import org.jackfield.apps.groupmessaging.GroupMessaging.Status;
import org.jackfield.apps.groupmessaging.GroupMessagingComponent;
import org.jackfield.apps.groupmessaging.GroupMessagingSettings;
import org.jackfield.apps.groupmessaging.MessageRule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Group messaging over REST. */
@Component(service = RestResource.class)
@Path("groupmessaging")
@RequiresPermission("groupmessaging.configure")
public final class GroupMessagingResource implements RestResource {

    private final GroupMessaging messaging;
    private final SecurityService security;

    /** Answers for the component. */
    @Activate
    public GroupMessagingResource(@Reference GroupMessagingComponent component, @Reference SecurityService security) {
        messaging = component.messaging();
        this.security = security;
    }

    /** A rule and how it stands. */
    @Summary("A rule and how it stands")
    public record RuleDocument(
            MessageRule rule,
            @Summary("Name of the phone system") String system,
            @Summary("How many messages of its own wait at the source") int waiting,
            @Summary("The telephones that are told") List<String> targets,
            @Summary("At how many of them the lamp is lit") int lit,
            @Summary("Why it is not carried out, or not wholly; absent if it is") Optional<String> problem) {

        static RuleDocument of(Status status) {
            return new RuleDocument(
                    status.rule(), status.system(), status.waiting(),
                    status.targets().stream().map(DeviceId::toString).toList(), status.lit(), status.problem());
        }
    }

    /** All of them, with what is needed to write. */
    @Summary("Every rule")
    public record RuleList(List<RuleDocument> items, @Summary("Give it back when you write a rule") long revision) {}

    /** {@return every rule} */
    @GET
    @Summary("Every rule, with the lamps that are lit by it")
    public RuleList list() {
        return new RuleList(
                messaging.status().stream().map(RuleDocument::of).toList(), messaging.settings().revision());
    }

    /** {@return every rule, with this one stored} */
    @PUT
    @Path("rules")
    @Summary("Stores a rule: a new one under an id of yours, or a changed one; it is carried out at once")
    public RuleList store(@QueryParam("revision") @Summary("The revision that was read") long revision, MessageRule rule) {
        if (rule == null) {
            throw ProblemException.invalid(
                    "groupmessaging.incomplete", "body", "There is no rule.", "GET shows how one looks; give all of it.");
        }
        messaging.store(read(revision), rule, security.check(GroupMessagingComponent.CONFIGURE));
        return list();
    }

    /** {@return every rule, without this one} */
    @DELETE
    @Path("rules/{rule}")
    @Summary("Removes a rule; its lamps are put out")
    public RuleList remove(
            @PathParam("rule") String rule, @QueryParam("revision") @Summary("The revision that was read") long revision) {
        messaging.remove(read(revision), rule, security.check(GroupMessagingComponent.CONFIGURE));
        return list();
    }

    private Stored<GroupMessagingSettings> read(long revision) {
        Stored<GroupMessagingSettings> read = messaging.settings();
        return new Stored<>(read.value(), revision, read.changedAt(), read.changedBy());
    }
}
