package org.jackfield.api.calllog.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jackfield.api.calllog.SegmentFacts;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFlag;

/**
 * Where a table of segments, or of whole calls, keeps what filters look at. Never anybody's input: it goes into statements as
 * it is.
 *
 * @param alias how statements call the table that has the {@link SegmentColumns} and {@code user_id}
 * @param texts by field; a field that is not known is left out
 * @param flags conditions that are always true or false, in which {@code :accessYes} is true; what is not known is left out
 * @param duration how long it took in milliseconds, in SQL, never null there
 */
public record SegmentFields(
        String alias, Map<CallField, List<Source>> texts, Map<CallFlag, String> flags, String duration) {

    /**
     * Where a text is.
     *
     * @param expression the text in SQL, never null there
     * @param rows rows of another table that hold texts, as {@code FROM … WHERE …} up to where a further condition may
     *     follow with {@code AND}; empty for a text of the row itself
     */
    public record Source(String expression, String rows) {}

    /** Copies the components. */
    public SegmentFields {
        texts = Map.copyOf(texts);
        flags = Map.copyOf(flags);
    }

    /** {@return the columns that every table of segments has, under an alias, with those of {@link PeopleColumns}} */
    public static SegmentFields of(String alias) {
        EnumMap<CallField, List<Source>> texts = new EnumMap<>(CallField.class);
        texts.put(CallField.OUTSIDE_NUMBER, columns(alias, "outside_number"));
        texts.put(CallField.EXTENSION, columns(alias, "device_number", "caller_number"));
        texts.put(CallField.EXTENSION_NAME, columns(alias, "device_name", "caller_name"));
        texts.put(CallField.DDI, columns(alias, "ddi"));
        texts.put(CallField.TRUNK, columns(alias, "trunk_number"));
        texts.put(CallField.AGENT, agents(alias, "device_agent", "caller_agent"));
        texts.put(CallField.AGENT_NAME, columns(alias, "device_agent_name", "caller_agent_name"));
        texts.put(CallField.HUNT_GROUP, columns(alias, "hunt_group_number"));
        texts.put(CallField.HUNT_GROUP_NAME, columns(alias, "hunt_group_name"));
        texts.put(CallField.SPEED_DIAL_NAME, columns(alias, "outside_name"));
        texts.put(CallField.CONTACT_NAME, List.of(new Source("COALESCE(" + alias + ".contact_name, '')", "")));
        texts.put(CallField.ACCOUNT_CODE, columns(alias, "account_code"));
        texts.put(CallField.DNIS, columns(alias, "ddi_name"));
        texts.put(CallField.CALL_ID, columns(alias, "call_name"));
        texts.put(CallField.LOGICAL_CALL_ID, columns(alias, "call_id"));
        texts.put(CallField.GLOBAL_CALL_ID, columns(alias, "id"));
        EnumMap<CallFlag, String> flags = new EnumMap<>(CallFlag.class);
        flags.put(CallFlag.ANSWERED, alias + ".answered_at IS NOT NULL");
        flags.put(CallFlag.CONTACT_MATCHED, alias + ".contact_id IS NOT NULL");
        flags.put(CallFlag.TRUNK_TO_TRUNK, alias + ".marks LIKE '%TRUNK!_TO!_TRUNK%' ESCAPE '!'");
        flags.put(CallFlag.INVALID_NUMBER, invalidNumber(alias));
        String duration = "(" + alias + ".ring_millis + " + alias + ".talk_millis + " + alias + ".hold_millis)";
        return new SegmentFields(alias, texts, flags, duration);
    }

    /**
     * {@return the columns of a row that stands for a whole call} It has the same and {@code first_rang_…}, {@code
     * last_rang_…} and {@code answered_on_…} with {@code number}, {@code name}, {@code agent} and {@code agent_name}:
     * filters of extensions and agents match these as well (manual §6.1). Its {@code duration_millis} is that of all its
     * segments, of which {@code ring_millis} counts the ringing until it was first answered only.
     */
    public static SegmentFields ofCall(String alias) {
        SegmentFields segment = of(alias);
        SegmentFields fields = new SegmentFields(alias, segment.texts, segment.flags, alias + ".duration_millis");
        for (String party : List.of("first_rang", "last_rang", "answered_on")) {
            fields = fields.and(CallField.EXTENSION, columns(alias, party + "_number"))
                    .and(CallField.EXTENSION_NAME, columns(alias, party + "_name"))
                    .and(CallField.AGENT, agents(alias, party + "_agent"))
                    .and(CallField.AGENT_NAME, columns(alias, party + "_agent_name"));
        }
        return fields;
    }

    private SegmentFields and(CallField field, List<Source> sources) {
        return with(field, Stream.concat(texts.get(field).stream(), sources.stream()).toList());
    }

    /** {@return this with a text of the row, or of a row joined to it} */
    public SegmentFields with(CallField field, String expression) {
        return with(field, new Source(expression, ""));
    }

    /** {@return this with texts of other rows} */
    public SegmentFields with(CallField field, Source source) {
        return with(field, List.of(source));
    }

    /** {@return this with texts of several places, of which one must be as wanted and none as unwanted} */
    public SegmentFields with(CallField field, List<Source> sources) {
        EnumMap<CallField, List<Source>> more = new EnumMap<>(CallField.class);
        more.putAll(texts);
        more.put(field, List.copyOf(sources));
        return new SegmentFields(alias, more, flags, duration);
    }

    /** {@return this with a condition that is true where something is so, and false elsewhere; never unknown} */
    public SegmentFields with(CallFlag flag, String condition) {
        EnumMap<CallFlag, String> more = new EnumMap<>(CallFlag.class);
        more.putAll(flags);
        more.put(flag, condition);
        return new SegmentFields(alias, texts, more, duration);
    }

    private static List<Source> columns(String alias, String... columns) {
        return Stream.of(columns).map(column -> new Source(alias + "." + column, "")).toList();
    }

    private static List<Source> agents(String alias, String... columns) {
        return Stream.of(columns).map(column -> new Source(withoutNode(alias + "." + column), "")).toList();
    }

    /** As {@link SegmentFacts#isInvalidNumber} says it. */
    private static String invalidNumber(String alias) {
        String causes = SegmentFacts.INCOMPLETE.stream().map(Enum::name).sorted().collect(Collectors.joining("', '", "'", "'"));
        return "(" + alias + ".call_type = 'EXTERNAL' AND " + alias + ".direction = 'OUTBOUND' AND " + alias
                + ".answered_at IS NULL AND (" + alias + ".end_reason = 'FAILED' AND " + alias + ".end_cause <> 'BUSY' OR "
                + alias + ".end_cause IN (" + causes + ")))";
    }

    /** An agent is written as {@code node:number}, or as the number alone. The functions are JDBC's, the same everywhere. */
    private static String withoutNode(String column) {
        return "{fn SUBSTRING(" + column + ", {fn LOCATE(':', " + column + ")} + 1, 100)}";
    }
}
