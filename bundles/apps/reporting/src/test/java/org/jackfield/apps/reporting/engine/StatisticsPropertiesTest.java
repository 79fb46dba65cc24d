package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.template.TemplateRows;

/**
 * Every statistic and every column of every template against the plain calculator, over sets of calls by chance. Sets are
 * looked at many together: no two of these have a day, device, number, DDI or user in common, so that groups
 * by these are of one set each; account codes, hours and totals are of all.
 */
class StatisticsPropertiesTest {

    /** {@code -Dreporting.sets=10000} for the long run. */
    private static final int SETS = Integer.getInteger("reporting.sets", 50);

    private static final int TOGETHER = 500;
    private static final Duration SPAN = Duration.ofDays(12);
    private static final int MOST_CALLS = 60;

    private static EngineFixture all;
    private static EngineFixture withoutAbandoned;
    private static EngineFixture fixture;

    @BeforeContainer
    static void open() throws Exception {
        ReportingSettings s = EngineFixture.SETTINGS;
        all = new EngineFixture(s);
        withoutAbandoned = new EngineFixture(new ReportingSettings(
                s.callRatePeriodMinutes(), s.shortCallSeconds(), true, 60, s.serviceLevelSeconds(), s.accountCodes(),
                s.ringCategories(), false, s.memoryMegabytes()));
    }

    @AfterContainer
    static void close() throws Exception {
        all.close();
        withoutAbandoned.close();
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void everyStatisticAndColumnIsThatOfItsDefinition(@ForAll @LongRange(min = 1, max = 1_000_000_000) long seed) {
        fixture = all;
        for (int done = 0; done < SETS; done += TOGETHER) {
            agrees(seed + done, Math.min(TOGETHER, SETS - done), call -> true);
        }
    }

    @Property(tries = 1, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void callsGivenUpAtOnceCountNowhereWhereTheSiteIgnoresThem(@ForAll @LongRange(min = 1, max = 1_000_000_000) long seed) {
        fixture = withoutAbandoned;
        for (int done = 0; done < SETS; done += TOGETHER) {
            agrees(seed + done, Math.min(TOGETHER, SETS - done), call -> {
                ReferenceRow whole = ReferenceRow.call(call);
                return !whole.lost() || whole.ring() >= 60_000;
            });
        }
    }

    /** @param counted which calls; the others are stored as well, and must not show */
    private static void agrees(long seed, int count, Predicate<List<HistorySegment>> counted) {
        // given
        List<List<List<HistorySegment>>> sets = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Instant from = EngineFixture.FROM.plus(SPAN.multipliedBy(i));
            sets.add(new CallSets(seed + i, from, SPAN.minusDays(1), i).calls(new Random(seed + i).nextInt(MOST_CALLS)));
        }
        fixture.history.recent.clear();
        sets.forEach(fixture.history.recent::addAll);
        fixture.range = ReportDateRange.between(
                LocalDate.of(2026, 3, 1).atStartOfDay(), LocalDate.of(2026, 5, 1).plusDays(12L * count).atStartOfDay());
        facts(sets, seed);
        sets.replaceAll(set -> set.stream().filter(counted).toList());
        // then
        for (GroupedCase one : GroupedCase.ALL) {
            groupsAgree(one, sets, "seed " + seed);
        }
        for (ReportTemplate template : Set.of(
                ReportTemplate.CALL_LIST, ReportTemplate.CALL_LIST_SEGMENTED, ReportTemplate.UNRETURNED_LOST_CALLS)) {
            listAgrees(template, sets, template + " of seed " + seed);
        }
    }

    /** Recordings of every third segment or so. */
    private static void facts(List<List<List<HistorySegment>>> sets, long seed) {
        Random chance = new Random(seed);
        fixture.facts.clear();
        sets.stream().flatMap(List::stream).flatMap(List::stream).filter(s -> chance.nextInt(3) == 0).forEach(s -> {
            List<String> tags = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                tags.add(chance.nextBoolean() ? "" : "tag " + chance.nextInt(9));
            }
            fixture.facts.add(new RecordingFacts(s.segment().id(), true, List.of("1"), 0, false, tags, List.of()));
        });
    }

    private static void groupsAgree(GroupedCase one, List<List<List<HistorySegment>>> sets, String where) {
        List<ReferenceRow> report = sets.stream()
                .flatMap(set -> one.rows().apply(set).stream())
                .filter(one.which())
                .toList();
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
            assertThat(result.size()).as("groups of %s in %s", one.template(), where).isEqualTo(groups.size());
            ReferenceCalculator reference = new ReferenceCalculator(EngineFixture.SETTINGS, report);
            result.forEach(row -> {
                String key = key(one.template(), row);
                assertThat(groups).as(one.template() + " of " + where).containsKey(key);
                agrees(result, row, groups.get(key), reference, one.template() + " " + key + " of " + where);
                namesAgree(result, row, groups.get(key), one.template() + " " + key + " of " + where);
            });
            agrees(result, result.totals().orElseThrow(), report, reference, one.template() + " totals of " + where);
        }
    }

    /** The newest name there is; of two at the same moment one of them. */
    private static void namesAgree(ReportResult result, ReportRow row, List<ReferenceRow> group, String where) {
        for (int i = 0; i < result.columns().size(); i++) {
            String column = result.columns().get(i).id();
            List<ReferenceRow> named =
                    group.stream().filter(r -> !r.names().getOrDefault(column, "").isEmpty()).toList();
            if (result.columns().get(i).group() && group.get(0).names().containsKey(column)) {
                Instant newest = named.stream().map(ReferenceRow::start).max(Comparator.naturalOrder()).orElse(Instant.MIN);
                Set<String> names = named.stream().filter(r -> r.start().equals(newest)).map(r -> r.names().get(column))
                        .collect(Collectors.toSet());
                assertThat(names.isEmpty() ? Set.of("") : names).as("%s: %s", where, column).contains((String) row.values().get(i));
            }
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
            ReportResult result, ReportRow row, List<ReferenceRow> group, ReferenceCalculator reference, String where) {
        for (int i = 0; i < result.columns().size(); i++) {
            ReportColumn column = result.columns().get(i);
            if (column.group()) {
                continue;
            }
            Object wanted = reference.value(column.id(), group);
            Object found = row.values().get(i);
            if (wanted instanceof Double percent && found instanceof Double given) {
                assertThat(given).as("%s: %s", where, column.id()).isCloseTo(percent, within(1e-9));
            } else {
                assertThat(found).as("%s: %s", where, column.id()).isEqualTo(wanted);
            }
        }
    }

    private static void listAgrees(ReportTemplate template, List<List<List<HistorySegment>>> sets, String where) {
        boolean whole = template != ReportTemplate.CALL_LIST_SEGMENTED;
        Map<UUID, ReferenceList> rows = new HashMap<>();
        Map<UUID, RecordingFacts> facts =
                fixture.facts.stream().collect(Collectors.toMap(RecordingFacts::segment, Function.identity()));
        for (List<List<HistorySegment>> set : sets) {
            List<ReferenceRow> plain = whole ? ReferenceCalculator.calls(set) : ReferenceCalculator.segments(set);
            List<List<HistorySegment>> of = whole
                    ? set
                    : set.stream().flatMap(List::stream).map(List::of).toList();
            for (int i = 0; i < of.size(); i++) {
                if (template != ReportTemplate.UNRETURNED_LOST_CALLS || plain.get(i).unreturned()[0]) {
                    ReferenceList row = new ReferenceList(
                            EngineFixture.SETTINGS, of.get(i), whole, plain.get(i), factsOf(of.get(i), facts));
                    rows.put(row.segment(), row);
                }
            }
        }
        List<ReportColumn> columns = fixture.engine.columns(template);
        ReportDefinition definition = fixture.engine.blank(template, Locale.ENGLISH)
                .withColumns(columns.stream().map(c -> ChosenColumn.of(c.id())).toList())
                .withRowLimit(100_000);
        try (ReportResult result = fixture.run(definition, CallAccess.ALL)) {
            assertThat(result.size()).as(where).isEqualTo(rows.size());
            int id = columns.stream().map(ReportColumn::id).toList().indexOf("rec-id");
            result.forEach(row -> {
                ReferenceList reference = rows.get(UUID.fromString((String) row.values().get(id)));
                assertThat(row.segment()).as("%s: what is played", where).isEqualTo(reference.played());
                for (int i = 0; i < columns.size(); i++) {
                    assertThat(row.values().get(i)).as("%s: %s", where, columns.get(i).id())
                            .isEqualTo(reference.value(columns.get(i).id()));
                }
            });
        }
    }

    private static List<RecordingFacts> factsOf(List<HistorySegment> segments, Map<UUID, RecordingFacts> facts) {
        return segments.stream().map(s -> facts.get(s.segment().id())).filter(Objects::nonNull).toList();
    }
}
