package org.jackfield.apps.smdr.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.api.settings.Stored;
import org.jackfield.apps.smdr.LocalServer;
import org.jackfield.apps.smdr.PushConnection;
import org.jackfield.apps.smdr.SmdrComponent;
import org.jackfield.apps.smdr.SmdrSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The stream over REST. */
@Component(service = RestResource.class)
@Path("smdr")
@RequiresPermission("smdr.configure")
public final class SmdrResource implements RestResource {

    private final SmdrComponent smdr;
    private final SecurityService security;

    /** Answers for the component. */
    @Activate
    public SmdrResource(@Reference SmdrComponent smdr, @Reference SecurityService security) {
        this.smdr = smdr;
        this.security = security;
    }

    /** The stream. */
    @Summary("The settings of the stream and how its outputs are doing")
    public record SmdrDocument(
            SmdrSettings settings,
            @Summary("Give it back when you write the settings") long revision,
            @Summary("Absent while the port is not open") Optional<LocalServer.Status> local,
            @Summary("Absent while push is off") Optional<PushConnection.Status> push) {}

    /** {@return the stream} */
    @GET
    @Summary("The settings of the stream and how its outputs are doing")
    public SmdrDocument stream() {
        Stored<SmdrSettings> stored = smdr.settings();
        return new SmdrDocument(stored.value(), stored.revision(), smdr.localStatus(), smdr.pushStatus());
    }

    /** {@return the stream as it is with the new settings} */
    @PUT
    @Path("settings")
    @Summary("Replaces the settings")
    public SmdrDocument configure(
            @QueryParam("revision") @Summary("The revision that was read") long revision, SmdrSettings settings) {
        Subject by = security.check(SmdrComponent.CONFIGURE);
        Stored<SmdrSettings> read = smdr.settings();
        smdr.store(new Stored<>(read.value(), revision, read.changedAt(), read.changedBy()), settings, by);
        return stream();
    }
}
