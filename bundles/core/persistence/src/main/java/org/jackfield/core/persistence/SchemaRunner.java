package org.jackfield.core.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.persistence.SchemaScript;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables of a bundle up to date.
 *
 * <p>On PostgreSQL and SQL Server a script happens as a whole or not at all. H2 commits at every statement that changes
 * a table, so there each statement is noted before and after; a run that was cut off goes on behind the last one that
 * was done, and for the single statement of which nobody knows, "exists already" counts as done.
 */
final class SchemaRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaRunner.class);

    /** Exists already, or is gone already: tables, indices, columns; H2 has own codes for the rest. */
    private static final Set<String> DONE_BEFORE = Set.of("42S01", "42S02", "42S11", "42S12", "42S21", "42S22");
    /** H2: schema, constraint, view, sequence exist; constraint, view, sequence are gone. */
    private static final Set<Integer> DONE_BEFORE_H2 = Set.of(90078, 90045, 90038, 90035, 90057, 90037, 90036);

    private final DataSource pool;
    private final Dialect dialect;
    private final InstantSource clock;
    private final SchemaHistory history;
    private boolean created;
    private boolean backupDue;

    SchemaRunner(DataSource pool, Dialect dialect, InstantSource clock) {
        this(pool, dialect, clock, dialect == Dialect.H2);
    }

    SchemaRunner(DataSource pool, Dialect dialect, InstantSource clock, boolean withBackup) {
        this.pool = pool;
        this.dialect = dialect;
        this.clock = clock;
        this.history = new SchemaHistory(dialect);
        this.backupDue = withBackup;
    }

    /**
     * Applies what is missing.
     *
     * @param schema whose tables: a symbolic name
     * @return how many scripts were applied
     * @throws SQLException if the database went away: try again
     * @throws ProblemException if the tables and the scripts do not fit, or a script fails: trying again is no use
     */
    int migrate(String schema, List<SchemaScript> scripts) throws SQLException {
        try (Connection lock = pool.getConnection()) {
            if (!created) {
                history.create(lock);
                created = true;
            }
            lock.setAutoCommit(false);
            try {
                history.lock(lock);
                return migrateLocked(schema, scripts);
            } finally {
                lock.rollback();
                lock.setAutoCommit(true);
            }
        }
    }

    /**
     * Keeps the scripts for backups, once they are applied.
     *
     * @param texts of every kind of database, by path inside the schema folder
     */
    void keepScripts(String schema, Map<String, String> texts) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            if (history.scripts(connection, schema).equals(texts)) {
                return;
            }
            connection.setAutoCommit(false);
            try {
                history.keepScripts(connection, schema, texts);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private int migrateLocked(String schema, List<SchemaScript> scripts) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Map<Integer, SchemaHistory.Entry> known = history.read(connection, schema);
            check(schema, scripts, known);
            List<SchemaScript> pending = scripts.stream()
                    .filter(script -> !finished(known.get(script.version())))
                    .toList();
            if (!pending.isEmpty() && !known.isEmpty()) {
                backUp(connection);
            }
            connection.setAutoCommit(false);
            try {
                for (SchemaScript script : pending) {
                    apply(connection, schema, script, known.get(script.version()), scripts.size());
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return pending.size();
        }
    }

    private static boolean finished(SchemaHistory.Entry entry) {
        return entry != null && entry.finished();
    }

    private void backUp(Connection connection) throws SQLException {
        if (backupDue) {
            H2Backup.take(connection, clock.instant());
            backupDue = false;
        }
    }

    private void check(String schema, List<SchemaScript> scripts, Map<Integer, SchemaHistory.Entry> known) {
        for (SchemaHistory.Entry entry : known.values()) {
            if (entry.version() > scripts.size()) {
                throw ProblemException.conflict(
                        "persistence.schema-newer",
                        schema + " " + entry.script(),
                        "The database was made by a newer version of this bundle.",
                        "Install that version again, or restore the backup taken before the upgrade.");
            }
            SchemaScript script = scripts.get(entry.version() - 1);
            if (!entry.checksum().equals(script.checksum())) {
                throw ProblemException.conflict(
                        "persistence.schema-changed",
                        schema + " " + script.name(),
                        "This script is not the one that made the tables.",
                        "Install the bundle as it was released; a change needs a script with a new number.");
            }
        }
    }

    private void apply(
            Connection connection, String schema, SchemaScript script, SchemaHistory.Entry begun, int scripts)
            throws SQLException {
        long start = System.nanoTime();
        List<String> statements = statements(schema, script);
        if (begun == null) {
            history.begin(connection, schema, script, clock.instant());
            step(connection);
        }
        int next = begun == null ? 0 : begun.done();
        boolean unknown = begun != null && begun.begun() > begun.done();
        for (int i = next; i < statements.size(); i++) {
            execute(connection, schema, script, statements, i, unknown && i == next);
        }
        history.finish(connection, schema, script.version(), clock.instant());
        connection.commit();
        LOG.info(
                "Tables of {}: step {} of {} done in {} ms ({})",
                schema, script.version(), scripts, (System.nanoTime() - start) / 1_000_000, script.name());
    }

    private List<String> statements(String schema, SchemaScript script) {
        try {
            return script.statements(dialect);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(malformed(schema, e), e);
        }
    }

    static Problem malformed(String schema, IllegalArgumentException why) {
        return new Problem(
                "persistence.schema-scripts",
                Problem.Kind.INVALID,
                schema + ": " + why.getMessage(),
                "The bundle's schema scripts are malformed.",
                "Tell whoever made the bundle.");
    }

    private void execute(
            Connection connection, String schema, SchemaScript script, List<String> statements, int i, boolean maybeDone)
            throws SQLException {
        history.progress(connection, schema, script.version(), i + 1, i);
        step(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements.get(i));
        } catch (SQLException e) {
            if (Outage.isOne(e)) {
                throw e;
            }
            if (!maybeDone || !doneBefore(e)) {
                connection.rollback();
                noteFailure(connection, schema, script, i);
                throw failed(schema, script, statements, i, e);
            }
        }
        history.progress(connection, schema, script.version(), i + 1, i + 1);
        step(connection);
    }

    /** So that the next attempt knows that the statement did not happen. Elsewhere the roll-back took all of it. */
    private void noteFailure(Connection connection, String schema, SchemaScript script, int i) throws SQLException {
        if (dialect == Dialect.H2) {
            history.progress(connection, schema, script.version(), i, i);
            connection.commit();
        }
    }

    private void step(Connection connection) throws SQLException {
        if (dialect == Dialect.H2) {
            connection.commit();
        }
    }

    private static boolean doneBefore(SQLException e) {
        return DONE_BEFORE.contains(e.getSQLState()) || DONE_BEFORE_H2.contains(e.getErrorCode());
    }

    private static ProblemException failed(
            String schema, SchemaScript script, List<String> statements, int i, SQLException why) {
        String where = String.format(
                Locale.ROOT, "%s %s, statement %d of %d", schema, script.name(), i + 1, statements.size());
        String reason = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        return new ProblemException(
                new Problem(
                        "persistence.schema-failed",
                        Problem.Kind.INTERNAL,
                        where,
                        "The tables could not be made: " + reason,
                        "Mend the cause (disk space, rights of the database user), then restart the bundle."),
                why);
    }
}
