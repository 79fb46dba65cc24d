package org.jackfield.connectors.oaiwire.command;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.jackfield.connectors.oaiwire.code.ListField;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.FieldWriter;

/**
 * One entry of a list.
 *
 * @param key    extension, bin, code or number
 * @param values the fields that were asked for
 */
public record ListEntity(String key, Map<ListField, String> values) {

    /** Copies the values. */
    public ListEntity {
        values = Map.copyOf(values);
    }

    /** A field; empty if it was not asked for or not answered. */
    public String get(ListField field) {
        return values.getOrDefault(field, "");
    }

    /** A field as a number. */
    public int number(ListField field, int ifAbsent) {
        return new FieldReader(get(field)).nextNumber(ifAbsent);
    }

    /** Whether a field is 1. */
    public boolean isSet(ListField field) {
        return number(field, 0) == 1;
    }

    static ListEntity read(FieldReader in, List<ListField> fields) {
        String key = in.next();
        Map<ListField, String> values = new EnumMap<>(ListField.class);
        for (ListField field : fields) {
            if (in.hasNext()) {
                values.put(field, in.next());
            }
        }
        return new ListEntity(key, values);
    }

    void write(FieldWriter out, List<ListField> fields) {
        out.plain(key);
        for (ListField field : fields) {
            if (field.isText()) {
                out.text(get(field), Integer.MAX_VALUE);
            } else {
                out.plain(get(field));
            }
        }
    }
}
