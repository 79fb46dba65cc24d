package org.jackfield.apps.reporting.schedule;

import java.util.List;
import java.util.UUID;

/** What uses shared reports; asked before one is deleted, and told afterwards. Any thread may call. */
public interface ReportUses {

    /** {@return the schedules that have a report, as people call them; empty if none has} */
    List<String> usesOf(UUID report);

    /** Takes a deleted report out of every schedule. */
    void reportRemoved(UUID report);
}
