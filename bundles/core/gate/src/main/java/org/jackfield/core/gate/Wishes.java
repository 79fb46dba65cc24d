package org.jackfield.core.gate;

import java.util.Map;
import java.util.TreeMap;

/** Which features the administrator wants stopped. All others are wanted. Survives restarts. */
final class Wishes {

    private static final String STOPPED = "stopped";

    private final StateFile file;
    private final Map<String, String> wishes;

    Wishes(StateFile file) {
        this.file = file;
        this.wishes = new TreeMap<>(file.read());
    }

    synchronized boolean wanted(String feature) {
        return !STOPPED.equals(wishes.get(feature));
    }

    /** Notes a wish; it is stored when this returns. */
    synchronized void want(String feature, boolean wanted) {
        if (wanted(feature) != wanted) {
            if (wanted) {
                wishes.remove(feature);
            } else {
                wishes.put(feature, STOPPED);
            }
            file.write(wishes);
        }
    }
}
