package org.jackfield.core.scheduler;

import java.util.Map;
import org.jackfield.api.scheduler.ScheduledJob;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings the jobs among the services to the scheduler, once that is all there. */
@Component(name = "org.jackfield.core.scheduler.jobs", immediate = true, service = {})
public final class ScheduledJobs {

    private final SchedulerComponent scheduler;

    @Activate
    public ScheduledJobs(@Reference SchedulerComponent scheduler) {
        this.scheduler = scheduler;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addJob(ScheduledJob job, Map<String, Object> properties) {
        scheduler.addJob(job, properties);
    }

    void updatedJob(ScheduledJob job, Map<String, Object> properties) {
        scheduler.removeJob(job, properties);
        scheduler.addJob(job, properties);
    }

    void removeJob(ScheduledJob job, Map<String, Object> properties) {
        scheduler.removeJob(job, properties);
    }
}
