package org.jackfield.connectors.asterisk.session;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The last messages of a connection, one line each, kept while it is switched on. What opens the door is masked: the
 * password, and the answer to a challenge, from which a weak password could be guessed; and the keys that somebody presses in
 * a call, which may be the number of a card. Thread-safe.
 */
public final class AmiTrace {

    private static final int MOST_LINES = 2_000;
    private static final int LONGEST_LINE = 400;
    private static final Set<String> SECRETS = Set.of("secret", "key", "password", "passwd", "md5secret", "digit");

    private final InstantSource clock;
    private final Deque<String> kept = new ArrayDeque<>();
    private volatile boolean on;

    /** Off. */
    public AmiTrace(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins to keep, or stops and forgets. */
    public void set(boolean wanted) {
        synchronized (kept) {
            on = wanted;
            if (!wanted) {
                kept.clear();
            }
        }
    }

    /** Whether it keeps. */
    public boolean isOn() {
        return on;
    }

    /** What is kept, oldest first. */
    public List<String> lines() {
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    void sent(Map<String, String> fields) {
        add('>', fields);
    }

    void received(Map<String, String> fields) {
        add('<', fields);
    }

    private void add(char way, Map<String, String> fields) {
        if (!on) {
            return;
        }
        String line = clock.instant() + " " + way + " " + fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + shown(field))
                .collect(Collectors.joining(" "));
        synchronized (kept) {
            if (on) {
                if (kept.size() >= MOST_LINES) {
                    kept.removeFirst();
                }
                kept.addLast(line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…");
            }
        }
    }

    private static String shown(Map.Entry<String, String> field) {
        return SECRETS.contains(field.getKey().toLowerCase(Locale.ROOT)) ? "***" : field.getValue().replace('\n', '|');
    }
}
