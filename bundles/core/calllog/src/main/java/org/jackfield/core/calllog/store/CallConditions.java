package org.jackfield.core.calllog.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.calllog.CallQuery;
import org.jackfield.api.calllog.store.AccessConditions;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFlag;

/**
 * A query's conditions in SQL that every database understands. Values are bound, never written into it.
 *
 * @param where on calls {@code c}, with the word; empty for none
 * @param seen a further condition on their segments {@code s}, with {@code AND}; empty for none
 */
record CallConditions(String where, String seen, Map<String, Object> values) {

    private static final String LOST = "EXISTS (SELECT 1 FROM calllog_call l WHERE l.id = s.call_id"
            + " AND l.call_type = 'EXTERNAL' AND l.direction = 'INBOUND' AND l.ended_at IS NOT NULL AND NOT (l.answered = :accessYes)";

    /**
     * Where filters find what they look at. A call without a number outside is never returned.
     *
     * @param elsewhere whether the lost call {@code l} was returned by one that is in another place
     */
    private static SegmentFields fields(String elsewhere) {
        return SegmentFields.of("s")
                .with(CallFlag.LOST, LOST + ")")
                .with(CallFlag.UNRETURNED, LOST + " AND NOT EXISTS (SELECT 1 FROM calllog_call r WHERE l.outside_digits <> ''"
                        + " AND r.outside_digits = l.outside_digits AND r.answered = :accessYes AND r.started_at > l.started_at)"
                        + " AND NOT (" + elsewhere + "))");
    }

    /**
     * {@return the conditions}
     *
     * @param elsewhere whether the lost call {@code l} was returned by one that is not in this table; never anybody's input
     * @param known what others know of the segments
     */
    static CallConditions of(CallQuery query, CallAccess access, String elsewhere, KnownFields known) {
        SegmentFields fields = known.to(fields(elsewhere));
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        Optional<AccessConditions> limit = AccessConditions.of(access, fields);
        String seen = limit.map(held -> " AND " + held.sql()).orElse("");
        limit.ifPresent(held -> values.putAll(held.values()));
        if (query.from() != null) {
            conditions.add("c.started_at >= :from");
            values.put("from", query.from());
        }
        if (query.to() != null) {
            conditions.add("c.started_at < :to");
            values.put("to", query.to());
        }
        if (query.system() != null) {
            conditions.add("c.phone_system = :system");
            values.put("system", query.system().value());
        }
        if (query.type() != null) {
            conditions.add("c.call_type = :type");
            values.put("type", query.type().name());
        }
        if (query.direction() != null) {
            conditions.add("c.direction = :direction");
            values.put("direction", query.direction().name());
        }
        if (query.state() != null) {
            switch (query.state()) {
                case LIVE -> conditions.add("c.ended_at IS NULL");
                case ANSWERED, UNANSWERED -> {
                    conditions.add("c.ended_at IS NOT NULL AND c.answered = :answered");
                    values.put("answered", query.state() == CallQuery.State.ANSWERED);
                }
            }
        }
        String digits = digitsOf(query.number());
        if (!digits.isEmpty()) {
            conditions.add("c.outside_digits LIKE :digits");
            values.put("digits", "%" + digits + "%");
        }
        if (!query.device().isNone()) {
            conditions.add(device(query, seen, values));
        } else if (limit.isPresent()) {
            conditions.add("EXISTS (SELECT 1 FROM calllog_segment s WHERE s.call_id = c.id" + seen + ")");
        }
        if (query.users() != null) {
            conditions.add("c.id IN (SELECT s.call_id FROM calllog_segment s WHERE "
                    + PeopleColumns.hasOneOf("s", query.users()) + seen + ")");
        }
        AccessConditions.of(query.filter(), fields).ifPresent(meant -> {
            conditions.add("c.id IN (SELECT s.call_id FROM calllog_segment s WHERE " + meant.sql() + seen + ")");
            values.putAll(meant.values());
        });
        return new CallConditions(conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions), seen, values);
    }

    /** A device that took part where it cannot be seen did not take part. */
    private static String device(CallQuery query, String seen, Map<String, Object> values) {
        values.put("number", query.device().number());
        String node = query.device().node();
        String ofDevice = "s.device_number = :number";
        String ofCaller = "s.caller_number = :number";
        if (!node.isEmpty()) {
            values.put("node", node);
            ofDevice += " AND s.device_node = :node";
            ofCaller += " AND s.caller_node = :node";
        }
        return "c.id IN (SELECT s.call_id FROM calllog_segment s WHERE " + ofDevice + seen
                + " UNION SELECT s.call_id FROM calllog_segment s WHERE " + ofCaller + seen + ")";
    }

    /** {@return the digits that can be dialled; nothing that means something to LIKE is among them} */
    static String digitsOf(String number) {
        return number.replaceAll("[^0-9*#]", "");
    }
}
