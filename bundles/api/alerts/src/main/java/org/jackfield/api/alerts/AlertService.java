package org.jackfield.api.alerts;

import java.util.List;
import org.jackfield.api.persistence.Page;
import org.jackfield.api.persistence.PageRequest;
import org.jackfield.api.security.Permission;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Raises and clears alerts. Any thread may call; neither call waits for the database, and while the database is away
 * alerts are kept in memory, bounded, and stored when it is back.
 */
@ProviderType
public interface AlertService {

    /** What a person needs to see alerts. */
    Permission VIEW = new Permission("alerts.view", "See alerts");

    /** What a person needs to clear an alert by hand. */
    Permission CLEAR = new Permission("alerts.clear", "Clear alerts");

    /** Reports that a condition stands. The first report raises the alert; further ones only count. */
    void raise(AlertCondition condition);

    /** Reports that the condition {@code key} has ended; does nothing if it does not stand. */
    void clear(String key);

    /** {@return the alerts that stand, worst first, then newest first} */
    List<Alert> active();

    /** {@return all alerts, newest first} */
    Page<Alert> history(PageRequest page);
}
