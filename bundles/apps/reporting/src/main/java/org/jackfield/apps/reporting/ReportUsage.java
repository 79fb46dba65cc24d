package org.jackfield.apps.reporting;

import java.util.List;
import java.util.UUID;

/** Registered as a service by whatever keeps ids of reports, schedules for instance. Any thread may call; answers at once. */
public interface ReportUsage {

    /** {@return what uses a report, as people call it; empty if nothing does} */
    List<String> usesOf(UUID report);

    /** Is told that a report was removed; whatever used it goes on without it. */
    void reportRemoved(UUID report);
}
