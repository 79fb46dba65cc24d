package org.jackfield.connectors.simulator.pbx;

/** A text field: between bars on the wire, nothing at all when empty. */
public record Text(String value) {

    /** A text field of this value; bars cannot be carried and become spaces. */
    public Text {
        value = value == null ? "" : value.replace('|', ' ');
    }

    /** A text field of this value, null meaning none. */
    public static Text of(String value) {
        return new Text(value);
    }
}
