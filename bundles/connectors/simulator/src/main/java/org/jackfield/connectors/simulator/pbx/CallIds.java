package org.jackfield.connectors.simulator.pbx;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Hands out call ids of four characters; a freed id comes back when the numbers have gone round. */
final class CallIds {

    private static final int FIRST = 0x1000;
    private static final int LAST = 0xFFFF;

    private final Map<String, Call> calls = new HashMap<>();
    private int next = 0x1A01;

    String next() {
        for (int tries = FIRST; tries <= LAST; tries++) {
            String id = "%04X".formatted(next);
            next = next == LAST ? FIRST : next + 1;
            if (!calls.containsKey(id)) {
                return id;
            }
        }
        throw new RefusedException(RefusedException.NO_RESOURCES, "all call ids are taken");
    }

    void startAt(String id) {
        next = Math.clamp(Integer.parseInt(id, 16), FIRST, LAST);
    }

    void bind(String id, Call call) {
        calls.put(id, call);
    }

    void free(String id) {
        calls.remove(id);
    }

    Call find(String id) {
        return calls.get(id.toUpperCase(Locale.ROOT));
    }

    Map<String, Call> all() {
        return calls;
    }
}
