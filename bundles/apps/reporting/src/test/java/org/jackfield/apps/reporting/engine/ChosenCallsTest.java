package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.DailyTimes;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.reporting.SortColumn;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFilter;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallKind;
import org.jackfield.api.security.access.CallSpan;
import org.jackfield.api.security.access.CallStatus;
import org.jackfield.api.security.access.FieldTest;
import org.jackfield.api.security.access.MillisRange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which calls a report takes: by filters (manual §6), times of day and borders of its range, in plain words beside it. */
class ChosenCallsTest {

    private static final List<List<HistorySegment>> CALLS =
            new CallSets(23, EngineFixture.FROM, Duration.ofDays(12)).calls(400);

    private static EngineFixture fixture;

    @BeforeAll
    static void open() throws Exception {
        fixture = new EngineFixture(EngineFixture.SETTINGS);
        fixture.history.recent.addAll(CALLS.subList(0, 200));
        fixture.history.files.add(fixture.archive(CALLS.subList(200, 400)));
    }

    @AfterAll
    static void close() throws Exception {
        fixture.close();
    }

    @AfterEach
    void wholeRange() {
        fixture.range = EngineFixture.RANGE;
    }

    @Test
    void durationsAreThoseThatTheColumnsShow() {
        for (long bound : List.of(0L, 15_000L, 60_000L, 200_000L)) {
            chooses(span(CallSpan.DURATION, bound), r -> r.call() >= bound);
            chooses(span(CallSpan.TALK, bound), r -> r.talk() >= bound);
            chooses(span(CallSpan.RING, bound), r -> r.ring() >= bound);
            chooses(span(CallSpan.CONNECTED, bound), r -> r.talk() + r.hold() >= bound);
        }
    }

    @Test
    void directionAndTypeAreThoseOfTheRow() {
        chooses(filter(Set.of(CallKind.INTERNAL), Map.of(), CallStatus.ANY), r -> !r.external());
        chooses(filter(Set.of(CallKind.INBOUND), Map.of(), CallStatus.ANY), r -> r.external() && r.inbound());
        chooses(filter(Set.of(CallKind.INBOUND, CallKind.OUTBOUND), Map.of(), CallStatus.ANY), ReferenceRow::external);
    }

    @Test
    void whatIsSoOfTheRowAndWhatIsNot() {
        Map<CallFlag, Predicate<ReferenceRow>> flags = Map.of(
                CallFlag.ANSWERED, ReferenceRow::answered, CallFlag.CONTACT_MATCHED, ReferenceRow::matched, CallFlag.LOST,
                ReferenceRow::lost, CallFlag.UNRETURNED, r -> r.unreturned()[0]);
        flags.forEach((flag, so) -> {
            chooses(filter(Set.of(), Map.of(flag, true), CallStatus.ANY), so);
            chooses(filter(Set.of(), Map.of(flag, false), CallStatus.ANY), so.negate());
        });
        chooses(filter(Set.of(), Map.of(), CallStatus.COMPLETED), r -> true);
        chooses(filter(Set.of(), Map.of(), CallStatus.IN_PROGRESS), r -> false);
    }

    @Test
    void theSpecialCharactersMeanWhatTheManualSays() {
        text(CallField.HUNT_GROUP, "2000-2001,!2001", r -> r.huntGroup().equals("2000"));
        text(CallField.HUNT_GROUP, "2001+", r -> r.huntGroup().equals("2001"));
        text(CallField.HUNT_GROUP, "2000-", r -> r.huntGroup().equals("2000"));
        text(CallField.HUNT_GROUP, "%1", r -> r.huntGroup().endsWith("1"));
        text(CallField.HUNT_GROUP, "!20_0", r -> !r.huntGroup().matches("20.0"));
        text(CallField.TRUNK, "9400,9402-9403", r -> Set.of("9400", "9402").contains(r.trunk()));
        text(CallField.ACCOUNT_CODE, "77%,!770", r -> r.code().startsWith("77") && !r.code().equals("770"));
        text(CallField.OUTSIDE_NUMBER, "%1003", r -> r.digits().endsWith("1003"));
    }

    /** An internal segment shows both its devices, and is found where the first of them belongs. */
    @Test
    void numbersSortAsNumbersWhereSeveralAreShownToo() {
        ReportDefinition list = fixture.engine.blank(ReportTemplate.CALL_LIST_SEGMENTED, Locale.ENGLISH)
                .withColumns(List.of(ChosenColumn.of("extension"), ChosenColumn.of("start-time")));
        for (boolean descending : List.of(false, true)) {
            List<String> shown = fixture.rows(list.withSort(List.of(new SortColumn("extension", descending)))).stream()
                    .map(row -> String.valueOf(row.values().getFirst()))
                    .toList();
            List<Long> firsts = shown.stream().filter(text -> !text.isEmpty()).map(text -> Long.valueOf(text.split(",")[0])).toList();

            assertThat(shown).anyMatch(text -> text.contains(", "));
            assertThat(firsts).isSortedAccordingTo(descending ? Comparator.reverseOrder() : Comparator.naturalOrder());
        }
    }

    @Test
    void aThousandCharactersOfValuesAreASmallMatter() {
        StringBuilder values = new StringBuilder("1000-1001");
        for (int i = 3000; values.length() < FieldTest.LONGEST - 6; i++) {
            values.append(",!").append(i);
        }
        List<UUID> two = chosen(ReportTemplate.CALL_LIST, text(CallField.EXTENSION, "1000-1001"), DailyTimes.ALL);
        assertThat(chosen(ReportTemplate.CALL_LIST, text(CallField.EXTENSION, values.toString()), DailyTimes.ALL))
                .containsExactlyElementsOf(two)
                .isNotEmpty();
    }

    @Test
    void thousandsOfUsersAreASmallMatter() {
        List<UUID> users = new ArrayList<>(List.of(new UUID(9, 1)));
        for (int i = 0; i < 20_000; i++) {
            users.add(new UUID(77, i));
        }
        assertThat(chosen(ReportTemplate.CALL_LIST_SEGMENTED, CallFilter.ALL.withUsers(Set.copyOf(users)), DailyTimes.ALL))
                .containsExactlyElementsOf(chosen(
                        ReportTemplate.CALL_LIST_SEGMENTED, CallFilter.ALL.withUsers(Set.of(new UUID(9, 1))), DailyTimes.ALL))
                .isNotEmpty();
    }

    @Test
    void timesOfDayAreThoseOfTheSitesClocksBeforeAndAfterTheyChange() {
        for (DailyTimes times : List.of(
                new DailyTimes(LocalTime.of(9, 0), LocalTime.of(17, 0)), new DailyTimes(LocalTime.of(22, 0), LocalTime.of(6, 0)),
                new DailyTimes(LocalTime.of(18, 30), LocalTime.MIDNIGHT))) {
            chooses(CallFilter.ALL, times, r -> {
                LocalTime at = r.start().atZone(EngineFixture.ZONE).toLocalTime();
                boolean begun = !at.isBefore(times.from());
                boolean notOver = times.to().equals(LocalTime.MIDNIGHT) || at.isBefore(times.to());
                return times.to().equals(LocalTime.MIDNIGHT) || times.from().isBefore(times.to()) ? begun && notOver : begun || notOver;
            });
        }
    }

    @Test
    void aRowBelongsToTheDayOnWhichItBeganByTheSitesClocks() {
        // given a range whose last day is an hour short
        LocalDateTime from = LocalDateTime.of(2026, 3, 27, 0, 0);
        LocalDateTime to = LocalDateTime.of(2026, 3, 30, 0, 0);
        fixture.range = ReportDateRange.between(from, to);
        Instant first = from.atZone(EngineFixture.ZONE).toInstant();
        Instant behind = to.atZone(EngineFixture.ZONE).toInstant();
        // then
        chooses(CallFilter.ALL, r -> !r.start().isBefore(first) && r.start().isBefore(behind));
    }

    @Test
    void theLongestRangeThereIsShowsEverything() {
        fixture.range = ReportDateRange.between(
                LocalDateTime.of(ReportDateRange.FIRST_YEAR, 1, 1, 0, 0), LocalDateTime.of(ReportDateRange.LAST_YEAR, 12, 31, 23, 59));
        chooses(CallFilter.ALL, r -> true);
        chooses(
                CallFilter.ALL, new DailyTimes(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                r -> r.start().atZone(EngineFixture.ZONE).getHour() >= 9 && r.start().atZone(EngineFixture.ZONE).getHour() < 17);
    }

    private static void text(CallField field, String written, Predicate<ReferenceRow> meant) {
        chooses(text(field, written), meant);
    }

    private static CallFilter text(CallField field, String written) {
        return CallFilter.ALL.with(field, FieldTest.parse(field, written));
    }

    private static CallFilter span(CallSpan span, long least) {
        return new CallFilter(
                Map.of(), Map.of(span, new MillisRange(least, Long.MAX_VALUE)), Set.of(), CallStatus.ANY, Map.of(), Optional.empty());
    }

    private static CallFilter filter(Set<CallKind> kinds, Map<CallFlag, Boolean> flags, CallStatus status) {
        return new CallFilter(Map.of(), Map.of(), kinds, status, flags, Optional.empty());
    }

    private static void chooses(CallFilter filter, Predicate<ReferenceRow> meant) {
        chooses(filter, DailyTimes.ALL, meant);
    }

    /** Calls and segments alike. */
    private static void chooses(CallFilter filter, DailyTimes times, Predicate<ReferenceRow> meant) {
        List<ReferenceRow> calls = ReferenceCalculator.calls(CALLS);
        List<UUID> whole = new ArrayList<>();
        for (int i = 0; i < CALLS.size(); i++) {
            if (meant.test(calls.get(i))) {
                whole.add(CALLS.get(i).get(0).segment().logicalCall());
            }
        }
        assertThat(chosen(ReportTemplate.CALL_LIST, filter, times)).as("calls").containsExactlyInAnyOrderElementsOf(whole);
        List<ReferenceRow> segments = ReferenceCalculator.segments(CALLS);
        List<UUID> parts = new ArrayList<>();
        List<HistorySegment> all = CALLS.stream().flatMap(List::stream).toList();
        for (int i = 0; i < all.size(); i++) {
            if (meant.test(segments.get(i))) {
                parts.add(all.get(i).segment().logicalCall());
            }
        }
        assertThat(chosen(ReportTemplate.CALL_LIST_SEGMENTED, filter, times)).as("segments")
                .containsExactlyInAnyOrderElementsOf(parts);
    }

    private static List<UUID> chosen(ReportTemplate template, CallFilter filter, DailyTimes times) {
        ReportDefinition blank = fixture.engine.blank(template, Locale.ENGLISH);
        ReportDefinition definition = new ReportDefinition(
                blank.name(), "", "", template, blank.columns(), new ReportFilter(Optional.empty(), Set.of(), filter),
                blank.range(), times, blank.sort(), 0);
        return fixture.rows(definition).stream().map(ReportRow::call).map(Optional::orElseThrow).toList();
    }
}
