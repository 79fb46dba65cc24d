package org.jackfield.core.server.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.core.server.ServerFacts;
import org.jackfield.core.server.drives.DriveComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The server over REST. */
@Component(service = RestResource.class)
@Path("server")
@RequiresPermission("server.view")
public final class ServerResource implements RestResource {

    private final DriveComponent drives;

    /** Tells these drives. */
    @Activate
    public ServerResource(@Reference DriveComponent drives) {
        this.drives = drives;
    }

    /** A drive. */
    @Summary("A drive on which something is kept")
    public record DriveDocument(String name, List<String> holds, long totalBytes, long freeBytes) {}

    /** The server. */
    @Summary("What this server is and how much room it has")
    public record ServerDocument(
            String host,
            String version,
            Instant started,
            String system,
            String java,
            int processors,
            @Summary("How much memory Java's heap may take") long maxMemoryMegabytes,
            List<DriveDocument> drives) {}

    /** {@return the server} */
    @GET
    @Summary("What this server is and how much room it has")
    public ServerDocument server() {
        ServerFacts facts = ServerFacts.now();
        return new ServerDocument(
                facts.host(),
                facts.version(),
                facts.started(),
                facts.system(),
                facts.java(),
                facts.processors(),
                facts.maxMemoryMegabytes(),
                drives.drives().stream()
                        .map(drive -> new DriveDocument(
                                drive.name(), drive.holds(), drive.totalBytes(), drive.freeBytes()))
                        .toList());
    }
}
