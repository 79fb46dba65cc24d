package org.jackfield.apps.reporting.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jackfield.apps.reporting.statistic.Atom;

/**
 * Groups in two steps. The first puts rows together that agree in all that is asked of them: what makes the group, its names,
 * and which of the atoms' conditions hold. So each row is counted once, however many atoms there are. The second makes groups
 * of these parts; it takes the newest name of each from them too, and rows are not looked at again.
 */
final class GroupParts {

    /** How many conditions one number says of. */
    private static final int BITS = 62;

    private final List<String> keys;
    private final List<String> labels;
    private final List<Atom> atoms;
    private final List<String> conditions;
    private final List<String> values;

    /**
     * Groups.
     *
     * @param keys what makes a group, in SQL over {@code r}
     * @param labels its names, in SQL over {@code r}; never null there, empty for none
     */
    GroupParts(List<String> keys, List<String> labels, Collection<Atom> atoms) {
        this.keys = keys;
        this.labels = labels;
        this.atoms = List.copyOf(atoms);
        this.conditions =
                atoms.stream().map(Atom::condition).filter(condition -> !condition.isEmpty()).distinct().toList();
        this.values = atoms.stream().filter(atom -> !atom.value().isEmpty()).map(Atom::ofRows).distinct().toList();
    }

    /**
     * {@return the groups, with {@code k0…}, {@code l0…} and the atoms by their ids}
     *
     * @param from rows {@code r} and the conditions on them
     */
    String sql(String from) {
        List<String> selected = new ArrayList<>(names("k", keys));
        for (int i = 0; i < labels.size(); i++) {
            selected.add("coalesce(arg_max(l" + i + ", " + newest(i) + ") FILTER (WHERE l" + i + " <> ''), '') AS l" + i);
        }
        atoms.forEach(atom -> selected.add(ofParts(atom) + " AS " + atom.id()));
        return " SELECT " + String.join(", ", selected) + " FROM (" + parts(from) + ") p GROUP BY "
                + String.join(", ", names("k", keys));
    }

    private String parts(String from) {
        List<String> same = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            same.add(keys.get(i) + " AS k" + i);
        }
        for (int i = 0; i < labels.size(); i++) {
            same.add(labels.get(i) + " AS l" + i);
        }
        for (int i = 0; i < conditions.size(); i += BITS) {
            same.add(holding(conditions.subList(i, Math.min(conditions.size(), i + BITS))) + " AS h" + i / BITS);
        }
        List<String> selected = new ArrayList<>(same);
        selected.add("count(*) AS n");
        if (!labels.isEmpty()) {
            selected.add("max(r.started_at) AS seen");
        }
        for (int i = 0; i < values.size(); i++) {
            selected.add(values.get(i) + " AS p" + i);
        }
        return "SELECT " + String.join(", ", selected) + " FROM " + from + " GROUP BY "
                + IntStream.rangeClosed(1, same.size()).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }

    private static String holding(List<String> conditions) {
        return IntStream.range(0, conditions.size())
                .mapToObj(i -> "CASE WHEN " + conditions.get(i) + " THEN " + (1L << i) + " ELSE 0 END")
                .collect(Collectors.joining(" + "));
    }

    private String ofParts(Atom atom) {
        int condition = conditions.indexOf(atom.condition());
        String value = atom.value().isEmpty() ? "n" : "p" + values.indexOf(atom.ofRows());
        return atom.ofParts(value, condition < 0 ? "" : "h" + condition / BITS + " & " + (1L << condition % BITS) + " <> 0");
    }

    /** By which the newest of the names is found; of two at the same moment it is always the same one. */
    private static String newest(int label) {
        return "CAST(epoch_us(seen) AS HUGEINT) * 18446744073709551616 + hash(l" + label + ")";
    }

    private static List<String> names(String prefix, List<String> of) {
        return IntStream.range(0, of.size()).mapToObj(i -> prefix + i).toList();
    }
}
