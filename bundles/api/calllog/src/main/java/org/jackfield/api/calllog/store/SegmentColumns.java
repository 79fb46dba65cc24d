package org.jackfield.api.calllog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jackfield.api.persistence.ColumnTypes;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;

/**
 * A segment as a row of a table, and back, for every bundle that keeps segments in a table of its own. The columns are
 * those of {@code calllog_segment} in the call log's schema. Texts that are longer than their column are cut. Any thread.
 */
public final class SegmentColumns {

    private static final int NODE = 20;
    private static final int NUMBER = 100;
    private static final int NAME = 200;
    private static final int CODE = 50;

    private SegmentColumns() {}

    /**
     * {@return the values by column, in the order of the columns; an instant that there is not is null}
     *
     * @param s never null
     */
    public static Map<String, Object> valuesOf(Segment s) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", s.id());
        values.put("call_id", s.logicalCall());
        values.put("segment_number", s.number());
        values.put("revision", s.revision());
        values.put("phone_system", s.system().value());
        values.put("call_name", ColumnTypes.fit(s.callId().value(), NUMBER));
        values.put("call_type", s.type().name());
        values.put("direction", s.direction().name());
        put(values, "device", s.device(), true);
        put(values, "caller", s.caller(), true);
        put(values, "trunk", s.trunk(), false);
        put(values, "hunt_group", s.group(), false);
        put(values, "source", s.from(), true);
        put(values, "target", s.to(), true);
        values.put("outside_number", ColumnTypes.fit(s.outside().number(), NUMBER));
        values.put("outside_name", ColumnTypes.fit(s.outside().name(), NAME));
        values.put("ddi", ColumnTypes.fit(s.outside().ddi(), NUMBER));
        values.put("ddi_name", ColumnTypes.fit(s.outside().ddiName(), NAME));
        values.put("dialled", ColumnTypes.fit(s.dialled(), NUMBER));
        values.put("account_code", ColumnTypes.fit(s.accountCode(), NUMBER));
        values.put("rung", s.rung());
        values.put("transferred", s.transferred());
        values.put("started_at", s.started());
        values.put("answered_at", s.answered());
        values.put("ended_at", s.ended());
        values.put("ring_millis", s.ringMillis());
        values.put("queued_millis", s.queuedMillis());
        values.put("talk_millis", s.talkMillis());
        values.put("hold_millis", s.holdMillis());
        values.put("end_reason", s.end().name());
        values.put("end_cause", s.cause().name());
        values.put("end_code", ColumnTypes.fit(s.endCode(), CODE));
        values.put("marks", toColumn(s.marks()));
        return values;
    }

    private static void put(Map<String, Object> values, String prefix, Party party, boolean agents) {
        values.put(prefix + "_node", ColumnTypes.fit(party.device().node(), NODE));
        values.put(prefix + "_number", ColumnTypes.fit(party.device().number(), NUMBER));
        values.put(prefix + "_kind", party.kind().name());
        values.put(prefix + "_name", ColumnTypes.fit(party.name(), NAME));
        if (agents) {
            values.put(prefix + "_agent", ColumnTypes.fit(party.agent().toString(), NUMBER));
            values.put(prefix + "_agent_name", ColumnTypes.fit(party.agentName(), NAME));
        }
    }

    /** {@return marks as one text; empty for none} */
    public static String toColumn(Set<CallMark> marks) {
        return marks.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    /** {@return the marks in a text made by {@link #toColumn}} */
    public static Set<CallMark> toMarks(String column) {
        EnumSet<CallMark> marks = EnumSet.noneOf(CallMark.class);
        List<String> names = column.isEmpty() ? List.of() : Arrays.asList(column.split(","));
        names.forEach(name -> marks.add(CallMark.valueOf(name)));
        return marks;
    }

    /**
     * {@return the segment in a row that has all the columns}
     *
     * @throws SQLException if a column is not there
     */
    public static Segment segment(ResultSet row) throws SQLException {
        return new Segment(
                uuid(row, "id"),
                uuid(row, "call_id"),
                row.getInt("segment_number"),
                row.getLong("revision"),
                new PhoneSystemId(uuid(row, "phone_system")),
                CallId.of(row.getString("call_name")),
                CallType.valueOf(row.getString("call_type")),
                Direction.valueOf(row.getString("direction")),
                party(row, "device", true),
                party(row, "caller", true),
                party(row, "trunk", false),
                party(row, "hunt_group", false),
                party(row, "source", true),
                party(row, "target", true),
                new ExternalParty(
                        row.getString("outside_number"), row.getString("outside_name"), row.getString("ddi"),
                        row.getString("ddi_name")),
                row.getString("dialled"),
                row.getString("account_code"),
                row.getBoolean("rung"),
                row.getBoolean("transferred"),
                instant(row, "started_at"),
                instant(row, "answered_at"),
                instant(row, "ended_at"),
                row.getLong("ring_millis"),
                row.getLong("queued_millis"),
                row.getLong("talk_millis"),
                row.getLong("hold_millis"),
                SegmentEnd.valueOf(row.getString("end_reason")),
                Cause.valueOf(row.getString("end_cause")),
                row.getString("end_code"),
                toMarks(row.getString("marks")));
    }

    /** {@return the id in a column that is never null} */
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    /** {@return the instant in a column; null if there is none} */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return ColumnTypes.toInstant(row.getObject(column, LocalDateTime.class));
    }

    private static Party party(ResultSet row, String prefix, boolean agents) throws SQLException {
        return new Party(
                new DeviceId(row.getString(prefix + "_node"), row.getString(prefix + "_number")),
                DeviceKind.valueOf(row.getString(prefix + "_kind")),
                row.getString(prefix + "_name"),
                agents ? DeviceId.parse(row.getString(prefix + "_agent")) : DeviceId.NONE,
                agents ? row.getString(prefix + "_agent_name") : "");
    }
}
