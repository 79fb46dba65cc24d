package org.jackfield.api.calllog.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jackfield.api.security.access.CallField;

/**
 * Where a table of segments keeps what access filters look at. Never anybody's input: it goes into statements as it is.
 *
 * @param alias how statements call the table that has the {@link SegmentColumns} and {@code user_id}
 * @param texts by field; a field that is not known is left out
 * @param recorded a condition that holds if there is a recording; empty if that is not known
 * @param scored a condition that holds if it is scored, in which {@code :accessYes} is true; empty if that is not known
 */
public record SegmentFields(
        String alias, Map<CallField, List<Source>> texts, Optional<String> recorded, Optional<String> scored) {

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
    }

    /** {@return the columns that every table of segments has, under an alias} */
    public static SegmentFields of(String alias) {
        EnumMap<CallField, List<Source>> texts = new EnumMap<>(CallField.class);
        texts.put(CallField.OUTSIDE_NUMBER, columns(alias, "outside_number"));
        texts.put(CallField.EXTENSION, columns(alias, "device_number", "caller_number"));
        texts.put(CallField.EXTENSION_NAME, columns(alias, "device_name", "caller_name"));
        texts.put(CallField.DDI, columns(alias, "ddi"));
        texts.put(CallField.TRUNK, columns(alias, "trunk_number"));
        texts.put(CallField.AGENT, Stream.of("device_agent", "caller_agent")
                .map(column -> new Source(withoutNode(alias + "." + column), ""))
                .toList());
        texts.put(CallField.AGENT_NAME, columns(alias, "device_agent_name", "caller_agent_name"));
        texts.put(CallField.HUNT_GROUP, columns(alias, "hunt_group_number"));
        texts.put(CallField.HUNT_GROUP_NAME, columns(alias, "hunt_group_name"));
        texts.put(CallField.SPEED_DIAL_NAME, columns(alias, "outside_name"));
        texts.put(CallField.ACCOUNT_CODE, columns(alias, "account_code"));
        texts.put(CallField.DNIS, columns(alias, "ddi_name"));
        return new SegmentFields(alias, texts, Optional.empty(), Optional.empty());
    }

    /** {@return this with a text of the row, or of a row joined to it} */
    public SegmentFields with(CallField field, String expression) {
        return with(field, new Source(expression, ""));
    }

    /** {@return this with texts of other rows} */
    public SegmentFields with(CallField field, Source source) {
        EnumMap<CallField, List<Source>> more = new EnumMap<>(CallField.class);
        more.putAll(texts);
        more.put(field, List.of(source));
        return new SegmentFields(alias, more, recorded, scored);
    }

    /** {@return this with conditions that tell what is recorded and what is scored} */
    public SegmentFields with(String recorded, String scored) {
        return new SegmentFields(alias, texts, Optional.of(recorded), Optional.of(scored));
    }

    private static List<Source> columns(String alias, String... columns) {
        return Stream.of(columns).map(column -> new Source(alias + "." + column, "")).toList();
    }

    /** An agent is written as {@code node:number}, or as the number alone. The functions are JDBC's, the same everywhere. */
    private static String withoutNode(String column) {
        return "{fn SUBSTRING(" + column + ", {fn LOCATE(':', " + column + ")} + 1, 100)}";
    }
}
