package org.jackfield.apps.reporting.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jackfield.api.persistence.Dialect;
import org.jackfield.api.reporting.DailyTimes;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportProgress;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.testkit.FakeSecurity;
import org.jackfield.api.web.Formats;
import org.jackfield.apps.reporting.ReportAsk;
import org.jackfield.apps.reporting.ReportDesk;
import org.jackfield.apps.reporting.engine.ReportingSite;
import org.jackfield.apps.reporting.export.ExportFormat;
import org.jackfield.apps.reporting.schedule.Schedule.Missed;
import org.jackfield.apps.reporting.store.ReportStore;
import org.junit.jupiter.api.Test;

/** A schedule's file has the figures that the page has. */
class ScheduledFiguresTest extends ScheduleSite {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    /** Six in the morning of the next day in Tokyo. */
    private static final Instant DUE = Instant.parse("2026-03-26T21:00:00Z");

    ScheduledFiguresTest() {
        super(Dialect.H2);
    }

    @Test
    void theClockOfAScheduleSaysWhenItRunsAndTheSitesWhichDaysAndHoursAreMeant() throws Exception {
        try (ReportingSite site = new ReportingSite(FakeSecurity.allowAll())) {
            // given a report of the office's hours, made by a clock far away
            ReportDefinition blank = site.engine().blank(ReportTemplate.CALLS_BY_USER, Locale.ENGLISH);
            ReportDefinition report = new ReportDefinition(
                    "Office hours", "", "", blank.template(), blank.columns(), blank.filter(),
                    ReportDateRange.of(ReportDateRange.Kind.YESTERDAY), new DailyTimes(LocalTime.of(9, 0), LocalTime.of(17, 0)),
                    blank.sort(), blank.rowLimit());
            ReportStore stored = new ReportStore(database);
            UUID id = new ReportDesk(site.engine(), site.filters, stored, site.security, site.audit, List::of, site)
                    .add(report, true, ANNA, "test").id();
            ReportFiles files = new StoredReportFiles(stored, site.runs());
            schedules = new Schedules(store, security, audit, filters, () -> Optional.of(files), Optional::empty, clock);
            clock.set(DUE.minusSeconds(3600));
            clock.setSiteZone(site.zone());
            schedules.save(
                    new Schedule(
                            UUID.randomUUID(), 0, "Tokyo", "", true,
                            new Timing(LocalDateTime.ofInstant(DUE, TOKYO), null, TOKYO, Recurrence.every(1, Recurrence.Unit.DAY)),
                            Missed.ONCE, List.of(new ScheduledReport(id, null, report.range())),
                            Delivery.share("csv", FolderShares.SHARE, "daily"), "", ""),
                    ANNA, "test");
            // when
            clock.set(DUE);
            schedules.noteDue(clock.instant());
            new ScheduleRunner(
                            store, security, () -> Optional.of(files), account -> Optional.ofNullable(accounts.get(account)),
                            new ScheduleRunner.Ways(mail, shares), () -> folder, clock)
                    .work(() -> false);
            // then
            String page = file(site, report, site.zone());
            assertThat(shares.files).containsOnlyKeys("daily/Office hours (Tokyo) 2026-03-27 060000 +0900.csv");
            assertThat(new String(shares.files.get("daily/Office hours (Tokyo) 2026-03-27 060000 +0900.csv"), StandardCharsets.UTF_8))
                    .isEqualTo(page);
            // else the comparison would say little
            assertThat(file(site, report, TOKYO)).isNotEqualTo(page);
        }
    }

    private static String file(ReportingSite site, ReportDefinition report, ZoneId zone) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        site.runs().write(
                report, new ReportAsk(ANNA, zone, DUE), ExportFormat.CSV, new Formats(Locale.ENGLISH, zone), out,
                ReportProgress.PATIENT, "test");
        return out.toString(StandardCharsets.UTF_8);
    }
}
