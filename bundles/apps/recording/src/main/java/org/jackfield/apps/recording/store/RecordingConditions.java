package org.jackfield.apps.recording.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.api.calllog.store.AccessConditions;
import org.jackfield.api.calllog.store.PeopleColumns;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.calllog.store.SegmentFields.Source;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.apps.recording.SegmentState;

/** A query's conditions in SQL that every database understands. Values are bound, never written into it. */
record RecordingConditions(String where, Map<String, Object> values) {

    /** What the conditions are about: a segment and what people say of it. */
    static final String FROM =
            " FROM recording_segment s LEFT JOIN recording_annotation a ON a.segment_id = s.id";

    /**
     * Counted, for what is only asked to exist PostgreSQL turns round at times: it reads all files to find the segments of
     * some minutes among theirs.
     */
    private static final String HAS_AUDIO =
            "(SELECT COUNT(*) FROM recording_file f WHERE f.segment_id = s.id AND f.erased_at IS NULL) > 0";

    /** Where access filters find what they look at. */
    private static final SegmentFields FIELDS = SegmentFields.of("s")
            .with(CallField.NOTE, new Source("n.note_text", "FROM recording_note n WHERE n.segment_id = s.id"))
            .with(CallField.SERIAL, new Source("f.serial", "FROM recording_file f WHERE f.segment_id = s.id"))
            .with(CallField.FIELD1, "COALESCE(a.field1, '')")
            .with(CallField.FIELD2, "COALESCE(a.field2, '')")
            .with(CallField.FIELD3, "COALESCE(a.field3, '')")
            .with(CallField.FIELD4, "COALESCE(a.field4, '')")
            .with(CallField.FIELD5, "COALESCE(a.field5, '')")
            .with(CallFlag.RECORDED, HAS_AUDIO)
            .with(CallFlag.SCORED, "(a.scored IS NOT NULL AND a.scored = :accessYes)");

    static RecordingConditions of(RecordingQuery query, CallAccess access) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        put(conditions, values, "s.started_at >= :from", "from", query.from());
        put(conditions, values, "s.started_at < :to", "to", query.to());
        put(conditions, values, "s.phone_system = :system", "system", query.system() == null ? null : query.system().value());
        put(conditions, values, "s.call_type = :type", "type", query.type() == null ? null : query.type().name());
        put(conditions, values, "s.direction = :direction", "direction", query.direction() == null ? null : query.direction().name());
        put(conditions, values, "COALESCE(a.rating, 0) >= :rating", "rating", query.minRating() == 0 ? null : query.minRating());
        flag(conditions, values, "a.scored", "scored", query.scored());
        flag(conditions, values, "a.legal_hold", "held", query.held());
        if (query.audio() != null) {
            conditions.add(query.audio() ? HAS_AUDIO : "NOT " + HAS_AUDIO);
        }
        if (!query.states().isEmpty()) {
            List<String> names = new ArrayList<>();
            for (SegmentState state : query.states()) {
                names.add(":state" + state.ordinal());
                values.put("state" + state.ordinal(), state.name());
            }
            conditions.add("s.state IN (" + String.join(", ", names) + ")");
        }
        if (query.users() != null) {
            conditions.add(PeopleColumns.hasOneOf("s", query.users()));
        }
        query.texts().forEach((field, text) -> text(conditions, values, field, text));
        Stream.of(AccessConditions.of(access, FIELDS), AccessConditions.of(query.filter(), FIELDS))
                .flatMap(Optional::stream)
                .forEach(held -> {
                    conditions.add(held.sql());
                    values.putAll(held.values());
                });
        return new RecordingConditions(conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions), values);
    }

    private static void put(
            List<String> conditions, Map<String, Object> values, String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    /** A segment that nothing was said of counts as one of which it is not so. */
    private static void flag(
            List<String> conditions, Map<String, Object> values, String column, String name, Boolean wanted) {
        if (wanted != null) {
            conditions.add(wanted ? column + " = :" + name : "(" + column + " IS NULL OR " + column + " = :" + name + ")");
            values.put(name, wanted);
        }
    }

    private static void text(
            List<String> conditions, Map<String, Object> values, RecordingQuery.Field field, String text) {
        String name = "text" + field.ordinal();
        String number = digitsOf(text);
        switch (field) {
            case OUTSIDE_NUMBER -> {
                // what holds no digit can stand in no number
                conditions.add(number.isEmpty() ? "1 = 0" : "s.outside_digits LIKE :" + name);
                if (!number.isEmpty()) {
                    values.put(name, "%" + number + "%");
                }
                return;
            }
            case NOTE -> {
                conditions.add("EXISTS (SELECT 1 FROM recording_note n WHERE n.segment_id = s.id AND LOWER(n.note_text) LIKE :"
                        + name + " ESCAPE '!')");
                values.put(name, "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%");
                return;
            }
            default -> { }
        }
        boolean beginning = text.endsWith("*");
        String value = beginning ? text.substring(0, text.length() - 1) : text;
        String test = beginning ? " LIKE :" + name + " ESCAPE '!'" : " = :" + name;
        values.put(name, beginning ? escaped(value) + "%" : value);
        conditions.add(condition(field, test));
    }

    private static String condition(RecordingQuery.Field field, String test) {
        return switch (field) {
            case EXTENSION -> either("s.device_number", "s.caller_number", test);
            case EXTENSION_NAME -> either("s.device_name", "s.caller_name", test);
            case AGENT -> either("s.device_agent", "s.caller_agent", test);
            case AGENT_NAME -> either("s.device_agent_name", "s.caller_agent_name", test);
            case CALL_ID -> "(s.call_id" + test + " OR s.id" + test + " OR s.call_name" + test + ")";
            case SERIAL -> "EXISTS (SELECT 1 FROM recording_file f WHERE f.segment_id = s.id AND f.serial" + test + ")";
            case DDI -> "s.ddi" + test;
            case DNIS -> "s.ddi_name" + test;
            case TRUNK -> "s.trunk_number" + test;
            case ACCOUNT_CODE -> "s.account_code" + test;
            case HUNT_GROUP -> "s.hunt_group_number" + test;
            case HUNT_GROUP_NAME -> "s.hunt_group_name" + test;
            case USER -> "(s.user_name" + test + " OR a.user_name" + test + " OR s.caller_user_name" + test + ")";
            case FIELD1 -> "a.field1" + test;
            case FIELD2 -> "a.field2" + test;
            case FIELD3 -> "a.field3" + test;
            case FIELD4 -> "a.field4" + test;
            case FIELD5 -> "a.field5" + test;
            case OUTSIDE_NUMBER, NOTE -> throw new IllegalStateException(field.name());
        };
    }

    private static String either(String one, String other, String test) {
        return "(" + one + test + " OR " + other + test + ")";
    }

    private static String escaped(String text) {
        return text.replaceAll("[!%_\\[\\]]", "!$0");
    }

    /** {@return the digits that can be dialled; nothing that means something to LIKE is among them} */
    static String digitsOf(String number) {
        return number.replaceAll("[^0-9*#]", "");
    }
}
