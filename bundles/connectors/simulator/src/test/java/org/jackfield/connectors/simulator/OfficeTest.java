package org.jackfield.connectors.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jackfield.connectors.simulator.office.DayProfile;
import org.jackfield.connectors.simulator.office.Office;
import org.jackfield.connectors.simulator.office.OfficePlanner;
import org.jackfield.connectors.simulator.office.OfficeSize;
import org.jackfield.connectors.simulator.office.OfficeStyle;
import org.jackfield.connectors.simulator.pbx.EventType;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.junit.jupiter.api.Test;

class OfficeTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-04-01T00:00:00Z");

    private static List<String> live(Instant start, Duration length, OfficeSize size, OfficeStyle style,
            Map<EventType, Integer> counts) {
        VirtualLoop loop = new VirtualLoop(start);
        Pbx pbx = new Pbx(OfficePlanner.plan(size), loop, ZoneOffset.UTC);
        Invariants invariants = new Invariants(pbx);
        List<String> events = new ArrayList<>();
        pbx.addListener(e -> {
            events.add(e.type() + " " + e.observer() + " " + e.fields());
            counts.merge(e.type(), 1, Integer::sum);
        });
        Office office = new Office(pbx, loop, style);
        office.open();
        for (long minute = 0; minute < length.toMinutes(); minute++) {
            loop.advance(60_000);
            invariants.check();
        }
        return events;
    }

    @Test
    void aWorkingDayKeepsEveryInvariantAndShowsAllSortsOfCalls() {
        Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
        live(MIDNIGHT, Duration.ofHours(24), OfficeSize.DEFAULT,
                new OfficeStyle(1, 60, 150, DayProfile.WORKING_DAY, true), counts);
        assertThat(counts).containsKeys(EventType.OR, EventType.DE, EventType.ES, EventType.XC, EventType.CC, EventType.HE,
                EventType.RE, EventType.TR, EventType.CO, EventType.QU, EventType.DI, EventType.MW, EventType.LN, EventType.LF,
                EventType.NM, EventType.DND, EventType.CI, EventType.NT, EventType.SMR, EventType.WNR);
    }

    @Test
    void theSameSeedLivesTheSameDay() {
        OfficeStyle style = new OfficeStyle(42, 80, 120, DayProfile.ALWAYS_BUSY, false);
        Duration hours = Duration.ofHours(2);
        assertThat(live(MIDNIGHT, hours, OfficeSize.DEFAULT, style, new EnumMap<>(EventType.class)))
                .isEqualTo(live(MIDNIGHT, hours, OfficeSize.DEFAULT, style, new EnumMap<>(EventType.class)));
    }

    @Test
    void theNightIsQuietAndTheMorningIsNot() {
        OfficeStyle style = new OfficeStyle(3, 60, 120, DayProfile.WORKING_DAY, true);
        Map<EventType, Integer> night = new EnumMap<>(EventType.class);
        Map<EventType, Integer> morning = new EnumMap<>(EventType.class);
        live(MIDNIGHT, Duration.ofHours(4), OfficeSize.DEFAULT, style, night);
        live(MIDNIGHT.plus(Duration.ofHours(9)), Duration.ofHours(4), OfficeSize.DEFAULT, style, morning);
        assertThat(morning.get(EventType.OR)).isGreaterThan(20 * night.getOrDefault(EventType.OR, 0) + 20);
    }

    @Test
    void aLargeOfficeCarriesTenThousandCallsInAnHour() {
        OfficeSize size = new OfficeSize(400, 99, 9, 400, 1, false, 0, "V10.20");
        Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
        live(MIDNIGHT, Duration.ofMinutes(20), size, new OfficeStyle(5, 10_000, 60, DayProfile.ALWAYS_BUSY, false), counts);
        assertThat(counts.get(EventType.OR)).isGreaterThan(3000);
        assertThat(counts.get(EventType.CC)).isGreaterThan(2500);
    }
}
