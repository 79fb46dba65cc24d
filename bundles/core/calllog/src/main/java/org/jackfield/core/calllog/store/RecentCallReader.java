package org.jackfield.core.calllog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jackfield.api.calllog.history.CallHistory.RecentCalls;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.calllog.history.WholeCall;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.KeyLists;
import org.jdbi.v3.core.Handle;

/** Reads calls that are in the tables, one after the other, in bounded memory. */
public final class RecentCallReader {

    private static final int FETCH = 1000;
    private static final String SELECT = "SELECT s.*, c.started_at AS call_started_at,"
            + " c.ended_at AS call_ended_at, c.marks AS call_marks FROM calllog_segment s"
            + " JOIN calllog_call c ON c.id = s.call_id";

    private RecentCallReader() {}

    /** Gives every call. */
    public static void all(Handle handle, RecentCalls calls) {
        Grouping grouping = new Grouping(calls);
        handle.createQuery(SELECT + " ORDER BY s.call_id, s.segment_number")
                .setFetchSize(FETCH)
                .map((row, context) -> grouping.take(row))
                .forEach(ignored -> {});
        grouping.end();
    }

    /** Gives these calls, as far as they are there. */
    public static void some(Handle handle, Collection<UUID> ids, RecentCalls calls) {
        for (List<UUID> some : KeyLists.of(ids)) {
            Grouping grouping = new Grouping(calls);
            handle.createQuery(SELECT + " WHERE s.call_id IN (<ids>) ORDER BY s.call_id, s.segment_number")
                    .bindList("ids", some)
                    .map((row, context) -> grouping.take(row))
                    .forEach(ignored -> {});
            grouping.end();
        }
    }

    /** Collects the segments of a call, which come one after the other. */
    private static final class Grouping {

        private final RecentCalls calls;
        private final List<HistorySegment> segments = new ArrayList<>();
        private UUID call;
        private WholeCall whole;

        Grouping(RecentCalls calls) {
            this.calls = calls;
        }

        boolean take(ResultSet row) throws SQLException {
            UUID id = SegmentColumns.uuid(row, "call_id");
            if (!id.equals(call)) {
                end();
                call = id;
                whole = new WholeCall(
                        SegmentColumns.instant(row, "call_started_at"), SegmentColumns.instant(row, "call_ended_at"),
                        SegmentColumns.toMarks(row.getString("call_marks")));
            }
            segments.add(new HistorySegment(SegmentColumns.segment(row), PeopleColumns.read(row)));
            return true;
        }

        void end() {
            if (!segments.isEmpty()) {
                calls.take(List.copyOf(segments), whole);
                segments.clear();
            }
        }
    }
}
