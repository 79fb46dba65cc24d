package org.jackfield.core.rest.openapi;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that are written in the order in which they are made, so that two documents can be compared. */
final class Ordered {

    private Ordered() {}

    /** {@return names and values in turn} */
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
