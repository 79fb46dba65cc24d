package org.jackfield.apps.reporting.engine.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.api.reporting.ReportProgress;

/** All calls as of one moment, for one report. One thread. */
public final class Calls {

    private final DuckDb database;
    private final Connection connection;
    private final String name;
    private final HistoryRelation history;
    private final ReportProgress progress;
    private final List<String> made = new ArrayList<>();

    Calls(DuckDb database, Connection connection, String name, HistoryRelation history, ReportProgress progress) {
        this.database = database;
        this.connection = connection;
        this.name = name;
        this.history = history;
        this.progress = progress;
    }

    /** {@return the name of the result's table} */
    public String name() {
        return name;
    }

    /** {@return all calls} */
    public HistoryRelation all() {
        return history;
    }

    /**
     * {@return what somebody may see of the calls of a window}
     *
     * @param facts the table that {@link #factsOfSegments} made; empty if {@code access} does not ask for it
     * @param access which segments {@code r}
     */
    public HistoryRelation limitedTo(String access, String facts, Window window) {
        return history.limitedTo(made("_c", table ->
                new LimitedCalls(database, connection).make(table, history, facts, window, access, progress)));
    }

    /** {@return a table of what call recording knows of the segments of a window} */
    public String factsOfSegments(FactsSource source, Window window) {
        return made("_f", table -> CallFacts.make((DuckDBConnection) connection, table, source, window, progress));
    }

    /**
     * {@return a table of what call recording knows of the calls of a window}
     *
     * @param access by which segments {@code r}; empty for all
     */
    public String factsOfCalls(FactsSource source, Optional<String> access, Window window) {
        String segments = factsOfSegments(source, window);
        return made("_w", table -> database.execute(connection, CallFacts.ofCalls(table, segments, history, access, window), progress));
    }

    private interface Making {
        void make(String table) throws SQLException;
    }

    private String made(String end, Making making) {
        String table = name + end;
        if (!made.contains(table)) {
            DuckDb.goOn(progress);
            try {
                making.make(table);
            } catch (SQLException e) {
                throw new CallsException(e);
            }
            made.add(table);
        }
        return table;
    }

    /** {@return the tables that were made} */
    List<String> made() {
        return made;
    }
}
