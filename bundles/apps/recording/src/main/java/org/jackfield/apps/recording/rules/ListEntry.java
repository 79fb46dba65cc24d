package org.jackfield.apps.recording.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.call.Segment;

/**
 * A line of the exclusion or inclusion list.
 *
 * @param kind what of a segment is looked at
 * @param value what it must be, or what it must begin with if a {@code *} stands at the end; {@code *} alone for anything
 * @param description what it is for
 */
public record ListEntry(Kind kind, String value, String description) {

    /** The most entries of a list. */
    public static final int MOST = 1000;

    private static final int LONGEST = 100;
    private static final int LONGEST_DESCRIPTION = 200;

    /** What of a segment an entry looks at. */
    public enum Kind {
        /** The account code. */
        ACCOUNT_CODE("account code"),
        /** The agent at the device, or at the one that called it. */
        AGENT("agent"),
        /** The number that was dialled from outside. */
        DDI("DDI"),
        /** The number outside. Spaces and the like do not count. */
        OUTSIDE_NUMBER("outside number"),
        /** The device, or the one that called it. */
        ENDPOINT("endpoint"),
        /** The hunt group. */
        HUNT_GROUP("hunt group");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** {@return how it is called in a reason} */
        public String title() {
            return title;
        }
    }

    /** Refuses what can never match. */
    public ListEntry {
        Objects.requireNonNull(kind, "kind");
        value = Objects.requireNonNullElse(value, "").strip();
        description = Objects.requireNonNullElse(description, "").strip();
        if (kind == Kind.OUTSIDE_NUMBER) {
            value = bare(value);
        }
        int star = value.indexOf('*');
        boolean code = kind == Kind.ACCOUNT_CODE || kind == Kind.OUTSIDE_NUMBER;
        if (value.isEmpty() || value.length() > LONGEST || !code && star >= 0 && star < value.length() - 1) {
            throw ProblemException.invalid(
                    "recording.list-value", value, "A value has 1 to 100 characters, and a * only at its end.",
                    "Write the whole number, or its beginning with a * behind it.");
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            throw ProblemException.invalid(
                    "recording.list-description", description, "A description has at most 200 characters.", "Write less.");
        }
    }

    /** {@return whether the segment has what the entry wants} */
    boolean matches(Segment segment) {
        return switch (kind) {
            case ACCOUNT_CODE -> fits(segment.accountCode());
            case AGENT -> fits(segment.device().agent().number()) || fits(segment.caller().agent().number());
            case DDI -> fits(segment.outside().ddi());
            case OUTSIDE_NUMBER -> fits(bare(segment.outside().number()));
            case ENDPOINT -> fits(segment.device().device().number()) || fits(segment.caller().device().number());
            case HUNT_GROUP -> fits(segment.group().device().number());
        };
    }

    private boolean fits(String found) {
        if (found.isEmpty()) {
            return false;
        }
        return value.endsWith("*") ? found.startsWith(value.substring(0, value.length() - 1)) : found.equals(value);
    }

    private static String bare(String number) {
        return number.replaceAll("[\\s()./-]", "");
    }

    /** {@return what it says, for a reason} */
    String text() {
        return kind.title() + ' ' + value + (description.isEmpty() ? "" : " (" + description + ")");
    }

    /** {@return the list, if it is not too long and says nothing twice} */
    static List<ListEntry> checked(List<ListEntry> list) {
        if (list.size() > MOST) {
            throw ProblemException.invalid(
                    "recording.list-long", list.size() + " entries", "A list has at most " + MOST + " entries.",
                    "Use a * for numbers that begin alike.");
        }
        Set<String> seen = new HashSet<>();
        for (ListEntry entry : list) {
            if (!seen.add(entry.kind() + " " + entry.value())) {
                throw ProblemException.invalid(
                        "recording.list-twice", entry.kind().title() + ' ' + entry.value(), "This stands in the list twice.",
                        "Remove one of them.");
            }
        }
        return List.copyOf(list);
    }
}
