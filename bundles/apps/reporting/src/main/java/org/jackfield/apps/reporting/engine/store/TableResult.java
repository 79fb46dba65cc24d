package org.jackfield.apps.reporting.engine.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jackfield.api.calllog.MissingCalls;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.apps.reporting.template.TemplateRows;

/** A result in a table of the engine. */
public final class TableResult implements ReportResult {

    private static final int PAGE = 2000;
    private static final int MOST = 10_000;

    private final ReportRequest request;
    private final ReportTable table;
    private final Connection connection;
    private final String name;
    private final List<String> rubbish;
    private final Optional<Window> window;
    private final List<MissingCalls> missing;
    private final long size;
    private final boolean truncated;
    private final Optional<ReportRow> totals;
    private final InstantSource clock;
    private final Consumer<TableResult> closed;
    private Instant used;
    private boolean open = true;

    /**
     * A result.
     *
     * @param rubbish tables to drop with those of the plan
     * @param closed is told when it is
     */
    TableResult(
            ReportDatabase.Question question, Connection connection, String name, List<String> rubbish,
            List<MissingCalls> missing, InstantSource clock, Consumer<TableResult> closed)
            throws SQLException {
        ReportPlan plan = question.plan();
        this.request = question.request();
        this.table = plan.table();
        this.connection = connection;
        this.name = name;
        this.rubbish = Stream.concat(plan.rubbish().stream(), rubbish.stream()).toList();
        this.window = question.window();
        this.missing = List.copyOf(missing);
        this.clock = clock;
        this.closed = closed;
        this.used = clock.instant();
        long limit = question.limit();
        long found = count();
        this.size = Math.min(found, limit);
        this.truncated = found > limit;
        this.totals = plan.totals().isEmpty() ? Optional.empty() : Optional.of(read(plan.totals(), false, -1).get(0));
    }

    private long count() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + name)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public ReportRequest request() {
        return request;
    }

    /** {@return how it lies in its table} */
    public ReportTable table() {
        return table;
    }

    /** {@return its table} */
    public String name() {
        return name;
    }

    @Override
    public List<ReportColumn> columns() {
        return table.columns();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean truncated() {
        return truncated;
    }

    @Override
    public Optional<Window> window() {
        return window;
    }

    @Override
    public Optional<ReportRow> totals() {
        return totals;
    }

    @Override
    public List<MissingCalls> missing() {
        return missing;
    }

    @Override
    public synchronized List<ReportRow> rows(long offset, int most) {
        if (offset < 0 || most < 1 || most > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " rows from 0 on: " + offset + ", " + most);
        }
        if (!open) {
            throw new ProblemException(new Problem(
                    "reporting.result-gone", Problem.Kind.NOT_FOUND, "", "The result is not kept any more.",
                    "Run the report again."));
        }
        used = clock.instant();
        long end = Math.min(size, offset + most);
        try {
            return read(
                    "SELECT * FROM " + name + " WHERE rowid >= " + offset + " AND rowid < " + end + " ORDER BY rowid",
                    true, offset);
        } catch (SQLException e) {
            throw new IllegalStateException("rows of a result cannot be read", e);
        }
    }

    @Override
    public void forEach(Consumer<ReportRow> row) {
        for (long offset = 0; offset < size; offset += PAGE) {
            rows(offset, PAGE).forEach(row);
        }
    }

    private List<ReportRow> read(String sql, boolean rows, long first) throws SQLException {
        List<ReportRow> read = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                List<Object> values = new ArrayList<>();
                for (int i = 0; i < table.columns().size(); i++) {
                    values.add(value(row, i, rows));
                }
                boolean call = rows && table.list();
                read.add(new ReportRow(
                        rows ? first + read.size() : -1,
                        values,
                        call ? id(row, "c") : Optional.empty(),
                        call ? id(row, "s") : Optional.empty()));
            }
        }
        return read;
    }

    private static Optional<UUID> id(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(UUID::fromString);
    }

    private Object value(ResultSet row, int index, boolean rows) throws SQLException {
        String column = "v" + index;
        Object value = row.getObject(column);
        ReportColumn.ValueType type = table.columns().get(index).type();
        if (value == null) {
            return type == ReportColumn.ValueType.TEXT && rows ? "" : null;
        }
        return switch (type) {
            case TEXT -> row.getString(column);
            case YES_NO -> row.getBoolean(column);
            case COUNT, DURATION -> row.getLong(column);
            case PERCENT -> row.getDouble(column);
            case INSTANT -> row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
            case LOCAL_TIME -> local(row, column, index);
        };
    }

    private Object local(ResultSet row, String column, int index) throws SQLException {
        DisplayFormat format = table.formats().get(index).orElse(DisplayFormat.DATE_TIME);
        if (format == DisplayFormat.TIME || table.columns().get(index).id().equals(TemplateRows.HOUR)) {
            return LocalTime.parse(row.getString(column));
        }
        return format == DisplayFormat.DATE_TIME
                ? row.getObject(column, LocalDateTime.class)
                : row.getObject(column, LocalDate.class);
    }

    /** {@return whether nobody has asked since a moment} */
    synchronized boolean isIdleSince(Instant moment) {
        return used.isBefore(moment);
    }

    @Override
    public synchronized void close() {
        if (!open) {
            return;
        }
        open = false;
        try (Connection last = connection) {
            for (String made : rubbish) {
                DuckDb.execute(last, "DROP TABLE IF EXISTS " + made);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a result cannot be dropped", e);
        } finally {
            closed.accept(this);
        }
    }
}
