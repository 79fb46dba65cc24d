package org.jackfield.apps.reporting;

import java.util.List;
import org.jackfield.api.feature.Feature;
import org.jackfield.api.security.AccessOption;
import org.jackfield.api.security.Permission;
import org.jackfield.api.security.PermissionContribution;
import org.jackfield.api.security.StandardOption;
import org.jackfield.api.security.Subject;
import org.osgi.service.component.annotations.Component;

/** What people may do with reports. */
@Feature(
        id = "reporting",
        title = "Reporting",
        description = "Answers questions about all stored calls: lists, statistics, exports and schedules.",
        entitlement = "call-logging")
@Component(name = "org.jackfield.apps.reporting", service = {ReportingComponent.class, PermissionContribution.class})
public final class ReportingComponent implements PermissionContribution {

    /** Lets a person run reports. */
    public static final Permission RUN = new Permission("reporting.run", "Run and see reports");

    /** Lets a person have reports made by the clock. */
    public static final Permission SCHEDULE = new Permission("reporting.schedule", "Schedule reports");

    /** For what nobody in particular asks for. */
    public static final Subject SYSTEM = Subject.system("org.jackfield.apps.reporting");

    @Override
    public List<Permission> permissions() {
        return List.of(RUN, SCHEDULE, ReportingSettings.CONFIGURE);
    }

    @Override
    public List<AccessOption> options() {
        return List.of(
                StandardOption.RUN_REPORTS.granting(RUN.id()),
                StandardOption.SCHEDULE_REPORTS.granting(SCHEDULE.id()),
                StandardOption.CALL_REPORTING.granting(ReportingSettings.CONFIGURE.id()));
    }
}
