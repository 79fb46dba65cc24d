package org.jackfield.core.contacts.importing;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jackfield.api.telephony.command.CommandResult.SpeedDial;

/** The speed dials of a phone system, a row each. One whose number is private has its name only. */
public final class SpeedDialSource implements RowSource {

    private static final List<String> COLUMNS = List.of(ColumnMapping.ID, ColumnMapping.NAME, "number1");

    private final List<SpeedDial> dials;
    private final UnaryOperator<String> number;
    private int read;

    /**
     * Rows of these.
     *
     * @param number takes off what is dialled and not part of a number: speed dials are what a telephone would dial
     */
    public SpeedDialSource(List<SpeedDial> dials, UnaryOperator<String> number) {
        this.dials = List.copyOf(dials);
        this.number = number;
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
        String reached = number.apply(dial.number());
        String name = Stream.of(dial.name(), reached).filter(text -> !text.isBlank()).findFirst().orElse(key);
        return new Row(read, List.of(key, name, reached));
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
