package org.jackfield.core.resources.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.rest.Paging;
import org.jackfield.api.rest.RequiresPermission;
import org.jackfield.api.rest.RestResource;
import org.jackfield.api.rest.Summary;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Long work. */
@Component(service = RestResource.class)
@Path("tasks")
@RequiresPermission("tasks.view")
public final class TasksResource implements RestResource {

    private final TaskService tasks;
    private final SecurityService security;

    /** Answers for the task service. */
    @Activate
    public TasksResource(@Reference TaskService tasks, @Reference SecurityService security) {
        this.tasks = tasks;
        this.security = security;
    }

    /** A task as it is shown outside. */
    @Summary("Long work")
    public record TaskDocument(
            UUID id,
            String type,
            String title,
            TaskStatus.State state,
            @Summary("Units of work done") long done,
            @Summary("Units of work in all; 0 if not known") long total,
            @Summary("What is being done, was done, or went wrong") String note,
            String submittedBy,
            Instant submittedAt,
            Optional<Instant> endedAt) {

        static TaskDocument of(TaskStatus task) {
            return new TaskDocument(
                    task.id(),
                    task.type(),
                    task.title(),
                    task.state(),
                    task.done(),
                    task.total(),
                    Documents.text(task.note()),
                    task.submittedBy(),
                    task.submittedAt(),
                    task.endedAt());
        }
    }

    /** {@return all tasks} */
    @GET
    @Summary("All tasks, newest first")
    public Page<TaskDocument> list(
            @QueryParam(Paging.PAGE) @DefaultValue(Paging.FIRST_PAGE) int page,
            @QueryParam(Paging.SIZE) @DefaultValue(Paging.DEFAULT_SIZE) int size) {
        return tasks.list(Paging.of(page, size)).map(TaskDocument::of);
    }

    /** {@return one task} */
    @GET
    @Path("{id}")
    @Summary("One task")
    public TaskDocument task(@PathParam("id") UUID id) {
        return TaskDocument.of(known(id));
    }

    /** {@return the task, asked to stop} */
    @POST
    @Path("{id}/cancel")
    @RequiresPermission("tasks.cancel")
    @Summary("Asks a task to stop")
    public TaskDocument cancel(@PathParam("id") UUID id) {
        known(id);
        tasks.cancel(id, security.check(TaskService.CANCEL));
        return TaskDocument.of(known(id));
    }

    private TaskStatus known(UUID id) {
        return tasks.status(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "tasks.unknown", id.toString(), "There is no such task.", "Look at GET /api/v1/tasks."));
    }
}
