package org.jackfield.core.backup.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.Subject;
import org.jackfield.core.backup.Backup;
import org.jackfield.core.backup.BackupDesk;
import org.jackfield.core.backup.BackupPermissions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Backups: listed, made, checked and restored. */
@Component(service = RestResource.class)
@Path("backups")
@RequiresPermission("backup.configure")
public final class BackupsResource implements RestResource {

    private final BackupDesk backups;
    private final SecurityService security;

    /** Answers for the backups. */
    @Activate
    public BackupsResource(@Reference BackupDesk backups, @Reference SecurityService security) {
        this.backups = backups;
        this.security = security;
    }

    /** Long work that goes on. */
    @Summary("Work that goes on: see GET /api/v1/tasks/{id}")
    public record TaskDocument(UUID task) {}

    /** {@return all backups} */
    @GET
    @Summary("Every backup, newest first")
    public Page<Backup> list(
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return Page.within(backups.list(configurer()), Paging.of(page, size));
    }

    /** {@return the task that makes one} */
    @POST
    @Summary("Makes a backup")
    public TaskDocument make() {
        return new TaskDocument(backups.make(configurer(), "REST"));
    }

    /** {@return the task that checks one} */
    @POST
    @Path("{name}/check")
    @Summary("Reads all of a backup and restores it into a scratch database")
    public TaskDocument check(@PathParam("name") String name) {
        return new TaskDocument(backups.check(name, configurer(), "REST"));
    }

    /** {@return the task that restores one} */
    @POST
    @Path("{name}/restore")
    @RequiresPermission("backup.restore")
    @Summary("Replaces everything by a backup; all pages and connections end for a moment")
    public TaskDocument restore(@PathParam("name") String name) {
        return new TaskDocument(backups.restore(name, security.check(BackupPermissions.RESTORE), "REST"));
    }

    private Subject configurer() {
        return security.check(BackupPermissions.CONFIGURE);
    }
}
