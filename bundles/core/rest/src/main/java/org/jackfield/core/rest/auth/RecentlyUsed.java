package org.jackfield.core.rest.auth;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was least recently used; not safe for several threads by itself. */
final class RecentlyUsed<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;
    private static final int INITIAL = 16;
    private static final float LOAD = 0.75f;

    private final int limit;

    RecentlyUsed(int limit) {
        super(INITIAL, LOAD, true);
        this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > limit;
    }
}
