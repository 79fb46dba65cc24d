package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.security.access.CallAccess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Results do not depend on where calls are, and a figure opens to the calls that make it up. */
class SplitAndDrillTest {

    private static EngineFixture fixture;

    @BeforeAll
    static void open() throws Exception {
        fixture = new EngineFixture(EngineFixture.SETTINGS);
    }

    @AfterAll
    static void close() throws Exception {
        fixture.close();
    }

    @Test
    void theResultIsTheSameHoweverCallsAreSplitBetweenTablesAndFiles() throws Exception {
        // given
        List<List<HistorySegment>> calls = new CallSets(99, EngineFixture.FROM, Duration.ofDays(12)).calls(300);
        for (GroupedCase one : GroupedCase.ALL) {
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

    @Test
    void aWindowThatCutsFilesShowsWhatBeganWithinIt() throws Exception {
        // given files before, within, at both ends of and behind what is asked for
        List<List<HistorySegment>> calls = new ArrayList<>(
                new CallSets(41, EngineFixture.FROM, Duration.ofDays(12)).calls(300));
        calls.sort(Comparator.comparing(call -> call.get(0).segment().started()));
        fixture.range = ReportDateRange.between(LocalDateTime.of(2026, 3, 23, 9, 20), LocalDateTime.of(2026, 3, 29, 18, 0));
        for (GroupedCase one : GroupedCase.ALL) {
            ReportDefinition definition = fixture.engine.blank(one.template(), Locale.ENGLISH);
            fixture.history.recent.clear();
            fixture.history.recent.addAll(calls);
            List<List<Object>> recentOnly = values(definition);
            // when
            fixture.history.recent.clear();
            for (int from = 0; from < calls.size(); from += 20) {
                fixture.history.files.add(fixture.archive(calls.subList(from, from + 20)));
            }
            // then
            assertThat(values(definition)).as(one.template().id()).isEqualTo(recentOnly).isNotEmpty();
            fixture.history.files.clear();
        }
        fixture.range = EngineFixture.RANGE;
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
        for (GroupedCase one : GroupedCase.ALL) {
            ReportDefinition definition = fixture.engine.blank(one.template(), Locale.ENGLISH);
            try (ReportResult result = fixture.run(definition, CallAccess.ALL)) {
                for (ReportRow row : result.rows(0, 4)) {
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
