package org.jackfield.api.scheduler;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Gives a {@link ScheduledJob} component its properties. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface JobSchedule {

    /** Prefix of the properties. */
    String PREFIX_ = "jackfield.job.";

    /** {@return the job's name, {@code <bundle>.<job>}} */
    String name();

    /** {@return when, as a Quartz cron expression in the site's time zone} */
    String cron();
}
