package org.jackfield.connectors.oaiwire.code;

import java.util.List;

/** An enum whose constants stand for codes on the wire. Every such enum has a constant named {@code UNKNOWN}. */
public interface CodeTable {

    /** The code that is written for this constant; empty for {@code UNKNOWN}. */
    String wire();

    /** Every code that means this constant. */
    default List<String> codes() {
        return wire().isEmpty() ? List.of() : List.of(wire());
    }

    /** Numbers are written with at least this many digits. */
    default int width() {
        return 1;
    }
}
