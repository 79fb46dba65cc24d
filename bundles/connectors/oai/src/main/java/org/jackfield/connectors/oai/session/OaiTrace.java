package org.jackfield.connectors.oai.session;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The last lines of a connection, for diagnosis. Passwords are masked. Safe for several threads. */
public final class OaiTrace {

    private static final int LINES = 2000;
    private static final int LINE_LENGTH = 400;
    private static final int CONCEALED = 20;
    private static final Pattern PASSWORD = Pattern.compile("^(_(?:VP|PSP),[^,]*,[^,]*,).*$", Pattern.DOTALL);

    private final Clock clock;
    private final Deque<Line> lines = new ArrayDeque<>();
    private final Set<String> concealed = new HashSet<>();
    private boolean on;

    /** Which way a line went. */
    public enum Way {
        /** From us. */
        SENT(">"),
        /** From the phone system. */
        RECEIVED("<"),
        /** Neither; a remark. */
        NOTE("-");

        private final String sign;

        Way(String sign) {
            this.sign = sign;
        }
    }

    /** A line and when it went. */
    public record Line(Instant at, Way way, String text) {

        @Override
        public String toString() {
            return at + " " + way.sign + " " + text;
        }
    }

    /** Keeps nothing until it is switched on. */
    public OaiTrace(Clock clock) {
        this.clock = clock;
    }

    /** Switches it on, or off and forgets. */
    public synchronized void set(boolean enabled) {
        on = enabled;
        if (!enabled) {
            lines.clear();
        }
    }

    /** Whether lines are kept. */
    public synchronized boolean isOn() {
        return on;
    }

    /** The lines kept, oldest first. */
    public synchronized List<Line> lines() {
        return List.copyOf(lines);
    }

    /** A field with this text, a passcode, shows in no line from now on. */
    synchronized void conceal(String secret) {
        if (concealed.size() < CONCEALED) {
            concealed.add(secret);
        }
    }

    synchronized void add(Way way, String text) {
        if (!on) {
            return;
        }
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        String masked = way == Way.SENT ? masked(text) : text;
        for (String secret : concealed) {
            masked = masked.replace("," + secret, ",***");
        }
        lines.addLast(new Line(clock.instant(), way,
                masked.length() > LINE_LENGTH ? masked.substring(0, LINE_LENGTH) + "…" : masked));
    }

    /** The line without the passwords that two commands carry. */
    static String masked(String line) {
        return PASSWORD.matcher(line).replaceFirst("$1***");
    }
}
