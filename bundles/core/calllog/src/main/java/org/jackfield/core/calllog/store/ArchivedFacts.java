package org.jackfield.core.calllog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.recording.facts.CustomTags;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.recording.facts.RecordingFactsService;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFlag;

/**
 * What call recording knows of archived segments, beside them while a question is answered: in tables of the connection, fetched
 * only if somebody's access or filter asks for it.
 */
final class ArchivedFacts implements KnownFields {

    private static final String TABLES = "known_";

    private final DuckDBConnection connection;
    private final RecordingFactsService facts;
    private CallQuery fetched;

    ArchivedFacts(DuckDBConnection connection, RecordingFactsService facts) {
        this.connection = connection;
        this.facts = facts;
    }

    @Override
    public SegmentFields to(SegmentFields fields) {
        String of = ".segment_id = " + fields.alias() + ".id";
        SegmentFields more = ArchivedCalls.idsAsTexts(fields)
                .with(CallField.NOTE, new SegmentFields.Source("n.said", "FROM known_note n WHERE n" + of))
                .with(CallField.SERIAL, new SegmentFields.Source("n.said", "FROM known_serial n WHERE n" + of))
                .with(CallFlag.RECORDED, "EXISTS (SELECT 1 FROM known_segment k WHERE k" + of + " AND k.recorded)")
                .with(CallFlag.SCORED, "EXISTS (SELECT 1 FROM known_segment k WHERE k" + of + " AND k.scored)");
        for (int i = 1; i <= CustomTags.COUNT; i++) {
            more = more.with(
                    CallField.valueOf("FIELD" + i), "COALESCE((SELECT k.tag_" + i + " FROM known_segment k WHERE k" + of + "), '')");
        }
        return more;
    }

    @Override
    public void prepare(CallConditions conditions, CallQuery query) {
        if (asksForThem(conditions) && !query.equals(fetched)) {
            fetch(tables -> {
                Instant[] range = range(query);
                if (range[0] != null) {
                    facts.each(range[0], range[1].plusMillis(1), tables::add);
                }
            });
            fetched = query;
        }
    }

    @Override
    public void prepare(CallConditions conditions, Collection<UUID> calls) {
        if (asksForThem(conditions)) {
            fetch(tables -> facts.of(segments(calls)).values().forEach(tables::add));
            fetched = null;
        }
    }

    private static boolean asksForThem(CallConditions conditions) {
        return conditions.where().contains(TABLES) || conditions.seen().contains(TABLES);
    }

    /** {@return when the first and the last segment of calls of a query's time began; nulls if there is none} */
    private Instant[] range(CallQuery query) throws SQLException {
        String calls = (query.from() == null ? "" : " AND started_at >= make_timestamp(" + query.from().toEpochMilli() + "000)")
                + (query.to() == null ? "" : " AND started_at < make_timestamp(" + query.to().toEpochMilli() + "000)");
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT min(started_at), max(started_at) FROM calllog_segment"
                        + " WHERE call_id IN (SELECT id FROM calllog_call WHERE true" + calls + ")")) {
            row.next();
            return new Instant[] {instant(row, 1), instant(row, 2)};
        }
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        LocalDateTime utc = row.getObject(column, LocalDateTime.class);
        return utc == null ? null : utc.toInstant(ZoneOffset.UTC);
    }

    private List<UUID> segments(Collection<UUID> calls) throws SQLException {
        List<UUID> segments = new ArrayList<>();
        if (calls.isEmpty()) {
            return segments;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM calllog_segment WHERE call_id IN ("
                        + calls.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", ")) + ")")) {
            while (rows.next()) {
                segments.add(UUID.fromString(rows.getString(1)));
            }
        }
        return segments;
    }

    private interface Fetching {
        void into(Tables tables) throws SQLException;
    }

    private void fetch(Fetching fetching) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE OR REPLACE TEMP TABLE known_segment (segment_id UUID, recorded BOOLEAN, scored BOOLEAN, "
                    + IntStream.rangeClosed(1, CustomTags.COUNT).mapToObj(i -> "tag_" + i + " VARCHAR").collect(Collectors.joining(", "))
                    + ")");
            statement.execute("CREATE OR REPLACE TEMP TABLE known_note (segment_id UUID, said VARCHAR)");
            statement.execute("CREATE OR REPLACE TEMP TABLE known_serial (segment_id UUID, said VARCHAR)");
            try (Tables tables = new Tables(connection)) {
                fetching.into(tables);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what is known of archived segments cannot be put beside them", e);
        }
    }

    /** What is added is seen once it is closed. */
    private static final class Tables implements AutoCloseable {

        private final DuckDBAppender segments;
        private final DuckDBAppender notes;
        private final DuckDBAppender serials;

        Tables(DuckDBConnection connection) throws SQLException {
            segments = connection.createAppender("temp", "main", "known_segment");
            notes = connection.createAppender("temp", "main", "known_note");
            serials = connection.createAppender("temp", "main", "known_serial");
        }

        void add(RecordingFacts known) {
            try {
                segments.beginRow().append(known.segment()).append(known.recorded()).append(known.scored());
                for (String tag : known.tags()) {
                    segments.append(tag);
                }
                segments.endRow();
                for (String note : known.notes()) {
                    notes.beginRow().append(known.segment()).append(note).endRow();
                }
                for (String serial : known.serials()) {
                    serials.beginRow().append(known.segment()).append(serial).endRow();
                }
            } catch (SQLException e) {
                throw new IllegalStateException("the facts of a segment cannot be added: " + known.segment(), e);
            }
        }

        @Override
        public void close() throws SQLException {
            segments.close();
            notes.close();
            serials.close();
        }
    }
}
