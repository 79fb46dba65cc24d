package org.jackfield.connectors.oaiwire.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.ListField;
import org.jackfield.connectors.oaiwire.code.ListType;
import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.FieldWriter;
import org.jackfield.connectors.oaiwire.layout.LaidOutBy;
import org.jackfield.connectors.oaiwire.layout.Layout;

/**
 * One message of a {@code _QX} list.
 *
 * @param list     which list
 * @param mask     the fields that were really used
 * @param isLast   whether no further message follows
 * @param entities the entries
 */
@LaidOutBy(ListPage.ByMask.class)
public record ListPage(Code<ListType> list, int mask, boolean isLast, List<ListEntity> entities)
        implements Reply.Page {

    /** The mask says which fields an entry has. */
    public static final class ByMask implements Layout<ListPage> {

        /** Called by name. */
        public ByMask() {
            // nothing to prepare
        }

        @Override
        public ListPage read(FieldReader in) {
            Code<ListType> list = Code.parse(ListType.class, in.next());
            int mask = in.nextHex(0);
            boolean last = !in.hasNext() || in.nextSwitch(true);
            int count = in.nextNumber(0);
            List<ListField> fields = list.value().fieldsOf(mask);
            // A newer system may send fields that the table does not have: they are skipped.
            int left = in.hasNext() ? in.peekRaw().size() : 0;
            int surplus = count > 0 && left % count == 0 ? Math.max(0, left / count - 1 - fields.size()) : 0;
            List<ListEntity> entities = new ArrayList<>();
            while (entities.size() < count && in.hasNext()) {
                entities.add(ListEntity.read(in, fields));
                for (int i = 0; i < surplus; i++) {
                    in.next();
                }
            }
            return new ListPage(list, mask, last, List.copyOf(entities));
        }

        @Override
        public void write(ListPage value, FieldWriter out) {
            List<ListField> fields = value.list().value().fieldsOf(value.mask());
            out.plain(value.list().wire()).plain(Integer.toHexString(value.mask()).toUpperCase(Locale.ROOT));
            out.flag(value.isLast()).plain(String.format(Locale.ROOT, "%04d", value.entities().size()));
            value.entities().forEach(entity -> entity.write(out, fields));
        }
    }
}
