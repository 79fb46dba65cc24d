package org.jackfield.core.persistence;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertService;
import org.jackfield.api.health.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What stands in the way of the database just now. The alert service comes later than the database and may go before
 * it, so conditions are kept here and handed over when it is there.
 */
final class Conditions {

    private static final Logger LOG = LoggerFactory.getLogger(Conditions.class);

    private final Map<String, AlertCondition> standing = new LinkedHashMap<>();
    private final Set<String> over = new HashSet<>();
    private AlertService alerts;

    synchronized void raise(AlertCondition condition) {
        over.remove(condition.key());
        AlertCondition before = standing.put(condition.key(), condition);
        if (before == null) {
            LOG.warn("{}: {} {}", condition.title(), condition.detail(), condition.remedy());
        }
        if (alerts != null && !condition.equals(before)) {
            alerts.raise(condition);
        }
    }

    /** Also clears what an earlier run of the system left standing. */
    synchronized void clear(String key) {
        AlertCondition ended = standing.remove(key);
        if (ended != null) {
            LOG.info("Over: {}", ended.title());
        }
        if (over.add(key) && alerts != null) {
            alerts.clear(key);
        }
    }

    synchronized void clearAll() {
        for (String key : standing.keySet().toArray(String[]::new)) {
            clear(key);
        }
    }

    /** {@return how the database is, for whoever asks whether the system is ready} */
    synchronized Health health() {
        return standing.values().stream()
                .findFirst()
                .map(condition -> Health.down(condition.title() + ": " + condition.detail()))
                .orElseGet(() -> over.contains(DatabaseWatch.AWAY)
                        ? Health.up()
                        : Health.down("The database has not answered yet."));
    }

    synchronized void attach(AlertService service) {
        alerts = service;
        standing.values().forEach(service::raise);
        over.forEach(service::clear);
    }

    synchronized void detach(AlertService service) {
        if (alerts == service) {
            alerts = null;
        }
    }
}
