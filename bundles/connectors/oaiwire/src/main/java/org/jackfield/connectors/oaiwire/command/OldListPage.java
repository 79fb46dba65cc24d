package org.jackfield.connectors.oaiwire.command;

import java.util.List;
import java.util.stream.IntStream;

import org.jackfield.connectors.oaiwire.code.Code;
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
