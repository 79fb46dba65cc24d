package com.example.wallboard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The board over REST. */
@Component(service = RestResource.class)
@Path("wallboard")
@RequiresPermission("wallboard.view")
public final class WallboardResource implements RestResource {

    private final Wallboard wallboard;

    /** Answers with this board. */
    @Activate
    public WallboardResource(@Reference Wallboard wallboard) {
        this.wallboard = wallboard;
    }

    /** {@return the board as it is now} */
    @GET
    @Summary("How many callers wait and for how long")
    public Board board() {
        return wallboard.board();
    }
}
