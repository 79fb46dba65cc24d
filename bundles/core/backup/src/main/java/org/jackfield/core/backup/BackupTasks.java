package org.jackfield.core.backup;

import java.io.IOException;
import java.util.List;
import org.jackfield.api.persistence.backup.BackupTask;
import org.jackfield.api.tasks.TaskContext;
import org.jackfield.api.tasks.TaskHandler;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The three kinds of work: make, check, restore. */
@Component(service = {}, immediate = true)
public final class BackupTasks {

    static final String MAKE = BackupTask.TYPE;
    static final String CHECK = "backup.check";
    static final String RESTORE = "backup.restore";

    /** The parameter that names the backup. */
    static final String NAME = "name";

    private final List<ServiceRegistration<TaskHandler>> handlers;

    private interface Work {
        String run(TaskContext context) throws IOException;
    }

    @Activate
    public BackupTasks(BundleContext context, @Reference BackupComponent backups) {
        handlers = List.of(
                register(context, MAKE, backups::make),
                register(context, CHECK, task -> backups.check(task.parameters().get(NAME), task)),
                register(context, RESTORE, task -> backups.restore(task.parameters().get(NAME), task)));
    }

    private static ServiceRegistration<TaskHandler> register(BundleContext context, String type, Work work) {
        TaskHandler handler = work::run;
        return context.registerService(
                TaskHandler.class, handler, FrameworkUtil.asDictionary(java.util.Map.of(TaskHandler.TYPE, type)));
    }

    @Deactivate
    void stop() {
        handlers.forEach(ServiceRegistration::unregister);
    }
}
