package org.jackfield.core.tasks;

import java.util.Map;
import org.jackfield.api.tasks.TaskHandler;
import org.jackfield.api.tasks.TaskListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings handlers and listeners to the tasks. A component of its own, for they may submit tasks themselves. */
@Component(immediate = true, service = {})
public final class TaskFollowers {

    private final TasksComponent tasks;

    @Activate
    public TaskFollowers(@Reference TasksComponent tasks) {
        this.tasks = tasks;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandler(TaskHandler handler, Map<String, Object> properties) {
        tasks.addHandler(handler, properties);
    }

    void removeHandler(TaskHandler handler, Map<String, Object> properties) {
        tasks.removeHandler(handler, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addListener(TaskListener listener) {
        tasks.addListener(listener);
    }

    void removeListener(TaskListener listener) {
        tasks.removeListener(listener);
    }
}
