package org.jackfield.apps.alarms.history;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jackfield.apps.alarms.history.AlarmKind.Group;

/** The alarms whose meaning is known. The full list of a phone system is not published: those that were seen join them. */
public final class KnownAlarms {

    private static final Map<AlarmKind, String> KNOWN = known();

    private KnownAlarms() {}

    private static Map<AlarmKind, String> known() {
        Map<AlarmKind, String> known = new LinkedHashMap<>();
        known.put(new AlarmKind(Group.MINOR, "10"), "Device off hook");
        known.put(new AlarmKind(Group.MINOR, "11"), "Emergency call");
        known.put(new AlarmKind(Group.MAJOR, "204"), "Voice processing: version mismatch");
        String[] gateway = {
            "application dropped", "bad application password", "application missed a keep-alive", "node dropped",
            "no answer to a keep-alive", "node reset", "duplicate node", "ports exceeded", "invalid password response",
            "sequence error", "invalid data", "invalid connection", "invalid protocol", "invalid level 2 protocol"
        };
        for (int i = 0; i < gateway.length; i++) {
            known.put(new AlarmKind(Group.OTHER, Integer.toString(i + 1)), "CT Gateway: " + gateway[i]);
        }
        return known;
    }

    /**
     * {@return the groups, with an empty text, then every kind that is known or was seen, by group and number}
     *
     * @param seen kinds with the text of one alarm
     */
    public static Map<AlarmKind, String> all(Map<AlarmKind, String> seen) {
        Map<AlarmKind, String> all = new LinkedHashMap<>();
        Arrays.stream(Group.values()).forEach(group -> all.put(new AlarmKind(group, ""), ""));
        Map<String, Map.Entry<AlarmKind, String>> sorted = new TreeMap<>();
        seen.entrySet().forEach(entry -> sorted.put(order(entry.getKey()), entry));
        KNOWN.entrySet().forEach(entry -> sorted.put(order(entry.getKey()), entry));
        sorted.values().forEach(entry -> all.put(entry.getKey(), entry.getValue()));
        return all;
    }

    /** Numbers by their value. */
    private static String order(AlarmKind kind) {
        String code = kind.code().matches("\\d{1,9}") ? String.format("%09d", Integer.parseInt(kind.code())) : kind.code();
        return kind.group().ordinal() + code;
    }
}
