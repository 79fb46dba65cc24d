package org.jackfield.core.sip.stack;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The last messages, kept while it is switched on: without bodies, and without what a log-in is made of. Thread-safe. */
public final class SipTrace {

    private static final int MOST_MESSAGES = 500;
    private static final int MOST_LINES = 40;

    /** The deprecated password of an address (RFC 3261, 19.1.1). */
    private static final Pattern USER_PASSWORD = Pattern.compile("(sips?:[^\\s:@<>;]{1,200}):[^\\s@<>]{0,200}@", Pattern.CASE_INSENSITIVE);

    private final InstantSource clock;
    private final Deque<String> kept = new ArrayDeque<>();

    /** Off. */
    public SipTrace(InstantSource clock) {
        this.clock = clock;
        StackLog.messages = false;
    }

    /** Begins to keep, or stops and forgets. */
    public synchronized void set(boolean wanted) {
        StackLog.messages = wanted;
        if (!wanted) {
            kept.clear();
        }
    }

    /** {@return whether it keeps} */
    public boolean isOn() {
        return StackLog.messages;
    }

    /** {@return what is kept, oldest first} */
    public synchronized List<String> messages() {
        return List.copyOf(kept);
    }

    synchronized void add(String message, String peer, boolean sent) {
        if (!isOn()) {
            return;
        }
        if (kept.size() == MOST_MESSAGES) {
            kept.removeFirst();
        }
        kept.addLast(clock.instant() + (sent ? " > " : " < ") + peer + '\n' + shown(message));
    }

    static String shown(String message) {
        return message.lines()
                .takeWhile(line -> !line.isEmpty())
                .limit(MOST_LINES)
                .map(SipTrace::masked)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The response of a digest lets a weak password be guessed. */
    private static String masked(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        boolean secret = lower.startsWith("authorization") || lower.startsWith("proxy-authorization");
        return secret
                ? line.substring(0, Math.max(0, line.indexOf(':'))) + ": ***"
                : USER_PASSWORD.matcher(line).replaceAll("$1:***@");
    }
}
