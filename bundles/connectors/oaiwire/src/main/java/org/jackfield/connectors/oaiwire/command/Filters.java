package org.jackfield.connectors.oaiwire.command;

import java.util.Locale;

import org.jackfield.connectors.oaiwire.layout.FieldReader;
import org.jackfield.connectors.oaiwire.layout.FieldWriter;
import org.jackfield.connectors.oaiwire.layout.LaidOutBy;
import org.jackfield.connectors.oaiwire.layout.Layout;

/**
 * The event filters of a monitor: a set bit lets its events through. A mask that is {@code null} keeps the default.
 *
 * @param agent   mask of the agent events
 * @param call    mask of the call events
 * @param feature mask of the feature events
 * @param system  mask of the system events; a system monitor has this one alone
 */
@LaidOutBy(Filters.ByLetter.class)
public record Filters(Integer agent, Integer call, Integer feature, Integer system) {

    /** Nothing said: the defaults. */
    public static final Filters DEFAULT = new Filters(null, null, null, null);

    private static final int EVERYTHING = 0xFFFF;

    /** All events of devices. */
    public static Filters allOfDevices() {
        return new Filters(EVERYTHING, EVERYTHING, EVERYTHING, null);
    }

    /** All events of the system. */
    public static Filters allOfSystem() {
        return new Filters(null, null, null, EVERYTHING);
    }

    /** Whether a field is a filter: a letter, a colon, hexadecimal digits. */
    static boolean isFilter(String field) {
        return field.length() > 1 && field.charAt(1) == ':' && "ACFS".indexOf(field.charAt(0)) >= 0;
    }

    /** The letters say which mask it is, wherever it stands. */
    public static final class ByLetter implements Layout<Filters> {

        /** Called by name. */
        public ByLetter() {
            // nothing to prepare
        }

        @Override
        public Filters read(FieldReader in) {
            Integer[] masks = new Integer[4];
            for (String field : in.rest()) {
                int which = isFilter(field) ? "ACFS".indexOf(field.charAt(0)) : -1;
                if (which >= 0) {
                    masks[which] = new FieldReader(field.substring(2)).nextHex(null);
                }
            }
            return new Filters(masks[0], masks[1], masks[2], masks[3]);
        }

        @Override
        public void write(Filters value, FieldWriter out) {
            if (value.system() != null) {
                write('S', value.system(), out);
                return;
            }
            write('A', value.agent(), out);
            write('C', value.call(), out);
            write('F', value.feature(), out);
        }

        private static void write(char letter, Integer mask, FieldWriter out) {
            if (mask == null) {
                out.leftOut();
            } else {
                out.plain(String.format(Locale.ROOT, "%c:%04X", letter, mask));
            }
        }
    }
}
