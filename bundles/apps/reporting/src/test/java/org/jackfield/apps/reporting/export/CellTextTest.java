package org.jackfield.apps.reporting.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jackfield.api.web.Formats;
import org.junit.jupiter.api.Test;

/** What the display formats of the manual's §5.3.2 show, in the reader's language. */
class CellTextTest {

    /** A Friday. */
    private static final Instant CALL = Instant.parse("2026-11-27T15:04:05Z");

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static String shown(CellFormat format, Locale locale) {
        return new CellText(new Formats(locale, LONDON)).of(format, CALL);
    }

    @Test
    void aWeekIsItsMondayAndAMonthHasItsYear() {
        assertThat(shown(CellFormat.WEEK, Locale.UK)).isEqualTo("23 Nov 2026 (Mon)");
        assertThat(shown(CellFormat.WEEK, Locale.GERMANY)).isEqualTo("23.11.2026 (Mo.)");
        assertThat(shown(CellFormat.MONTH, Locale.UK)).isEqualTo("Nov, 2026");
    }

    @Test
    void aTimeIsShownWithItsDayOrWithoutOrTheDayAlone() {
        assertThat(shown(CellFormat.DATE_TIME, Locale.UK)).isEqualTo("27 Nov 2026, 15:04:05");
        assertThat(shown(CellFormat.DATE, Locale.UK)).isEqualTo("27 Nov 2026");
        assertThat(shown(CellFormat.TIME, Locale.UK)).isEqualTo("15:04:05");
    }
}
