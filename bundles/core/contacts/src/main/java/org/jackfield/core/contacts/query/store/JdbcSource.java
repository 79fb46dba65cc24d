package org.jackfield.core.contacts.query.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.core.contacts.importing.RowSource;

/** The rows that a query finds in a database of somebody else's. It is only read; whatever the query does is undone. */
final class JdbcSource implements RowSource {

    private static final int AT_ONCE = 1000;

    private final Connection connection;
    private final Statement statement;
    private final ResultSet rows;
    private final List<String> columns;
    private long read;

    /**
     * Runs a query.
     *
     * @param connection closed with this
     * @param seconds after which the query is given up
     * @throws ProblemException {@code contacts.query} if it is none, or the database refuses it
     */
    JdbcSource(Connection connection, String query, int seconds) {
        this.connection = connection;
        try {
            checkReads(query);
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
            statement.setQueryTimeout(seconds);
            statement.setFetchSize(AT_ONCE);
            rows = statement.executeQuery(query);
            ResultSetMetaData meta = rows.getMetaData();
            String[] names = new String[meta.getColumnCount()];
            Arrays.setAll(names, i -> label(meta, i + 1));
            columns = List.of(names);
        } catch (SQLException | RuntimeException e) {
            giveUp();
            throw e instanceof ProblemException known ? known : refused(e);
        }
    }

    /** The connection is read-only besides, as far as its driver keeps to that. */
    private static void checkReads(String query) {
        String plain = query.strip().toLowerCase(Locale.ROOT);
        if (!plain.startsWith("select") && !plain.startsWith("with")) {
            throw ProblemException.invalid(
                    "contacts.query", query, "This is no query.", "Write a statement that begins with SELECT or WITH.");
        }
    }

    private static String label(ResultSetMetaData meta, int column) {
        try {
            return meta.getColumnLabel(column);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private static ProblemException refused(Exception e) {
        return new ProblemException(
                new Problem(
                        "contacts.query", Problem.Kind.INVALID, "",
                        "The database did not answer the query: " + e.getMessage(),
                        "Check the query, the permissions of its user, and the time-out."),
                e);
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public Row next() {
        try {
            if (!rows.next()) {
                return null;
            }
            List<String> values = new ArrayList<>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                String value = rows.getString(i);
                values.add(value == null ? "" : value);
            }
            return new Row(++read, values);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    @Override
    public long done() {
        return read;
    }

    @Override
    public long total() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        try (connection;
                statement;
                rows) {
            connection.rollback();
        } catch (SQLException e) {
            throw new IOException("The connection to the database did not close: " + e.getMessage(), e);
        }
    }

    private void giveUp() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // the connection is closed next, which undoes as much
        } finally {
            try {
                connection.close();
            } catch (SQLException e) {
                // nothing is left to be done
            }
        }
    }
}
