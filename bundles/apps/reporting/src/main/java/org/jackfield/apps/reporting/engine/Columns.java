package org.jackfield.apps.reporting.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportColumn.ValueType;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.reporting.SortColumn;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.statistic.Formula;
import org.jackfield.apps.reporting.statistic.ListColumn;
import org.jackfield.apps.reporting.statistic.ListColumns;
import org.jackfield.apps.reporting.statistic.Statistic;
import org.jackfield.apps.reporting.statistic.Statistics;
import org.jackfield.apps.reporting.template.TemplateRows;

/** All columns under the settings of a site. Immutable. */
final class Columns {

    private final Map<String, ReportColumn> all = new LinkedHashMap<>();
    private final Map<String, ListColumn> lists = new LinkedHashMap<>();
    private final Map<String, Formula> formulas = new LinkedHashMap<>();

    Columns(ReportingSettings settings) {
        TemplateRows.allColumns().forEach(column -> all.put(column.id(), column));
        for (ListColumn column : ListColumns.under(settings)) {
            all.put(column.column().id(), column.column());
            lists.put(column.column().id(), column);
        }
        for (Statistic statistic : Statistics.under(settings)) {
            all.put(statistic.column().id(), statistic.column());
            formulas.put(statistic.column().id(), statistic.formula());
        }
    }

    List<ReportColumn> all() {
        return List.copyOf(all.values());
    }

    List<ReportColumn> of(ReportTemplate template) {
        return all.values().stream().filter(column -> column.templates().contains(template)).toList();
    }

    Optional<ReportColumn> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    ReportColumn column(String id) {
        return all.get(id);
    }

    ValueType type(String id) {
        return all.get(id).type();
    }

    ListColumn list(String id) {
        return lists.get(id);
    }

    Optional<Formula> formula(String id) {
        return Optional.ofNullable(formulas.get(id));
    }

    /** {@return the definition with formats and grouping columns in place} */
    ReportDefinition checked(ReportDefinition definition) {
        ReportTemplate template = definition.template();
        List<ChosenColumn> columns = new ArrayList<>();
        for (ListColumn group : TemplateRows.of(template).columns()) {
            if (definition.columns().stream().noneMatch(c -> c.column().equals(group.column().id()))) {
                columns.add(ChosenColumn.of(group.column().id()));
            }
        }
        columns.addAll(definition.columns());
        for (SortColumn sort : definition.sort()) {
            if (find(sort.column()).filter(c -> c.templates().contains(template)).isEmpty()) {
                throw ProblemException.invalid(
                        "reporting.sort", sort.column(), "The report cannot be sorted by this column.",
                        "Sort by a column that the template offers.");
            }
        }
        return definition.withColumns(columns.stream().map(column -> checked(column, template)).toList());
    }

    private ChosenColumn checked(ChosenColumn chosen, ReportTemplate template) {
        ReportColumn column = find(chosen.column())
                .filter(c -> c.templates().contains(template))
                .orElseThrow(() -> ProblemException.invalid(
                        "reporting.column", chosen.column(), "The template " + template.id() + " has no such column.",
                        "Choose one that it offers; GET /api/v1/reports/columns lists them."));
        if (!column.type().formattable()) {
            return new ChosenColumn(chosen.column(), chosen.header(), chosen.width(), null);
        }
        DisplayFormat format = chosen.format() == null ? usual(column) : chosen.format();
        if (!format.fits(column.type())) {
            throw ProblemException.invalid(
                    "reporting.format", chosen.column() + ": " + format, "The column cannot be shown in this format.",
                    "Choose a format for " + (column.type() == ValueType.DURATION ? "durations." : "times."));
        }
        return new ChosenColumn(chosen.column(), chosen.header(), chosen.width(), format);
    }

    private static DisplayFormat usual(ReportColumn column) {
        if (column.type() == ValueType.DURATION) {
            return DisplayFormat.HOURS_MINUTES_SECONDS;
        }
        return column.id().equals(TemplateRows.HOUR) ? DisplayFormat.TIME : DisplayFormat.DATE_TIME;
    }
}
