package org.jackfield.connectors.oaiwire.command;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.ListField;
import org.jackfield.connectors.oaiwire.code.ListType;
import org.jackfield.connectors.oaiwire.layout.LaidOutBy;
import org.jackfield.connectors.oaiwire.layout.Layout;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.FieldWriter;

/**
 * One message of a {@code _QL} list. Its confirmation has the list in front of the outcome; whoever cuts the line up puts them
 * in the usual order first.
 *
 * @param list    which list
 * @param isLast  whether no further message follows
 * @param entries the entries' fields, as they stand
 */
@LaidOutBy(OldListPage.Fixed.class)
public record OldListPage(Code<ListType> list, boolean isLast, List<List<String>> entries) implements Reply.Page {

    /** The entries by what their fields mean, as the newer lists tell them; those too short to have a key are left out. */
    public List<ListEntity> entities() {
        List<ListField> fields = list.value().oldFields();
        int key = list.value().oldKey();
        return entries.stream().filter(entry -> entry.size() > key).map(entry -> {
            List<String> texts = entry.stream().map(raw -> new FieldReader(raw).next()).toList();
            Map<ListField, String> values = new EnumMap<>(ListField.class);
            for (int i = 0; i < fields.size(); i++) {
                int at = i < key ? i : i + 1;
                if (at < texts.size()) {
                    values.put(fields.get(i), texts.get(at));
                }
            }
            return new ListEntity(texts.get(key), values);
        }).toList();
    }

    /** Every entry has as many fields as all others. */
    public static final class Fixed implements Layout<OldListPage> {

        /** Called by name. */
        public Fixed() {
            // nothing to prepare
        }

        @Override
        public OldListPage read(FieldReader in) {
            Code<ListType> list = Code.parse(ListType.class, in.next());
            boolean last = !in.hasNext() || in.nextSwitch(true);
            int count = in.nextNumber(0);
            List<String> fields = in.hasNext() ? in.restRaw() : List.of();
            int each = count > 0 ? fields.size() / count : 0;
            List<List<String>> entries = each == 0 ? List.of()
                    : IntStream.range(0, count)
                            .mapToObj(i -> List.copyOf(fields.subList(i * each, (i + 1) * each))).toList();
            return new OldListPage(list, last, entries);
        }

        @Override
        public void write(OldListPage value, FieldWriter out) {
            out.plain(value.list().wire()).flag(value.isLast()).number(value.entries().size());
            value.entries().forEach(entry -> entry.forEach(out::raw));
        }
    }
}
