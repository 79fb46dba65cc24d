package org.jackfield.connectors.simulator.oai;

import java.util.List;
import org.jackfield.connectors.simulator.pbx.Cause;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.Text;

/** Writes fields as one client wants them. */
final class LineWriter {

    private final StringBuilder line;
    private final boolean expanded;

    /**
     * @param start    what the line starts with
     * @param expanded whether extensions carry their node
     */
    LineWriter(String start, boolean expanded) {
        this.line = new StringBuilder(96).append(start);
        this.expanded = expanded;
    }

    LineWriter add(Object field) {
        line.append(',');
        switch (field) {
            case null -> { }
            case Device device -> {
                if (expanded) {
                    line.append(device.node()).append(':');
                }
                line.append(device.number());
            }
            case Text text -> {
                if (!text.value().isEmpty()) {
                    line.append('|').append(text.value()).append('|');
                }
            }
            case Name name -> line.append('|').append(name.value() == null ? "" : name.value().replace('|', ' ')).append('|');
            case Cause cause -> line.append(cause.code());
            case Boolean flag -> line.append(flag ? '1' : '0');
            default -> line.append(field);
        }
        return this;
    }

    LineWriter addAll(List<?> fields) {
        fields.forEach(this::add);
        return this;
    }

    @Override
    public String toString() {
        return line.toString();
    }

    /** A text of a list: between bars even when empty. */
    record Name(String value) {
    }
}
