package org.jackfield.apps.reporting.store;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jackfield.api.problem.Problem;
import org.jackfield.api.problem.ProblemException;
import org.jackfield.api.reporting.CallCondition;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.DailyTimes;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.reporting.SortColumn;
import org.jackfield.api.security.access.CallFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Definitions as JSON, in words that stay the same when the code changes. Fields of a saved filter are kept with the filter. */
public final class DefinitionCodec {

    private final JsonMapper mapper = JsonMapper.builder().build();

    /** {@return the definition as JSON} */
    public String write(ReportDefinition report) {
        ObjectNode json = mapper.createObjectNode();
        json.put("version", 1);
        json.put("name", report.name());
        json.put("category", report.category());
        json.put("description", report.description());
        json.put("template", report.template().id());
        ArrayNode columns = json.putArray("columns");
        report.columns().forEach(chosen -> {
            ObjectNode column = columns.addObject().put("column", chosen.column());
            column.put("header", chosen.header()).put("width", chosen.width());
            if (chosen.format() != null) {
                column.put("format", chosen.format().name());
            }
        });
        if (!report.filter().calls().equals(CallFilter.ALL)) {
            throw ProblemException.invalid(
                    "reporting.filter-unsaved", report.name(), "A report is kept with a saved filter only.",
                    "Save the filter under a name first.");
        }
        ObjectNode filter = json.putObject("filter");
        report.filter().saved().ifPresent(saved -> filter.put("saved", saved));
        ArrayNode conditions = filter.putArray("conditions");
        report.filter().conditions().stream().sorted().forEach(condition -> conditions.add(condition.name()));
        ObjectNode range = json.putObject("range").put("kind", report.range().kind().name());
        if (report.range().from() != null) {
            range.put("from", report.range().from().toString()).put("to", report.range().to().toString());
        }
        json.putObject("times").put("from", report.times().from().toString()).put("to", report.times().to().toString());
        ArrayNode sort = json.putArray("sort");
        report.sort().forEach(by -> sort.addObject().put("column", by.column()).put("descending", by.descending()));
        json.put("rowLimit", report.rowLimit());
        return json.toString();
    }

    /**
     * {@return what was written}
     *
     * @throws ProblemException {@code reporting.definition} if it cannot be understood
     */
    public ReportDefinition read(String text) {
        try {
            return read(mapper.readTree(text));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new ProblemException(
                    new Problem(
                            "reporting.definition", Problem.Kind.INVALID, text.substring(0, Math.min(text.length(), 100)),
                            "The definition of a report cannot be understood.", "Remove the report and make it again."),
                    e);
        }
    }

    private static ReportDefinition read(JsonNode json) {
        ReportTemplate template = ReportTemplate.of(json.path("template").asString(""))
                .orElseThrow(() -> new IllegalArgumentException("template"));
        List<ChosenColumn> columns = new ArrayList<>();
        json.path("columns").forEach(column -> columns.add(new ChosenColumn(
                column.path("column").asString(""), column.path("header").asString(""), column.path("width").asInt(0),
                column.has("format") ? DisplayFormat.valueOf(column.get("format").asString()) : null)));
        List<SortColumn> sort = new ArrayList<>();
        json.path("sort").forEach(by ->
                sort.add(new SortColumn(by.path("column").asString(""), by.path("descending").asBoolean(false))));
        JsonNode times = json.path("times");
        return new ReportDefinition(
                json.path("name").asString(""), json.path("category").asString(""), json.path("description").asString(""),
                template, columns, filter(json.path("filter")), range(json.path("range")),
                new DailyTimes(LocalTime.parse(times.path("from").asString("00:00")), LocalTime.parse(times.path("to").asString("00:00"))),
                sort, json.path("rowLimit").asInt(0));
    }

    private static ReportFilter filter(JsonNode json) {
        Set<CallCondition> conditions = EnumSet.noneOf(CallCondition.class);
        json.path("conditions").forEach(condition -> conditions.add(CallCondition.valueOf(condition.asString())));
        return new ReportFilter(Optional.ofNullable(json.path("saved").asString(null)), conditions, CallFilter.ALL);
    }

    private static ReportDateRange range(JsonNode json) {
        ReportDateRange.Kind kind = ReportDateRange.Kind.valueOf(json.path("kind").asString("TODAY"));
        return kind == ReportDateRange.Kind.CUSTOM
                ? ReportDateRange.between(
                        LocalDateTime.parse(json.path("from").asString("")), LocalDateTime.parse(json.path("to").asString("")))
                : ReportDateRange.of(kind);
    }
}
