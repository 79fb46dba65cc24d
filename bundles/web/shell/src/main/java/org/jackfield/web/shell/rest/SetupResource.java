package org.jackfield.web.shell.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.web.shell.setup.SetupDesk;
import org.jackfield.web.shell.setup.SetupProgress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How far the set-up of the site is. What its steps ask for is entered at the addresses of the bundles that contribute them. */
@Component(service = RestResource.class)
@Path("set-up")
@RequiresPermission("web.set-up")
public final class SetupResource implements RestResource {

    private final SetupDesk desk;
    private final SecurityService security;

    /** Answers for the set-up. */
    @Activate
    public SetupResource(@Reference SetupDesk desk, @Reference SecurityService security) {
        this.desk = desk;
        this.security = security;
    }

    /** How far it is. */
    @Summary("How far the set-up is")
    public record SetupDocument(
            @Summary("Whether the wizard is shown after a log-in") SetupProgress.State state,
            @Summary("The step at which it goes on; absent at its end") Optional<String> next,
            @Summary("The steps that are not done") List<String> open,
            @Summary("All steps, in their order") List<SetupDesk.Step> steps) {}

    /** What is to be changed. */
    @Summary("What is to be changed; what is absent stays")
    public record SetupChange(
            @Summary("OPEN to show the wizard again, FINISHED or DISMISSED not to") Optional<SetupProgress.State> state,
            @Summary("The step at which it is to go on") Optional<String> step) {}

    /** {@return how far it is} */
    @GET
    @Summary("What is done, what is open, and where the wizard goes on")
    public SetupDocument status() {
        return document(desk.status(security.check(SetupProgress.SET_UP)));
    }

    /** {@return how far it is then} */
    @PUT
    @Summary("Opens, finishes or dismisses the wizard, or goes to a step")
    public SetupDocument change(SetupChange change) {
        if (change == null || change.state().isEmpty() && change.step().isEmpty()) {
            throw ProblemException.invalid(
                    "web.setup-change", "", "There is nothing in the request.", "Send a state or a step.");
        }
        return document(desk.change(change.state(), change.step(), security.check(SetupProgress.SET_UP)));
    }

    private static SetupDocument document(SetupDesk.Status status) {
        return new SetupDocument(status.state(), status.next(), status.open(), status.steps());
    }
}
