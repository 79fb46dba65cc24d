package org.jackfield.apps.reporting.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportColumn.ValueType;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.SortColumn;
import org.jackfield.apps.reporting.engine.store.ReportPlan;
import org.jackfield.apps.reporting.engine.store.ReportTable;
import org.jackfield.apps.reporting.statistic.Atom;
import org.jackfield.apps.reporting.statistic.Formula;
import org.jackfield.apps.reporting.statistic.ListColumn;
import org.jackfield.apps.reporting.template.TemplateRows;

/**
 * The statements of one report. A list finds its rows first by what they are chosen and sorted by, and then reads the rest of
 * these rows alone. A grouped one counts the rows of each group, see {@link GroupParts}, and takes the totals from the groups.
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
     * {@return a list of calls or segments}
     *
     * @param also a further condition on {@code r}; empty for none
     */
    ReportPlan list(boolean segmented, RowSource rows, String also, long limit) {
        List<String> order = new ArrayList<>();
        for (SortColumn sort : definition.sort()) {
            order(order, sort, columns.list(sort.column()).sql());
        }
        // the same calls always come in the same order
        order.addAll(List.of("r.started_at", "r.call_id", "r.segment_number", "r.id", "r.inbound"));
        String where = rows.where() + also;
        boolean unreturned = (where + order).contains("r.unreturned");
        String found = "CREATE TABLE " + name + "_i AS " + rows.with(segmented, unreturned)
                + " SELECT r.id AS i, r.inbound AS w, r.started_at AS b FROM r" + where + " ORDER BY " + String.join(", ", order)
                + " LIMIT " + (limit + 1);
        List<String> selected = new ArrayList<>(
                List.of("r.call_id AS c", "CASE WHEN r.answered THEN r.named_segment END AS s"));
        for (int i = 0; i < definition.columns().size(); i++) {
            selected.add(columns.list(definition.columns().get(i).column()).sql() + " AS v" + i);
        }
        // that they began then says in which parts of the files they are
        String read = "CREATE TABLE " + name + " AS " + rows.with(segmented, false) + " SELECT " + String.join(", ", selected)
                + " FROM r JOIN " + name + "_i n ON n.i = r.id AND n.w = r.inbound AND n.b = r.started_at ORDER BY n.rowid";
        return new ReportPlan(List.of(found, read), "", List.of(name, name + "_i"), table(true, List.of(), List.of()));
    }

    /** {@return a list of devices} */
    ReportPlan devices(String relation) {
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
        return new ReportPlan(List.of(sql), "", List.of(name), table(false, List.of(), List.of()));
    }

    /** {@return a grouped report} */
    ReportPlan grouped(long limit) {
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
                + new GroupParts(keys, labels, atoms.values()).sql("r" + source.where());
        String whole = "CREATE TABLE " + name + "_t AS SELECT "
                + atoms.values().stream().map(a -> a.ofParts() + " AS " + a.id()).collect(Collectors.joining(", "))
                + " FROM " + name + "_g";
        List<String> selected = new ArrayList<>();
        keyNames.forEach(key -> selected.add("g." + key));
        selected.addAll(shown);
        String result = "CREATE TABLE " + name + " AS SELECT " + String.join(", ", selected) + " FROM " + name + "_g g, "
                + name + "_t t ORDER BY " + String.join(", ", order) + " LIMIT " + (limit + 1);
        return new ReportPlan(
                List.of(groups, whole, result),
                "SELECT " + String.join(", ", totals) + " FROM " + name + "_t t",
                List.of(name, name + "_g", name + "_t"),
                table(false, keys, figures));
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
            // of several the first
            order.add("TRY_CAST(split_part(" + sql + ", ',', 1) AS BIGINT)" + direction);
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
