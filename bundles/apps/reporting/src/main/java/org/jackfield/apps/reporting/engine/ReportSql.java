package org.jackfield.apps.reporting.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportColumn.ValueType;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.SortColumn;
import org.jackfield.apps.reporting.statistic.Atom;
import org.jackfield.apps.reporting.statistic.Formula;
import org.jackfield.apps.reporting.statistic.ListColumn;
import org.jackfield.apps.reporting.template.TemplateRows;

/**
 * The statements of one report. A grouped one counts first the rows of each group and label, then puts the parts of a group
 * together, and takes the totals from the groups.
 */
final class ReportSql {

    private final Columns columns;
    private final ReportDefinition definition;
    private final RowSource source;
    private final TemplateRows template;
    private final String name;

    ReportSql(Columns columns, ReportDefinition definition, RowSource source, String name) {
        this.columns = columns;
        this.definition = definition;
        this.source = source;
        this.template = TemplateRows.of(definition.template());
        this.name = name;
    }

    /**
     * What is to be run.
     *
     * @param statements one after the other; the last makes the table {@code name}
     * @param totals selects the row of totals; empty for lists
     * @param rubbish tables to drop in the end
     */
    record Plan(List<String> statements, String totals, List<String> rubbish, ReportTable table) {

        /** {@return the same with more tables to drop} */
        Plan dropping(List<String> more) {
            return new Plan(statements, totals, Stream.concat(rubbish.stream(), more.stream()).toList(), table);
        }
    }

    /**
     * {@return a list of calls or segments}
     *
     * @param also a further condition on {@code r}; empty for none
     */
    Plan list(boolean segmented, RowSource rows, String also, long limit) {
        List<String> selected = new ArrayList<>(List.of("r.call_id AS c", "r.id AS s"));
        for (int i = 0; i < definition.columns().size(); i++) {
            selected.add(columns.list(definition.columns().get(i).column()).sql() + " AS v" + i);
        }
        List<String> order = new ArrayList<>();
        for (SortColumn sort : definition.sort()) {
            order(order, sort, columns.list(sort.column()).sql());
        }
        // the same calls always come in the same order
        order.addAll(List.of("r.started_at", "r.call_id", "r.segment_number", "r.id", "r.inbound"));
        boolean unreturned = (rows.where() + also + selected + order).contains("r.unreturned");
        String sql = "CREATE TABLE " + name + " AS " + rows.with(segmented, unreturned) + " SELECT "
                + String.join(", ", selected) + " FROM r" + rows.where() + also + " ORDER BY " + String.join(", ", order)
                + " LIMIT " + (limit + 1);
        return new Plan(List.of(sql), "", List.of(name), table(true, List.of(), List.of()));
    }

    /** {@return a list of devices} */
    Plan devices(String relation) {
        List<String> selected = new ArrayList<>();
        for (int i = 0; i < definition.columns().size(); i++) {
            selected.add(columns.list(definition.columns().get(i).column()).sql() + " AS v" + i);
        }
        List<String> order = new ArrayList<>();
        for (SortColumn sort : definition.sort()) {
            order(order, sort, columns.list(sort.column()).sql());
        }
        order.addAll(List.of("r.node_id", "r.device_number"));
        String sql = "CREATE TABLE " + name + " AS SELECT " + String.join(", ", selected) + " FROM " + relation
                + " r ORDER BY " + String.join(", ", order);
        return new Plan(List.of(sql), "", List.of(name), table(false, List.of(), List.of()));
    }

    /** {@return a grouped report} */
    Plan grouped(long limit) {
        Map<String, Atom> atoms = new LinkedHashMap<>();
        Map<String, String> values = new HashMap<>();
        List<String> keys = keys(values);
        List<String> labels = labels(values);
        List<String> shown = new ArrayList<>();
        List<String> totals = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        for (int i = 0; i < definition.columns().size(); i++) {
            ChosenColumn chosen = definition.columns().get(i);
            Optional<Formula> formula = columns.formula(chosen.column());
            formula.ifPresent(f -> f.atoms().forEach(atom -> atoms.put(atom.id(), atom)));
            shown.add(formula.map(f -> f.sql("g")).orElseGet(() -> values.get(valueKey(chosen))) + " AS v" + i);
            totals.add(formula.map(f -> f.sql("t")).orElse("NULL") + " AS v" + i);
            figures.add(formula.map(f -> f.behind().condition()).orElse(""));
        }
        List<String> order = new ArrayList<>();
        for (SortColumn sort : definition.sort()) {
            Optional<Formula> formula = columns.formula(sort.column());
            formula.ifPresent(f -> f.atoms().forEach(atom -> atoms.put(atom.id(), atom)));
            for (String value : formula.map(f -> List.of(f.sql("g"))).orElseGet(() -> shownKeys(sort.column(), values))) {
                order(order, sort, value);
            }
        }
        Atom handled = Atom.count("n_handled", "");
        atoms.put(handled.id(), handled);
        List<String> keyNames = IntStream.range(0, keys.size()).mapToObj(i -> "k" + i).toList();
        keyNames.forEach(key -> order.add("g." + key));
        boolean unreturned = atoms.values().stream().anyMatch(atom -> atom.condition().contains("r.unreturned"))
                || source.where().contains("r.unreturned");
        String groups = "CREATE TABLE " + name + "_g AS " + source.with(definition.template().segmented(), unreturned)
                + groups(keys, labels, atoms, keyNames);
        String whole = "CREATE TABLE " + name + "_t AS SELECT "
                + atoms.values().stream().map(a -> a.ofParts() + " AS " + a.id()).collect(Collectors.joining(", "))
                + " FROM " + name + "_g";
        List<String> selected = new ArrayList<>();
        keyNames.forEach(key -> selected.add("g." + key));
        selected.addAll(shown);
        String result = "CREATE TABLE " + name + " AS SELECT " + String.join(", ", selected) + " FROM " + name + "_g g, "
                + name + "_t t ORDER BY " + String.join(", ", order) + " LIMIT " + (limit + 1);
        return new Plan(
                List.of(groups, whole, result),
                "SELECT " + String.join(", ", totals) + " FROM " + name + "_t t",
                List.of(name, name + "_g", name + "_t"),
                table(false, keys, figures));
    }

    private String groups(List<String> keys, List<String> labels, Map<String, Atom> atoms, List<String> keyNames) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            parts.add(keys.get(i) + " AS k" + i);
        }
        for (int i = 0; i < labels.size(); i++) {
            parts.add(labels.get(i) + " AS l" + i);
        }
        int groups = parts.size();
        parts.add("max(r.started_at) AS seen");
        atoms.values().forEach(atom -> parts.add(atom.ofRows() + " AS " + atom.id()));
        String by = groups == 0
                ? ""
                : " GROUP BY " + IntStream.rangeClosed(1, groups).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        List<String> wholes = new ArrayList<>(keyNames);
        for (int i = 0; i < labels.size(); i++) {
            // the newest name there is; of two at the same moment always the same one
            wholes.add("max({'some': l" + i + " <> '', 'seen': seen, 'label': l" + i + "}).label AS l" + i);
        }
        atoms.values().forEach(atom -> wholes.add(atom.ofParts() + " AS " + atom.id()));
        String together = keyNames.isEmpty() ? "" : " GROUP BY " + String.join(", ", keyNames);
        return ", p AS (SELECT " + String.join(", ", parts) + " FROM r" + source.where() + by + ") SELECT "
                + String.join(", ", wholes) + " FROM p" + together;
    }

    /** What makes the groups; notes where each shown column is found in {@code g}. */
    private List<String> keys(Map<String, String> values) {
        List<String> keys = new ArrayList<>(template.hidden());
        for (ListColumn key : template.keys()) {
            if (key.column().type() != ValueType.LOCAL_TIME) {
                values.put(key.column().id(), "g.k" + keys.size());
                keys.add(key.sql());
                continue;
            }
            for (ChosenColumn chosen : definition.columns()) {
                if (chosen.column().equals(key.column().id()) && !values.containsKey(valueKey(chosen))) {
                    values.put(valueKey(chosen), "g.k" + keys.size());
                    keys.add(start(chosen));
                }
            }
        }
        return keys;
    }

    private String start(ChosenColumn chosen) {
        return chosen.column().equals(TemplateRows.HOUR) ? source.start().hour() : source.start().group(chosen.format());
    }

    private List<String> labels(Map<String, String> values) {
        List<String> labels = new ArrayList<>();
        for (ListColumn label : template.labels()) {
            values.put(label.column().id(), "g.l" + labels.size());
            labels.add(label.sql());
        }
        return labels;
    }

    private String valueKey(ChosenColumn chosen) {
        return columns.type(chosen.column()) == ValueType.LOCAL_TIME && !chosen.column().equals(TemplateRows.HOUR)
                ? chosen.column() + ":" + chosen.format()
                : chosen.column();
    }

    /** A start that is shown in two formats is sorted by both, as they stand. */
    private List<String> shownKeys(String column, Map<String, String> values) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().equals(column) || entry.getKey().startsWith(column + ":"))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
    }

    private static void order(List<String> order, SortColumn sort, String sql) {
        String direction = (sort.descending() ? " DESC" : " ASC") + " NULLS LAST";
        if (TemplateRows.isNumber(sort.column())) {
            order.add("TRY_CAST(" + sql + " AS BIGINT)" + direction);
        }
        order.add("(" + sql + ")" + direction);
    }

    private ReportTable table(boolean list, List<String> keys, List<String> figures) {
        List<ReportColumn> shown = definition.columns().stream().map(c -> columns.column(c.column())).toList();
        List<Optional<DisplayFormat>> formats =
                definition.columns().stream().map(c -> Optional.ofNullable(c.format())).toList();
        return new ReportTable(shown, formats, list, keys, figures);
    }
}
