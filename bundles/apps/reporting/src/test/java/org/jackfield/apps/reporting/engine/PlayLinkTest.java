package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.calllog.history.HistoryCall;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.calllog.history.WholeCall;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.junit.jupiter.api.Test;

/** A row of a list leads to the recording that there may be: that of the segment in which it was answered (§5.1). */
class PlayLinkTest {

    private static final int CALLS = 60;

    private List<ReportRow> rows(EngineFixture fixture, ReportTemplate template) {
        ReportDefinition definition = fixture.engine.blank(template, Locale.ENGLISH);
        return fixture.rows(definition);
    }

    @Test
    void aCallLeadsToTheSegmentThatAnsweredItFirstAndAnUnansweredOneNowhere() throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            List<List<HistorySegment>> calls = new CallSets(3, EngineFixture.FROM, Duration.ofDays(12)).calls(CALLS);
            fixture.history.recent.addAll(calls);
            Map<UUID, HistoryCall> byId = calls.stream()
                    .map(segments -> HistoryCall.of(segments, WholeCall.of(segments)))
                    .collect(Collectors.toMap(HistoryCall::id, Function.identity()));

            List<ReportRow> rows = rows(fixture, ReportTemplate.CALL_LIST);

            assertThat(rows).isNotEmpty().allSatisfy(row -> {
                HistoryCall call = byId.get(row.call().orElseThrow());
                assertThat(row.segment()).isEqualTo(call.answered() ? Optional.of(call.named()) : Optional.empty());
            });
            assertThat(rows).as("some lead nowhere").anyMatch(row -> row.segment().isEmpty());
            assertThat(byId.values())
                    .as("some are answered after their first segment")
                    .anyMatch(call -> call.answered() && !call.named().equals(call.first().segment().id()));
        }
    }

    @Test
    void aSegmentLeadsToItselfIfItWasAnswered() throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            List<List<HistorySegment>> calls = new CallSets(3, EngineFixture.FROM, Duration.ofDays(12)).calls(CALLS);
            fixture.history.recent.addAll(calls);

            List<UUID> played = rows(fixture, ReportTemplate.CALL_LIST_SEGMENTED).stream()
                    .flatMap(row -> row.segment().stream())
                    .distinct()
                    .toList();

            assertThat(played).isNotEmpty().allMatch(id -> calls.stream()
                    .flatMap(List::stream)
                    .anyMatch(each -> each.segment().id().equals(id) && each.segment().isAnswered()));
        }
    }
}
