package org.jackfield.core.health.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.jackfield.api.health.Health;
import org.jackfield.api.health.HealthReport;
import org.jackfield.api.rest.NoLogIn;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;

/** For load balancers, monitoring and start scripts. */
@Path("health")
public final class HealthResource implements RestResource {

    /** What whoever wants to see every part needs. */
    public static final String PERMISSION = "health.view";

    private final Supplier<HealthReport> report;

    /** Takes what asks the parts. */
    public HealthResource(Supplier<HealthReport> report) {
        this.report = report;
    }

    /**
     * Answer to whether the process works.
     *
     * @param status always {@code UP}; a process that hangs does not answer
     */
    public record Liveness(Health.State status) {}

    /**
     * Answer to whether the system is ready.
     *
     * @param status {@code DOWN} if not
     * @param missing the parts that are down, by name
     */
    public record Readiness(Health.State status, List<String> missing) {}

    /** {@return that it answers} */
    @GET
    @Path("live")
    @NoLogIn
    @Summary("Whether the process works; restart it if this does not answer")
    public Liveness live() {
        return new Liveness(Health.State.UP);
    }

    /** {@return 200 if the system is ready, else 503 with what is missing} */
    @GET
    @Path("ready")
    @NoLogIn
    @Summary("Whether the system is ready: 200, or 503 with the names of the parts that are missing")
    public Response ready() {
        HealthReport now = report.get();
        return Response.status(now.ready() ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
                .entity(new Readiness(now.status(), now.missing()))
                .build();
    }

    /** {@return every part} */
    @GET
    @RequiresPermission(PERMISSION)
    @Summary("How every part is, with what is missing or impaired")
    public HealthReport health() {
        return report.get();
    }
}
