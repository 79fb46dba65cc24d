package org.jackfield.core.contacts.importing;

import java.util.List;
import java.util.stream.Stream;
import org.jackfield.api.telephony.command.CommandResult.SpeedDial;

/** The speed dials of a phone system, a row each. One whose number is private has its name only. */
public final class SpeedDialSource implements RowSource {

    private static final List<String> COLUMNS = List.of(ColumnMapping.ID, ColumnMapping.NAME, "number1");

    private final List<SpeedDial> dials;
    private int read;

    /** Rows of these. */
    public SpeedDialSource(List<SpeedDial> dials) {
        this.dials = List.copyOf(dials);
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public Row next() {
        if (read == dials.size()) {
            return null;
        }
        SpeedDial dial = dials.get(read++);
        // bins count anew on every node
        String key = dial.node().isEmpty() ? dial.bin() : dial.node() + ":" + dial.bin();
        String name = Stream.of(dial.name(), dial.number()).filter(text -> !text.isBlank()).findFirst().orElse(key);
        return new Row(read, List.of(key, name, dial.number()));
    }

    @Override
    public long done() {
        return read;
    }

    @Override
    public long total() {
        return dials.size();
    }

    @Override
    public void close() {
        // everything is here already
    }
}
