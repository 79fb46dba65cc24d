package org.jackfield.core.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jackfield.api.alerts.AlertCondition;
import org.jackfield.api.alerts.AlertCondition.Severity;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaReady;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the bundles that carry a schema, has their tables made and tells them by a {@link SchemaReady}.
 *
 * <p>Bundles come and go on any thread; tables are made on the database's own. They are told on another one, for what
 * they do when they start takes its time.
 */
final class SchemaExtender implements BundleTrackerCustomizer<SchemaExtender.Candidate> {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaExtender.class);

    private final BundleContext context;
    private final SchemaRunner runner;
    private final DataSource pool;
    private final Dialect dialect;
    private final Conditions conditions;
    private final Executor thread;
    private final Executor announcer;
    private final Deque<Candidate> waiting = new ArrayDeque<>();
    private boolean up;

    SchemaExtender(
            BundleContext context,
            SchemaRunner runner,
            DataSource pool,
            Dialect dialect,
            Conditions conditions,
            Executor thread,
            Executor announcer) {
        this.context = context;
        this.runner = runner;
        this.pool = pool;
        this.dialect = dialect;
        this.conditions = conditions;
        this.thread = thread;
        this.announcer = announcer;
    }

    /** Makes the tables of all that wait; called on the database's thread whenever the database answers. */
    void databaseIsUp() {
        up = true;
        for (Candidate next = first(); next != null; next = first()) {
            if (!next.prepare()) {
                return;
            }
            forget(next);
        }
    }

    private Candidate first() {
        synchronized (waiting) {
            return waiting.peekFirst();
        }
    }

    private void forget(Candidate candidate) {
        synchronized (waiting) {
            waiting.remove(candidate);
        }
    }

    @Override
    public Candidate addingBundle(Bundle bundle, BundleEvent event) {
        String folder = bundle.getHeaders("").get(SchemaReady.HEADER);
        if (folder == null) {
            return null;
        }
        Candidate candidate = new Candidate(bundle, folder.strip());
        synchronized (waiting) {
            waiting.add(candidate);
        }
        thread.execute(() -> {
            if (up) {
                databaseIsUp();
            }
        });
        return candidate;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Candidate candidate) {
        // From starting to active: its tables are no different.
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Candidate candidate) {
        forget(candidate);
        candidate.withdraw();
    }

    /** A bundle with a schema. */
    final class Candidate {

        private final Bundle bundle;
        private final String folder;
        private ServiceRegistration<SchemaReady> ready;
        private boolean gone;

        Candidate(Bundle bundle, String folder) {
            this.bundle = bundle;
            this.folder = folder;
        }

        /** {@return false if the database went away meanwhile} */
        private boolean prepare() {
            String schema = bundle.getSymbolicName();
            try {
                Map<String, String> texts = texts();
                runner.migrate(schema, scripts(schema, texts));
                runner.keepScripts(schema, texts);
                announcer.execute(() -> register(schema));
                conditions.clear(key(schema));
            } catch (ProblemException e) {
                LOG.debug("No tables for {}", schema, e);
                conditions.raise(refused(schema, e.problem()));
            } catch (SQLException e) {
                LOG.info("The tables of {} have to wait: {}", schema, e.getMessage());
                return false;
            }
            return true;
        }

        /** {@return the scripts of every kind of database, by path inside the folder} */
        private Map<String, String> texts() {
            Map<String, String> texts = new TreeMap<>();
            Stream<String> places =
                    Stream.concat(Stream.of("common"), Arrays.stream(Dialect.values()).map(Dialect::id));
            places.forEach(place -> {
                var found = bundle.findEntries(folder + "/" + place, "*", false);
                if (found != null) {
                    for (URL url : Collections.list(found)) {
                        texts.put(place + url.getPath().substring(url.getPath().lastIndexOf('/')), text(url));
                    }
                }
            });
            return texts;
        }

        private List<SchemaScript> scripts(String schema, Map<String, String> texts) {
            try {
                return SchemaScript.select(dialect, texts);
            } catch (IllegalArgumentException e) {
                throw new ProblemException(SchemaRunner.malformed(schema, e), e);
            }
        }

        private static String text(URL url) {
            try (InputStream in = url.openStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /**
         * Registering starts other bundles' components, so no lock is held meanwhile. Nothing is registered for a bundle that has
         * gone: its next start could take that for its own, and lose it at once.
         */
        private void register(String schema) {
            if (isGone()) {
                return;
            }
            ServiceRegistration<SchemaReady> registration = context.registerService(
                    SchemaReady.class,
                    ReadySchema.over(pool, dialect),
                    FrameworkUtil.asDictionary(Map.of(SchemaReady.PROPERTY, schema)));
            synchronized (this) {
                if (!gone) {
                    ready = registration;
                    return;
                }
            }
            registration.unregister();
        }

        private synchronized boolean isGone() {
            return gone;
        }

        private void withdraw() {
            ServiceRegistration<SchemaReady> registered;
            synchronized (this) {
                gone = true;
                registered = ready;
            }
            if (registered != null) {
                registered.unregister();
            }
            conditions.clear(key(bundle.getSymbolicName()));
        }
    }

    private static String key(String schema) {
        return "persistence.schema:" + schema;
    }

    private static AlertCondition refused(String schema, Problem problem) {
        return new AlertCondition(
                key(schema),
                Severity.CRITICAL,
                schema + " cannot start: its tables are not right",
                problem.message() + " [" + problem.input() + "]",
                problem.remedy());
    }
}
