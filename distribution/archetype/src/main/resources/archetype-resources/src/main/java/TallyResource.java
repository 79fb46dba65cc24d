package ${package};

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The counts over REST. */
@Component(service = RestResource.class)
@Path("${name}")
@RequiresPermission("${name}.view")
public final class TallyResource implements RestResource {

    private final TallyComponent component;

    /** Answers with these counts. */
    @Activate
    public TallyResource(@Reference TallyComponent component) {
        this.component = component;
    }

    /** {@return the counts as they are now} */
    @GET
    @Summary("How many calls were answered, lost and made")
    public Tally tally() {
        return component.tally();
    }
}
