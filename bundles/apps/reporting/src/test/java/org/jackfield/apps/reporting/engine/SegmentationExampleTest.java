package org.jackfield.apps.reporting.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.calllog.SegmentPeople;
import org.jackfield.api.calllog.history.HistorySegment;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportRow;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.reporting.SortColumn;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.call.CallType;
import org.jackfield.api.telephony.call.Direction;
import org.jackfield.api.telephony.call.Party;
import org.jackfield.api.telephony.call.Segment;
import org.jackfield.api.telephony.call.SegmentEnd;
import org.jackfield.api.telephony.event.ExternalParty;
import org.junit.jupiter.api.Test;

/** The example of §7.2.2.8: an announcement answers, then 1833, then 1862 by transfer. The announcement's switches are off. */
class SegmentationExampleTest {

    private static final UUID CALL = new UUID(1, 100);

    private static HistorySegment segment(
            int number, String device, String agent, String answered, long millis, String user, SegmentEnd end) {
        Instant at = Instant.parse("2026-04-08T" + answered + "Z");
        Party party = new Party(
                DeviceId.of(device), number == 1 ? DeviceKind.ANNOUNCEMENT : DeviceKind.STATION, "", DeviceId.of(agent), "");
        return new HistorySegment(
                new Segment(
                        new UUID(1, number), CALL, number, 1, CallSets.SYSTEM, CallId.of("1A"), CallType.EXTERNAL,
                        Direction.INBOUND, party, Party.NONE, Party.of(DeviceId.of("94001"), DeviceKind.TRUNK, ""), Party.NONE,
                        Party.NONE, Party.NONE, new ExternalParty("07977000000", "", "", ""), "", "", true, number == 3, at,
                        at, at.plusMillis(millis), 0, 0, millis, 0, end, Cause.UNKNOWN, "", Set.of()),
                new SegmentPeople(new UUID(9, number), user, null, "", null, ""));
    }

    private static List<List<Object>> rows(ReportTemplate template, String... columns) throws Exception {
        try (EngineFixture fixture = new EngineFixture(EngineFixture.SETTINGS)) {
            fixture.history.recent.add(List.of(
                    segment(1, "2523", "", "13:49:51", 9_400, "Tony Leroy", SegmentEnd.DIVERTED),
                    segment(2, "1833", "1021", "13:50:02", 8_400, "Nacho Valencia", SegmentEnd.TRANSFERRED),
                    segment(3, "1862", "1024", "13:50:12", 9_400, "Isa Sastre", SegmentEnd.CLEARED)));
            List<ChosenColumn> chosen = new ArrayList<>();
            for (String column : columns) {
                chosen.add(ChosenColumn.of(column));
            }
            ReportDefinition definition = fixture.engine.blank(template, Locale.ENGLISH)
                    .withColumns(chosen)
                    .withSort(List.of(new SortColumn("start-time", false)));
            return fixture.rows(definition).stream().map(ReportRow::values).toList();
        }
    }

    @Test
    void theSegmentedListShowsTheThreeSegmentsAsPrinted() throws Exception {
        assertThat(rows(ReportTemplate.CALL_LIST_SEGMENTED, "segment-no", "cli", "extension", "agent", "answer-time", "username"))
                .containsExactly(
                        List.of(1L, "07977000000", "2523", "", Instant.parse("2026-04-08T13:49:51Z"), "Tony Leroy"),
                        List.of(2L, "07977000000", "1833", "1021", Instant.parse("2026-04-08T13:50:02Z"), "Nacho Valencia"),
                        List.of(3L, "07977000000", "1862", "1024", Instant.parse("2026-04-08T13:50:12Z"), "Isa Sastre"));
    }

    @Test
    void theListOfCallsShowsOneCallWithItsTimesSummedBeforeTheyAreRounded() throws Exception {
        assertThat(rows(ReportTemplate.CALL_LIST, "segment-count", "answer-time", "talk-duration", "answering-extension",
                        "transferred-to"))
                .containsExactly(
                        List.of(3L, Instant.parse("2026-04-08T13:49:51Z"), 27_200L, "2523", "1862"));
    }
}
