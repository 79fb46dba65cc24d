package org.jackfield.core.tasks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jackfield.api.audit.AuditEvent;
import org.jackfield.api.audit.AuditService;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.SecurityService;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.jackfield.api.security.Target;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskListener;
import org.jackfield.api.tasks.TaskService;
import org.jackfield.api.tasks.TaskStatus;
import org.jackfield.api.time.SiteTime;
import org.jackfield.core.tasks.store.TaskStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires tasks to the database, their handlers and their listeners. */
@Component(
        name = "org.jackfield.core.tasks",
        immediate = true,
        service = {TaskService.class, TasksComponent.class, PermissionContribution.class})
public final class TasksComponent implements TaskService, PermissionContribution {

    private static final Logger LOG = LoggerFactory.getLogger(TasksComponent.class);

    private final ScheduledThreadPoolExecutor house = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("jackfield-tasks").factory());
    private final Announcer announcer = new Announcer(house);
    private final SecurityService security;
    private final AuditService audit;
    private final TaskRunner runner;

    @Activate
    public TasksComponent(
            @Reference(target = "(schema=org.jackfield.core.tasks)") SchemaReady schema,
            @Reference SecurityService security,
            @Reference AuditService audit,
            @Reference SiteTime time) {
        this.security = security;
        this.audit = audit;
        house.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.runner = new TaskRunner(new TaskStore(schema.jdbi()), security, announcer, house, time.clock());
    }

    @Deactivate
    void stop() {
        runner.stop();
        house.shutdown();
    }

    void addHandler(TaskHandler handler, Map<String, Object> properties) {
        Object type = properties.get(TaskHandler.TYPE);
        if (type == null) {
            LOG.warn("{} does not say by the property {} what it does", handler, TaskHandler.TYPE);
            return;
        }
        runner.addHandler(type.toString(), handler);
    }

    void removeHandler(TaskHandler handler, Map<String, Object> properties) {
        runner.removeHandler(String.valueOf(properties.get(TaskHandler.TYPE)), handler);
    }

    void addListener(TaskListener listener) {
        announcer.add(listener);
    }

    void removeListener(TaskListener listener) {
        announcer.remove(listener);
    }

    @Override
    public UUID submit(String type, String title, Map<String, String> parameters, Subject by) {
        return runner.submit(type, title, parameters, by);
    }

    @Override
    public Optional<TaskStatus> status(UUID id) {
        return runner.byId(id).map(Task::status);
    }

    @Override
    public Page<TaskStatus> list(PageRequest page) {
        return runner.list(page);
    }

    @Override
    public void cancel(UUID id, Subject by) {
        Optional<Task> task = runner.byId(id).filter(found -> !found.status().state().ended());
        if (task.isEmpty()) {
            return;
        }
        if (!task.get().subject().id().equals(by.id())) {
            security.check(by, CANCEL, Target.of("task", id.toString()));
        }
        audit.record(AuditEvent.done(by, "tasks", "tasks.cancel", task.get().status().title()));
        runner.cancel(id);
    }

    @Override
    public List<Permission> permissions() {
        return List.of(VIEW, CANCEL, TasksSettings.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.TASKS.granting(VIEW.id(), CANCEL.id()),
                StandardOption.DATABASE_MAINTENANCE.granting(TasksSettings.CONFIGURE.id()));
    }

    /** For tests. */
    TaskRunner runner() {
        return runner;
    }

    /** For tests. */
    ScheduledExecutorService house() {
        return house;
    }
}
