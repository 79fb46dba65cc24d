package org.jackfield.core.server.watchdog;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.alerts.AlertService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts again what has stopped by itself, and says so once. For one thread. */
final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final String KEY = "server.stopped:";

    private final AlertService alerts;
    private final Attempts attempts = new Attempts();
    private final Set<String> raised = new HashSet<>();

    Watchdog(AlertService alerts) {
        this.alerts = alerts;
    }

    /** Something that should run and does not. */
    interface Stopped {

        /** {@return its name, for the alert} */
        String name();

        /** {@return why it does not run; empty if nobody knows} */
        String why();

        /**
         * Starts it.
         *
         * @throws Exception if it does not start
         */
        void start() throws Exception;
    }

    /**
     * Looks once.
     *
     * @param stopped what should run and does not
     * @param restart whether it is started
     */
    void look(List<? extends Stopped> stopped, boolean restart, Instant now) {
        Map<String, String> trouble = new TreeMap<>();
        for (Stopped part : stopped) {
            trouble.put(part.name(), part.why());
            if (restart && attempts.due(part.name(), now)) {
                try {
                    part.start();
                    LOG.warn("{} had stopped and was started again. {}", part.name(), part.why());
                } catch (Exception | LinkageError e) {
                    LOG.warn("{} has stopped and does not start", part.name(), e);
                    trouble.put(part.name(), String.valueOf(e.getMessage()));
                }
            }
        }
        attempts.keep(trouble.keySet());
        trouble.forEach((part, why) -> raise(part, why, restart));
        Set<String> well = new HashSet<>(raised);
        well.removeAll(trouble.keySet());
        well.forEach(this::clear);
    }

    void clear() {
        Set.copyOf(raised).forEach(this::clear);
    }

    private void raise(String part, String why, boolean restart) {
        if (raised.add(part)) {
            alerts.raise(new AlertCondition(
                    KEY + part,
                    Severity.CRITICAL,
                    "A part has stopped",
                    part + " has stopped by itself. " + why,
                    restart
                            ? "It is started again by itself, at once and later again. If this stays, look at the log."
                            : "Start it, or switch on the watchdog's restarts."));
        }
    }

    private void clear(String part) {
        raised.remove(part);
        alerts.clear(KEY + part);
    }
}
