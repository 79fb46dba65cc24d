package org.jackfield.apps.alarms.history;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.telephony.event.SystemEvent;

/**
 * What sort of alarm it is: its group, and its number in the phone system's list or the key of an alert of this server.
 *
 * @param group where it comes from and how bad it is; never null
 * @param code the number or key; empty stands for every alarm of the group
 */
public record AlarmKind(Group group, String code) {

    private static final int LONGEST_CODE = 100;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{0," + LONGEST_CODE + "}");

    /** Groups of alarms. */
    public enum Group {
        /** Of a phone system, minor. */
        MINOR,
        /** Of a phone system, major. */
        MAJOR,
        /** Of the whole network of phone systems. */
        NETWORK,
        /** Of a CT Gateway or an application; the phone system does not say how bad it is. */
        OTHER,
        /** An alert of this server. */
        SERVER;

        /** {@return how it is written} */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the components. */
    public AlarmKind {
        Objects.requireNonNull(group, "group");
        if (!CODE.matcher(code).matches()) {
            throw ProblemException.invalid(
                    "alarms.kind", code, "This is no kind of alarm.",
                    "Write a group, or a group and a number: major, minor/10, server/oai.link-lost.");
        }
    }

    /** {@return the kind of an alarm of a phone system} */
    public static AlarmKind of(SystemEvent.AlarmRaised alarm) {
        Group group = switch (alarm.severity()) {
            case MINOR -> Group.MINOR;
            case MAJOR -> Group.MAJOR;
            case NETWORK -> Group.NETWORK;
            case UNKNOWN -> Group.OTHER;
        };
        return new AlarmKind(group, Integer.toString(alarm.number()));
    }

    /** {@return the kind of an alert: its key without the part that says which of several} */
    public static AlarmKind ofAlert(String key) {
        int which = key.indexOf(':');
        String condition = (which < 0 ? key : key.substring(0, which)).replaceAll("[^A-Za-z0-9._-]", "-");
        return new AlarmKind(
                Group.SERVER, condition.length() > LONGEST_CODE ? condition.substring(0, LONGEST_CODE) : condition);
    }

    /**
     * Reads the form that {@link #toString} writes.
     *
     * @throws ProblemException {@code alarms.kind}
     */
    public static AlarmKind parse(String text) {
        int slash = text.indexOf('/');
        String group = slash < 0 ? text : text.substring(0, slash);
        for (Group each : Group.values()) {
            if (each.word().equals(group)) {
                return new AlarmKind(each, slash < 0 ? "" : text.substring(slash + 1));
            }
        }
        throw ProblemException.invalid(
                "alarms.kind", text, "There is no such group of alarms.",
                "Write minor, major, network, other or server, with a number behind a slash if only one is meant.");
    }

    /** {@return whether an alarm of {@code other} is one of this kind: the same, or of the group that this stands for} */
    public boolean covers(AlarmKind other) {
        return group == other.group && (code.isEmpty() || code.equals(other.code));
    }

    /** {@return whether it stands for a whole group} */
    public boolean isGroup() {
        return code.isEmpty();
    }

    @Override
    public String toString() {
        return code.isEmpty() ? group.word() : group.word() + "/" + code;
    }
}
