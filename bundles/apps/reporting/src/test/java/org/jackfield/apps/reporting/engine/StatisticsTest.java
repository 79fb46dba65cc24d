package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.apps.reporting.template.TemplateRows;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every statistic of every grouped template against the plain calculator, over calls by chance. */
class StatisticsTest {

    /** {@code -Dreporting.sets=10000} for the long run. */
    private static final int SETS = Integer.getInteger("reporting.sets", 25);

    private static EngineFixture fixture;

    @BeforeAll
    static void open() throws Exception {
        fixture = new EngineFixture(EngineFixture.SETTINGS);
    }

    @AfterAll
    static void close() throws Exception {
        fixture.close();
    }

    private record Case(ReportTemplate template, Function<List<List<HistorySegment>>, List<ReferenceRow>> rows,
            Predicate<ReferenceRow> which, Function<ReferenceRow, String> key) {}

    private static final List<Case> CASES = List.of(
            new Case(ReportTemplate.CALLS_BY_ACCOUNT_CODE, ReferenceCalculator::calls,
                    r -> r.external() && !r.code().isEmpty(), ReferenceRow::code),
            new Case(ReportTemplate.CALLS_BY_DDI, ReferenceCalculator::calls,
                    r -> r.external() && r.inbound() && !r.ddi().isEmpty(), ReferenceRow::ddi),
            new Case(ReportTemplate.CALLS_BY_TRUNK, ReferenceCalculator::calls,
                    r -> r.external() && !r.trunk().isEmpty(), ReferenceRow::trunk),
            new Case(ReportTemplate.CALLS_BY_START_TIME, ReferenceCalculator::calls, ReferenceRow::external,
                    r -> r.start().atZone(EngineFixture.ZONE).toLocalDate().toString()),
            new Case(ReportTemplate.INBOUND_CALL_SUMMARY, ReferenceCalculator::calls, r -> r.external() && r.inbound(),
                    r -> r.start().atZone(EngineFixture.ZONE).getHour() + ""),
            new Case(ReportTemplate.CALLS_BY_EXTENSION, ReferenceCalculator::atExtensions, r -> true, ReferenceRow::device),
            new Case(ReportTemplate.CALLS_BY_HUNT_GROUP, ReferenceCalculator::segments,
                    r -> r.inbound() && !r.huntGroup().isEmpty(), ReferenceRow::huntGroup),
            new Case(ReportTemplate.CALLS_BY_TELEPHONE_NUMBER, ReferenceCalculator::segments,
                    r -> !(r.external() ? r.digits() : r.caller()).isEmpty(), r -> r.external() ? r.digits() : r.caller()),
            new Case(ReportTemplate.CALLS_BY_USER, ReferenceCalculator::segments, r -> r.user() != null,
                    r -> "User " + r.user().getLeastSignificantBits()));

    @Test
    void everyStatisticIsThatOfItsDefinition() {
        for (int set = 0; set < SETS; set++) {
            // given
            List<List<HistorySegment>> calls =
                    new CallSets(set, EngineFixture.FROM, Duration.ofDays(12)).calls(new Random(set).nextInt(60));
            fixture.history.recent.clear();
            fixture.history.recent.addAll(calls);
            // then
            for (Case one : CASES) {
                agrees(one, calls, set);
            }
        }
    }

    private static void agrees(Case one, List<List<HistorySegment>> calls, int set) {
        List<ReferenceRow> report = one.rows().apply(calls).stream().filter(one.which()).toList();
        Map<String, List<ReferenceRow>> groups = report.stream().collect(Collectors.groupingBy(one.key()));
        List<ChosenColumn> columns = new ArrayList<>();
        if (one.template() == ReportTemplate.CALLS_BY_START_TIME) {
            columns.add(ChosenColumn.of(TemplateRows.START, DisplayFormat.DATE));
        }
        fixture.engine.columns(one.template()).stream()
                .filter(c -> !c.group())
                .forEach(c -> columns.add(ChosenColumn.of(c.id())));
        ReportDefinition definition = fixture.engine.blank(one.template(), Locale.ENGLISH).withColumns(columns);
        try (ReportResult result = fixture.run(definition, CallAccess.ALL)) {
            assertThat(result.size()).as("groups of %s in set %d", one.template(), set).isEqualTo(groups.size());
            for (ReportRow row : result.rows(0, 1000)) {
                String key = key(one.template(), row);
                assertThat(groups).as(one.template() + " in set " + set).containsKey(key);
                agrees(result, row, groups.get(key), report, one.template() + " " + key + " in set " + set);
            }
            agrees(result, result.totals().orElseThrow(), report, report, one.template() + " totals in set " + set);
        }
    }

    private static String key(ReportTemplate template, ReportRow row) {
        String shown = String.valueOf(row.values().get(0));
        return switch (template) {
            case CALLS_BY_TELEPHONE_NUMBER -> shown.replaceAll("[^0-9]", "");
            case INBOUND_CALL_SUMMARY -> Integer.parseInt(shown.substring(0, 2)) + "";
            default -> shown;
        };
    }

    private static void agrees(
            ReportResult result, ReportRow row, List<ReferenceRow> group, List<ReferenceRow> report, String where) {
        ReferenceCalculator reference = new ReferenceCalculator(EngineFixture.SETTINGS);
        for (int i = 0; i < result.columns().size(); i++) {
            ReportColumn column = result.columns().get(i);
            if (column.group()) {
                continue;
            }
            Object wanted = reference.value(column.id(), group, report);
            Object found = row.values().get(i);
            if (wanted instanceof Double percent && found instanceof Double given) {
                assertThat(given).as("%s: %s", where, column.id()).isCloseTo(percent, within(1e-9));
            } else {
                assertThat(found).as("%s: %s", where, column.id()).isEqualTo(wanted);
            }
        }
    }

    @Test
    void theResultIsTheSameHoweverCallsAreSplitBetweenTablesAndFiles() throws Exception {
        // given
        List<List<HistorySegment>> calls = new CallSets(99, EngineFixture.FROM, Duration.ofDays(12)).calls(300);
        for (Case one : CASES) {
            ReportDefinition definition = fixture.engine.blank(one.template(), Locale.ENGLISH);
            fixture.history.files.clear();
            fixture.history.recent.clear();
            fixture.history.recent.addAll(calls);
            List<List<Object>> recentOnly = values(definition);
            for (long seed = 0; seed < 3; seed++) {
                // when
                List<List<HistorySegment>> shuffled = new ArrayList<>(calls);
                Collections.shuffle(shuffled, new Random(seed));
                int first = seed == 0 ? 0 : 100;
                fixture.history.recent.clear();
                fixture.history.recent.addAll(shuffled.subList(0, first));
                fixture.history.files.clear();
                fixture.history.files.add(fixture.archive(shuffled.subList(first, 200)));
                fixture.history.files.add(fixture.archive(shuffled.subList(200, 300)));
                // then
                assertThat(values(definition)).as(one.template().id()).isEqualTo(recentOnly);
            }
        }
        fixture.history.files.clear();
    }

    private static List<List<Object>> values(ReportDefinition definition) {
        return fixture.rows(definition).stream().map(ReportRow::values).toList();
    }

    @Test
    void aFigureOpensToExactlyItsCalls() {
        // given
        List<List<HistorySegment>> calls = new CallSets(7, EngineFixture.FROM, Duration.ofDays(12)).calls(120);
        fixture.history.recent.clear();
        fixture.history.recent.addAll(calls);
        for (Case one : CASES) {
            ReportDefinition definition = fixture.engine.blank(one.template(), Locale.ENGLISH);
            try (ReportResult result = fixture.run(definition, CallAccess.ALL)) {
                for (ReportRow row : result.rows(0, 20)) {
                    for (int i = 0; i < result.columns().size(); i++) {
                        if (result.columns().get(i).type() == ReportColumn.ValueType.COUNT) {
                            // when
                            try (ReportResult list = fixture.engine.drill(result, row, i, ReportProgress.PATIENT)) {
                                // then
                                assertThat(list.size()).as("%s %s", one.template(), result.columns().get(i).id())
                                        .isEqualTo(row.values().get(i));
                            }
                        }
                    }
                }
            }
        }
    }
}
