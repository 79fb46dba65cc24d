package org.jackfield.api.calllog.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.telephony.call.CallAggregate;
import org.jackfield.api.telephony.call.CallMark;
import org.jackfield.api.telephony.call.Party;

/**
 * The two tables of the archive, which are also what reports read: segments, and calls as one row each with the same names
 * for the same things. Types are DuckDB's; a value is null, or of the Java class that {@link Type} names. The documented,
 * versioned form of the archive's files.
 */
public final class HistoryTables {

    /** Version of the tables. Columns may be added in a version; one that changes its meaning makes a new one. */
    public static final int VERSION = 1;

    /** The columns of a segment, in the order of the files. */
    public static final List<Column<HistorySegment>> SEGMENTS = segments();

    /** The columns of a call, in the order of the files. */
    public static final List<Column<HistoryCall>> CALLS = calls();

    private HistoryTables() {}

    /** What a column holds. */
    public enum Type {
        /** {@link java.util.UUID}. */
        UUID,
        /** {@link String}. */
        VARCHAR,
        /** {@link Boolean}. */
        BOOLEAN,
        /** {@link Instant}, in UTC, to the millisecond. */
        TIMESTAMP,
        /** {@link Integer}. */
        INTEGER,
        /** {@link Long}. */
        BIGINT
    }

    /**
     * A column.
     *
     * @param name lower case with underscores
     * @param type what it holds
     * @param value reads it from a row
     */
    public record Column<T>(String name, Type type, Function<T, Object> value) {}

    /** {@return the statement that makes a table of these columns in DuckDB} */
    public static <T> String createTable(String name, List<Column<T>> columns) {
        return columns.stream()
                .map(column -> column.name() + " " + column.type())
                .collect(Collectors.joining(", ", "CREATE TABLE " + name + " (", ")"));
    }

    private static List<Column<HistorySegment>> segments() {
        Columns<HistorySegment> c = new Columns<>();
        c.add("id", Type.UUID, s -> s.segment().id());
        c.add("call_id", Type.UUID, s -> s.segment().logicalCall());
        c.add("segment_number", Type.INTEGER, s -> s.segment().number());
        c.add("segment_count", Type.INTEGER, s -> 1);
        c.add("revision", Type.BIGINT, s -> s.segment().revision());
        c.add("phone_system", Type.UUID, s -> s.segment().system().value());
        c.add("call_name", Type.VARCHAR, s -> s.segment().callId().value());
        c.add("call_type", Type.VARCHAR, s -> s.segment().type().name());
        c.add("direction", Type.VARCHAR, s -> s.segment().direction().name());
        c.party("device", true, s -> s.segment().device());
        c.party("caller", true, s -> s.segment().caller());
        c.party("trunk", false, s -> s.segment().trunk());
        c.party("hunt_group", false, s -> s.segment().group());
        c.party("source", true, s -> s.segment().from());
        c.party("target", true, s -> s.segment().to());
        c.add("outside_number", Type.VARCHAR, s -> s.segment().outside().number());
        c.add("outside_digits", Type.VARCHAR, HistorySegment::outsideDigits);
        c.add("outside_name", Type.VARCHAR, s -> s.segment().outside().name());
        c.add("ddi", Type.VARCHAR, s -> s.segment().outside().ddi());
        c.add("ddi_name", Type.VARCHAR, s -> s.segment().outside().ddiName());
        c.add("dialled", Type.VARCHAR, s -> s.segment().dialled());
        c.add("account_code", Type.VARCHAR, s -> s.segment().accountCode());
        c.add("rung", Type.BOOLEAN, s -> s.segment().rung());
        c.add("transferred", Type.BOOLEAN, s -> s.segment().transferred());
        c.times(s -> s.segment().started(), s -> s.segment().answered(), s -> s.segment().ended());
        c.add("ring_millis", Type.BIGINT, s -> s.segment().ringMillis());
        c.add("queued_millis", Type.BIGINT, s -> s.segment().queuedMillis());
        c.add("talk_millis", Type.BIGINT, s -> s.segment().talkMillis());
        c.add("hold_millis", Type.BIGINT, s -> s.segment().holdMillis());
        c.add("duration_millis", Type.BIGINT, s -> s.segment().durationMillis());
        c.add("end_reason", Type.VARCHAR, s -> s.segment().end().name());
        c.add("end_cause", Type.VARCHAR, s -> s.segment().cause().name());
        c.add("end_code", Type.VARCHAR, s -> s.segment().endCode());
        c.add("marks", Type.VARCHAR, s -> marks(s.segment().marks()));
        c.add("user_id", Type.UUID, s -> s.people().user());
        c.add("user_name", Type.VARCHAR, s -> s.people().userName());
        c.add("caller_user_id", Type.UUID, s -> s.people().callerUser());
        c.add("caller_user_name", Type.VARCHAR, s -> s.people().callerUserName());
        c.add("contact_id", Type.UUID, s -> s.people().contact());
        c.add("contact_name", Type.VARCHAR, s -> s.people().contactName());
        c.add("external", Type.BOOLEAN, HistorySegment::external);
        c.add("inbound", Type.BOOLEAN, HistorySegment::inbound);
        c.add("answered", Type.BOOLEAN, s -> s.segment().isAnswered());
        c.add("lost", Type.BOOLEAN, HistorySegment::lost);
        c.add("refused", Type.BOOLEAN, HistorySegment::refused);
        c.add("overflowed_in", Type.BOOLEAN, HistorySegment::overflowedIn);
        c.add("overflowed_out", Type.BOOLEAN, HistorySegment::overflowedOut);
        c.add("transferred_in", Type.BOOLEAN, HistorySegment::transferredIn);
        c.add("transferred_out", Type.BOOLEAN, HistorySegment::transferredOut);
        c.add("trunk_to_trunk", Type.BOOLEAN, HistorySegment::trunkToTrunk);
        c.add("invalid_dialled", Type.BOOLEAN, HistorySegment::invalidDialled);
        return List.copyOf(c.list);
    }

    private static List<Column<HistoryCall>> calls() {
        Columns<HistoryCall> c = new Columns<>();
        c.add("id", Type.UUID, call -> call.first().segment().id());
        c.add("call_id", Type.UUID, HistoryCall::id);
        c.add("named_segment", Type.UUID, HistoryCall::named);
        c.add("segment_count", Type.INTEGER, call -> call.segments().size());
        c.add("phone_system", Type.UUID, call -> call.first().segment().system().value());
        c.add("call_name", Type.VARCHAR, call -> call.row().callId().value());
        c.add("call_type", Type.VARCHAR, call -> call.row().type().name());
        c.add("direction", Type.VARCHAR, call -> call.row().direction().name());
        c.party("device", true, HistoryCall::device);
        c.party("caller", true, row(CallAggregate::caller));
        c.party("trunk", false, row(CallAggregate::trunk));
        c.party("hunt_group", false, row(CallAggregate::group));
        c.party("source", true, row(CallAggregate::transferredFrom));
        c.party("target", true, row(CallAggregate::transferredTo));
        c.party("first_rang", true, row(CallAggregate::firstRang));
        c.party("last_rang", true, row(CallAggregate::lastRang));
        c.party("answered_on", true, row(CallAggregate::answeredOn));
        c.add("outside_number", Type.VARCHAR, call -> call.row().outside().number());
        c.add("outside_digits", Type.VARCHAR, call -> HistorySegment.digits(call.row().outside().number()));
        c.add("outside_name", Type.VARCHAR, call -> call.row().outside().name());
        c.add("ddi", Type.VARCHAR, call -> call.row().outside().ddi());
        c.add("ddi_name", Type.VARCHAR, call -> call.row().outside().ddiName());
        c.add("dialled", Type.VARCHAR, call -> call.first().segment().dialled());
        c.add("account_code", Type.VARCHAR, call -> call.row().accountCode());
        c.times(row(CallAggregate::started), row(CallAggregate::answered), row(CallAggregate::ended));
        c.add("ring_millis", Type.BIGINT, call -> call.row().ringMillis());
        c.add("talk_millis", Type.BIGINT, call -> call.row().talkMillis());
        c.add("hold_millis", Type.BIGINT, call -> call.row().holdMillis());
        c.add("duration_millis", Type.BIGINT, call -> call.row().durationMillis());
        c.add("whole_started_at", Type.TIMESTAMP, call -> call.whole().started());
        c.add("whole_ended_at", Type.TIMESTAMP, call -> call.whole().ended());
        c.add("whole_marks", Type.VARCHAR, call -> marks(call.whole().marks()));
        c.add("end_cause", Type.VARCHAR, call -> call.row().cause().name());
        c.add("end_code", Type.VARCHAR, call -> call.row().endCode());
        c.add("marks", Type.VARCHAR, call -> marks(call.marks()));
        c.add("user_id", Type.UUID, call -> call.people().user());
        c.add("user_name", Type.VARCHAR, call -> call.people().userName());
        c.add("caller_user_id", Type.UUID, call -> call.people().callerUser());
        c.add("caller_user_name", Type.VARCHAR, call -> call.people().callerUserName());
        c.add("contact_id", Type.UUID, call -> call.people().contact());
        c.add("contact_name", Type.VARCHAR, call -> call.people().contactName());
        c.add("external", Type.BOOLEAN, HistoryCall::external);
        c.add("inbound", Type.BOOLEAN, HistoryCall::inbound);
        c.add("answered", Type.BOOLEAN, HistoryCall::answered);
        c.add("lost", Type.BOOLEAN, HistoryCall::lost);
        c.add("refused", Type.BOOLEAN, HistoryCall::refused);
        c.add("overflowed_in", Type.BOOLEAN, HistoryCall::overflowedIn);
        c.add("overflowed_out", Type.BOOLEAN, HistoryCall::overflowedOut);
        c.add("transferred_in", Type.BOOLEAN, HistoryCall::transferredIn);
        c.add("transferred_out", Type.BOOLEAN, HistoryCall::transferredOut);
        c.add("trunk_to_trunk", Type.BOOLEAN, HistoryCall::trunkToTrunk);
        c.add("invalid_dialled", Type.BOOLEAN, HistoryCall::invalidDialled);
        return List.copyOf(c.list);
    }

    private static String marks(Set<CallMark> marks) {
        return marks.stream().sorted().map(Enum::name).collect(Collectors.joining(","));
    }

    private static <R> Function<HistoryCall, R> row(Function<CallAggregate, R> of) {
        return call -> of.apply(call.row());
    }

    private static final class Columns<T> {

        private final List<Column<T>> list = new ArrayList<>();

        void add(String name, Type type, Function<T, Object> value) {
            list.add(new Column<>(name, type, value));
        }

        void party(String prefix, boolean agents, Function<T, Party> of) {
            add(prefix + "_node", Type.VARCHAR, row -> of.apply(row).device().node());
            add(prefix + "_number", Type.VARCHAR, row -> of.apply(row).device().number());
            add(prefix + "_kind", Type.VARCHAR, row -> of.apply(row).kind().name());
            add(prefix + "_name", Type.VARCHAR, row -> of.apply(row).name());
            if (agents) {
                add(prefix + "_agent", Type.VARCHAR, row -> of.apply(row).agent().toString());
                add(prefix + "_agent_name", Type.VARCHAR, row -> of.apply(row).agentName());
            }
        }

        void times(Function<T, Instant> started, Function<T, Instant> answered, Function<T, Instant> ended) {
            add("started_at", Type.TIMESTAMP, started::apply);
            add("answered_at", Type.TIMESTAMP, answered::apply);
            add("ended_at", Type.TIMESTAMP, ended::apply);
        }
    }
}
