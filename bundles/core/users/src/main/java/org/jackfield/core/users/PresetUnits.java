package org.jackfield.core.users;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jackfield.api.problem.ProblemException;

/**
 * The units of an installation as it is delivered.
 *
 * @param extensions by the unit's path from the top, in the order written
 */
record PresetUnits(Map<List<String>, List<String>> extensions) {

    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");
    private static final int MOST = 1000;

    /**
     * {@return what is written, such as {@code Sales: 1004-1009, 1020; Sales/Field: 1010}}
     *
     * @throws ProblemException ({@code users.presets}) if it cannot be read
     */
    static PresetUnits parse(String text) {
        Map<List<String>, List<String>> units = new LinkedHashMap<>();
        for (String unit : text.split(";")) {
            if (unit.isBlank()) {
                continue;
            }
            int colon = unit.indexOf(':');
            if (colon < 1) {
                throw unreadable(unit);
            }
            List<String> path = new ArrayList<>();
            for (String name : unit.substring(0, colon).split("/")) {
                path.add(name.strip());
            }
            units.put(List.copyOf(path), extensions(unit.substring(colon + 1)));
        }
        return new PresetUnits(units);
    }

    private static List<String> extensions(String text) {
        List<String> extensions = new ArrayList<>();
        for (String word : text.strip().split("[\\s,]+")) {
            Matcher range = RANGE.matcher(word);
            if (range.matches()) {
                int first = Integer.parseInt(range.group(1));
                int last = Integer.parseInt(range.group(2));
                if (last < first || last - first >= MOST) {
                    throw unreadable(word);
                }
                for (int extension = first; extension <= last; extension++) {
                    extensions.add(Integer.toString(extension));
                }
            } else if (!word.isEmpty()) {
                extensions.add(word);
            }
        }
        return extensions;
    }

    private static ProblemException unreadable(String text) {
        return ProblemException.invalid(
                "users.presets", text.strip(), "These are no units with extensions.", "Write them as Sales: 1004-1009, 1020.");
    }
}
