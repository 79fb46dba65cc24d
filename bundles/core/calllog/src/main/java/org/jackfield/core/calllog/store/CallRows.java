package org.jackfield.core.calllog.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jackfield.api.calllog.LoggedCall;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentColumns;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.persistence.Rows;
import org.jackfield.api.telephony.call.LogicalCall;
import org.jackfield.api.telephony.call.Segment;
import org.jdbi.v3.core.Handle;

/** The rows of a call. */
final class CallRows {

    private static final int DIGITS = 50;

    private CallRows() {}

    /** {@return the row of {@code calllog_call}} */
    static Map<String, Object> valuesOf(LogicalCall call) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", call.id());
        values.put("phone_system", call.system().value());
        values.put("revision", call.revision());
        values.put("call_type", call.type().name());
        values.put("direction", call.direction().name());
        values.put("answered", call.answered() != null);
        values.put("outside_digits", digits(call.outside().number()));
        values.put("started_at", call.started());
        values.put("ended_at", call.ended());
        values.put("marks", SegmentColumns.toColumn(call.marks()));
        return values;
    }

    private static String digits(String number) {
        return ColumnTypes.fit(CallConditions.digitsOf(number), DIGITS);
    }

    /** Puts a call that was archived into the tables again, older than whatever is said of it from now on. */
    static void putBack(Handle handle, LoggedCall call) {
        Segment first = call.segments().get(0);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", call.id());
        values.put("phone_system", call.system().value());
        values.put("revision", 0L);
        values.put("call_type", first.type().name());
        values.put("direction", first.direction().name());
        values.put("answered", call.segments().stream().anyMatch(Segment::isAnswered));
        values.put("outside_digits", digits(call.summary().outside().number()));
        values.put("started_at", call.started());
        values.put("ended_at", call.ended());
        values.put("marks", SegmentColumns.toColumn(call.marks()));
        Rows.insert(handle, "calllog_call", List.of(values));
        Rows.insert(handle, "calllog_segment", call.segments().stream().map(SegmentColumns::valuesOf).toList());
        PeopleColumns.write(handle, "calllog_segment", call.people());
        handle.execute("DELETE FROM calllog_assignment WHERE call_id = ?", call.id().toString());
    }
}
