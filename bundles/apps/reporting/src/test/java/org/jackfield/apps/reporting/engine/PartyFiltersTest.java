package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jackfield.api.calllog.history.HistoryCall;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.calllog.history.WholeCall;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportResult;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.FieldTest;
import org.jackfield.api.telephony.call.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Ruling 8: of a whole call, filters of extensions and agents look at first rang, last rang and answered on as well. */
class PartyFiltersTest {

    private static final List<List<HistorySegment>> CALLS =
            new CallSets(11, EngineFixture.FROM, Duration.ofDays(12)).calls(200);

    @ParameterizedTest
    @EnumSource(value = CallField.class, names = {"EXTENSION", "EXTENSION_NAME", "AGENT", "AGENT_NAME"})
    void aCallIsMeantWhoeverOfThemItIs(CallField field) throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            // given
            fixture.history.recent.addAll(CALLS.subList(0, 100));
            fixture.history.files.add(fixture.archive(CALLS.subList(100, 200)));
            Set<String> wanted = new HashSet<>();
            CALLS.forEach(call -> wanted.addAll(of(field, call)));
            wanted.remove("");
            assertThat(wanted).hasSizeGreaterThan(2);
            for (String one : wanted) {
                List<FieldTest.Term> terms = List.of(new FieldTest.Like(one.toLowerCase(Locale.ROOT)));
                // then
                assertThat(found(fixture, field, new FieldTest(terms, List.of()))).as(one)
                        .containsExactlyInAnyOrderElementsOf(expected(field, texts -> texts.contains(one)));
                assertThat(found(fixture, field, new FieldTest(List.of(), terms))).as("not " + one)
                        .containsExactlyInAnyOrderElementsOf(expected(field, texts -> !texts.contains(one)));
            }
        }
    }

    @Test
    void ofAnInternalCallBothSidesAreFoundByEither() throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            // given an internal call that one telephone answered
            fixture.history.recent.addAll(CALLS);
            HistoryCall internal = CALLS.stream()
                    .map(call -> HistoryCall.of(call, WholeCall.of(call)))
                    .filter(call -> !call.external() && call.segments().size() == 1 && !call.row().caller().isNone()
                            && !call.row().caller().device().equals(call.device().device()))
                    .findFirst()
                    .orElseThrow();
            String caller = internal.row().caller().device().number();
            String called = internal.device().device().number();
            ReportDefinition figures = fixture.engine.blank(ReportTemplate.CALLS_BY_EXTENSION, Locale.ENGLISH);
            for (String one : List.of(caller, called)) {
                CallFilter filter = CallFilter.ALL
                        .with(CallField.EXTENSION, new FieldTest(List.of(new FieldTest.Like(one)), List.of()))
                        .with(CallField.LOGICAL_CALL_ID, new FieldTest(
                                List.of(new FieldTest.Like(internal.row().logicalCall().toString())), List.of()));
                // when
                try (ReportResult result = fixture.run(
                        figures.withFilter(new ReportFilter(Optional.empty(), Set.of(), filter)), CallAccess.ALL)) {
                    // then
                    assertThat(result.rows(0, 10)).extracting(row -> row.values().getFirst()).as("by " + one)
                            .containsExactlyInAnyOrder(caller, called);
                }
            }
        }
    }

    private static List<UUID> found(EngineFixture fixture, CallField field, FieldTest test) {
        ReportFilter filter = new ReportFilter(Optional.empty(), Set.of(), CallFilter.ALL.with(field, test));
        try (ReportResult result = fixture.run(
                fixture.engine.blank(ReportTemplate.CALL_LIST, Locale.ENGLISH).withFilter(filter), CallAccess.ALL)) {
            return result.rows(0, 1000).stream().map(ReportRow::call).map(Optional::orElseThrow).toList();
        }
    }

    private static List<UUID> expected(CallField field, Function<List<String>, Boolean> meant) {
        return CALLS.stream()
                .filter(call -> meant.apply(of(field, call)))
                .map(call -> call.get(0).segment().logicalCall())
                .toList();
    }

    private static List<String> of(CallField field, List<HistorySegment> call) {
        HistoryCall whole = HistoryCall.of(call, WholeCall.of(call));
        List<String> texts = new ArrayList<>();
        for (Party party : List.of(
                whole.device(), whole.row().caller(), whole.row().firstRang(), whole.row().lastRang(), whole.row().answeredOn())) {
            texts.add(switch (field) {
                case EXTENSION -> party.device().number();
                case EXTENSION_NAME -> party.name();
                case AGENT -> party.agent().number();
                default -> party.agentName();
            });
        }
        return texts;
    }
}
