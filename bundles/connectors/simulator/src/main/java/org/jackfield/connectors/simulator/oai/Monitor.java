package org.jackfield.connectors.simulator.oai;

import java.util.Locale;
import org.jackfield.connectors.simulator.pbx.EventType;

/** One monitor of one client: what it watches, and which events it lets through. */
final class Monitor {

    static final int CALL = 0;
    static final int VIA_DEVICE = 2;
    static final int AGENT = 7;
    static final int CALL_TERMINATION = 8;
    static final int SYSTEM = 11;
    static final int DEVICE = 1;

    private static final int AGENT_GRANTED = 0x00FC;
    private static final int CALL_GRANTED = 0xFFFE;
    private static final int FEATURE_GRANTED = 0x1FFF;
    private static final int SYSTEM_GRANTED = 0x00FE;

    final int xref;
    final int type;
    final String target;
    private int agent = AGENT_GRANTED;
    private int call = 0xFFFC;
    private int feature = 0x00FC;
    private int system = 0x00F8;

    Monitor(int xref, int type, String target) {
        this.xref = xref;
        this.type = type;
        this.target = target;
    }

    void filter(Masks masks) {
        agent = masks.agent() == null ? agent : masks.agent() & AGENT_GRANTED;
        call = masks.call() == null ? call : masks.call() & CALL_GRANTED;
        feature = masks.feature() == null ? feature : masks.feature() & FEATURE_GRANTED;
        system = masks.system() == null ? system : masks.system() & SYSTEM_GRANTED;
    }

    boolean passes(EventType event) {
        int mask = switch (event.group()) {
            case 'A' -> agent;
            case 'C' -> call;
            case 'F' -> feature;
            default -> system;
        };
        return (mask & event.bit()) != 0;
    }

    boolean ofDevice() {
        return type == DEVICE;
    }

    Object[] masks() {
        if (type == SYSTEM) {
            return new Object[] {mask('S', system)};
        }
        return new Object[] {mask('A', agent), mask('C', call), mask('F', feature)};
    }

    private static String mask(char letter, int mask) {
        return "%c:%04X".formatted(letter, mask).toUpperCase(Locale.ROOT);
    }
}
