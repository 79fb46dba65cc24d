package org.jackfield.core.calllog.rest;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.core.calllog.CallArchiveComponent;
import org.jackfield.core.calllog.CallLogSettings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The archive over REST. */
@Component(service = RestResource.class)
@Path("calllog/archive")
@RequiresPermission("calllog.configure")
public final class ArchiveResource implements RestResource {

    private final CallArchiveComponent archive;
    private final SecurityService security;

    /** Answers for the archive. */
    @Activate
    public ArchiveResource(@Reference CallArchiveComponent archive, @Reference SecurityService security) {
        this.archive = archive;
        this.security = security;
    }

    /** What was begun. */
    @Summary("The task that moves calls")
    public record Begun(UUID task) {}

    /** {@return the task} */
    @POST
    @Summary("Moves calls that are old enough into the archive now")
    public Begun archive() {
        return new Begun(archive.archiveNow(security.check(CallLogSettings.CONFIGURE), "REST"));
    }
}
