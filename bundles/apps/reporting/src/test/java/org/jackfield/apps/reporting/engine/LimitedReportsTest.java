package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.recording.facts.RecordingFacts;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallStatus;
import org.junit.jupiter.api.Test;

/** Ruling 9: with access limited, a report is that of a site that has nothing but what may be seen. */
class LimitedReportsTest {

    private static final Set<UUID> SCOPE = Set.of(new UUID(9, 1), new UUID(9, 3));
    private static final CallAccess ACCESS = new CallAccess(false, SCOPE, List.of(), List.of());

    @Test
    void noFigureAndNoRowTellsOfWhatMayNotBeSeen() throws Exception {
        agree(ACCESS, s -> !Collections.disjoint(SCOPE, s.people().users()), List.of(), true);
    }

    @Test
    void callThatOnlySomebodyOutOfSightReturnedIsUnreturned() throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            // given
            UUID reader = new UUID(9, 1);
            fixture.history.recent.add(List.of(new PlainSegment(1).user(reader).stored()));
            ReportDefinition list = fixture.engine.blank(ReportTemplate.UNRETURNED_LOST_CALLS, Locale.ENGLISH);
            CallAccess own = new CallAccess(false, Set.of(reader), List.of(), List.of());
            assertThat(size(fixture, list, own)).isEqualTo(1);
            // when a colleague calls back
            fixture.history.recent.add(List.of(returned(2, new UUID(9, 2))));
            // then
            assertThat(size(fixture, list, own)).isEqualTo(1);
            assertThat(size(fixture, list, CallAccess.ALL)).isZero();
            // when the reader does
            fixture.history.recent.add(List.of(returned(3, reader)));
            // then
            assertThat(size(fixture, list, own)).isZero();
        }
    }

    private static HistorySegment returned(int minutes, UUID by) {
        return new PlainSegment(1).of(new UUID(1, minutes)).outbound().rang(minutes * 60, minutes * 60 + 5).talked(30).user(by).stored();
    }

    private static long size(EngineFixture fixture, ReportDefinition definition, CallAccess access) {
        try (ReportResult result = fixture.run(definition, access)) {
            return result.size();
        }
    }

    @Test
    void whatCallRecordingKnowsDecidesToo() throws Exception {
        // given notes and an entry in a custom field at some segments
        Predicate<HistorySegment> noted = s -> s.segment().ringMillis() % 3 == 0;
        CallFilter withNotes = new CallFilter(
                Map.of(), Map.of(), Set.of(), CallStatus.ANY, Map.of(CallFlag.NOTED, true), Optional.empty());
        CallFilter recorded = new CallFilter(Map.of(), Map.of(), Set.of(), CallStatus.RECORDED, Map.of(), Optional.empty());
        List<RecordingFacts> facts = new CallSets(5, EngineFixture.FROM, Duration.ofDays(12)).calls(200).stream()
                .flatMap(List::stream)
                .map(s -> new RecordingFacts(
                        s.segment().id(), noted.test(s), List.of(), 0, false,
                        List.of("entry " + s.segment().number(), "", "", "", ""), noted.test(s) ? List.of("secret") : List.of()))
                .toList();
        // then
        agree(new CallAccess(true, Set.of(), List.of(), List.of(withNotes)), noted.negate(), facts, true);
        agree(new CallAccess(false, Set.of(), List.of(recorded), List.of()), noted, facts, true);
    }

    @Test
    void whileCallRecordingIsStoppedNothingIsShownThatItsNotesMightDeny() throws Exception {
        CallFilter withNotesInScope = new CallFilter(
                Map.of(), Map.of(), Set.of(), CallStatus.ANY, Map.of(CallFlag.NOTED, true), Optional.of(SCOPE));
        CallFilter withoutNotesInScope = new CallFilter(
                Map.of(), Map.of(), Set.of(), CallStatus.ANY, Map.of(CallFlag.NOTED, false), Optional.of(SCOPE));
        Predicate<HistorySegment> inScope = s -> !Collections.disjoint(SCOPE, s.people().users());
        List<RecordingFacts> facts = List.of(new RecordingFacts(
                new UUID(5, 5), true, List.of(), 0, false, List.of("", "", "", "", ""), List.of("secret")));

        agree(new CallAccess(true, Set.of(), List.of(), List.of(withNotesInScope)), inScope.negate(), facts, false);
        agree(new CallAccess(true, Set.of(), List.of(), List.of(withoutNotesInScope)), inScope.negate(), facts, false);
        agree(new CallAccess(false, Set.of(new UUID(9, 2)), List.of(withoutNotesInScope), List.of()),
                s -> s.people().users().contains(new UUID(9, 2)), facts, false);
    }

    private static void agree(CallAccess access, Predicate<HistorySegment> seen, List<RecordingFacts> facts, boolean recording)
            throws Exception {
        try (EngineFixture all = new EngineFixture(EngineFixture.SETTINGS);
                EngineFixture part = new EngineFixture(EngineFixture.SETTINGS)) {
            all.recording = recording;
            part.recording = recording;
            // given
            List<List<HistorySegment>> calls = new CallSets(5, EngineFixture.FROM, Duration.ofDays(12)).calls(200);
            all.history.recent.addAll(calls.subList(0, 100));
            all.history.files.add(all.archive(calls.subList(100, 200)));
            part.history.recent.addAll(visible(calls, seen));
            all.facts.addAll(facts);
            part.facts.addAll(facts);
            for (ReportDefinition definition : definitions(all.engine, !facts.isEmpty())) {
                try (ReportResult limited = all.run(definition, access);
                        ReportResult reference = part.run(definition, CallAccess.ALL)) {
                    // then
                    assertThat(values(limited)).as(definition.name()).isEqualTo(values(reference));
                    assertThat(limited.totals().map(ReportRow::values)).isEqualTo(reference.totals().map(ReportRow::values));
                    drillsAgree(all, limited, part, reference);
                }
            }
        }
    }

    /** All that everybody begins with; where recordings matter, one of calls and one of segments, and what was entered. */
    private static List<ReportDefinition> definitions(ReportEngine engine, boolean facts) {
        if (facts) {
            return List.of(
                    engine.blank(ReportTemplate.CALLS_BY_EXTENSION, Locale.ENGLISH),
                    engine.blank(ReportTemplate.CALLS_BY_TRUNK, Locale.ENGLISH),
                    engine.blank(ReportTemplate.CALL_LIST_SEGMENTED, Locale.ENGLISH),
                    engine.blank(ReportTemplate.CALL_LIST, Locale.ENGLISH)
                            .withColumns(List.of(ChosenColumn.of("start-time"), ChosenColumn.of("tag-field-1"))),
                    engine.blank(ReportTemplate.CALL_LIST_SEGMENTED, Locale.ENGLISH)
                            .withColumns(List.of(ChosenColumn.of("start-time"), ChosenColumn.of("tag-field-1"))));
        }
        List<ReportDefinition> definitions = new ArrayList<>(engine.defaults(Locale.ENGLISH));
        definitions.add(engine.inboundSummary(Locale.ENGLISH));
        return definitions;
    }

    private static void drillsAgree(EngineFixture all, ReportResult limited, EngineFixture part, ReportResult reference) {
        for (int i = 0; limited.size() > 0 && i < limited.columns().size(); i++) {
            if (limited.totals().isPresent() && limited.columns().get(i).type() == ReportColumn.ValueType.COUNT) {
                try (ReportResult seen = all.engine.drill(limited, limited.rows(0, 1).get(0), i, ReportProgress.PATIENT);
                        ReportResult wanted =
                                part.engine.drill(reference, reference.rows(0, 1).get(0), i, ReportProgress.PATIENT)) {
                    assertThat(values(seen)).isEqualTo(values(wanted));
                }
            }
        }
    }

    private static List<List<Object>> values(ReportResult result) {
        return result.rows(0, 10_000).stream().map(ReportRow::values).toList();
    }

    private static List<List<HistorySegment>> visible(List<List<HistorySegment>> calls, Predicate<HistorySegment> seen) {
        return calls.stream()
                .map(call -> call.stream().filter(seen).toList())
                .filter(call -> !call.isEmpty())
                .toList();
    }
}
