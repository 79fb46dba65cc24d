package org.jackfield.api.reporting;

import java.util.Objects;
import java.util.Set;

/**
 * A column that reports may have: declared once, for the query, the page, its tooltip, the documentation and REST alike.
 * Texts come from {@link ReportService#text} under {@code column.<id>} (name), {@code column.<id>.header} (the shorter
 * header) and {@code column.<id>.definition} (what it tells).
 *
 * @param id the same for ever; lower case with hyphens
 * @param category where the editor shows it
 * @param type what its values are
 * @param section of the manual that defines it, such as {@code 10.2.6}
 * @param templates the templates that offer it; immutable
 * @param group whether the template groups by it, so that it cannot be taken off
 * @param total whether the row of totals shows something in it
 * @param width the width it has unless somebody says otherwise, in characters
 */
public record ReportColumn(
        String id,
        Category category,
        ValueType type,
        String section,
        Set<ReportTemplate> templates,
        boolean group,
        boolean total,
        int width) {

    /** The groups of columns in §10. */
    public enum Category {
        /** What the rows are grouped by. */
        GROUPING,
        /** Seldom needed. */
        ADVANCED,
        /** What the call was. */
        CALL_INFO,
        /** When and how long. */
        CALL_TIMES,
        /** Who took part. */
        DEVICES,
        /** Custom fields. */
        TAG_FIELDS,
        /** Calls by account code. */
        ACCOUNT_CODES,
        /** Shares of time and of service levels. */
        TIMES_PERCENT,
        /** Averages. */
        TIMES_AVERAGE,
        /** Shortest, longest, first and last. */
        TIMES_MIN_MAX,
        /** Sums of time, and service levels. */
        TIMES_TOTAL,
        /** How many. */
        TOTALS,
        /** How many of a hundred. */
        TOTALS_PERCENT,
        /** How many of a hundred of the whole report. */
        REPORT_TOTALS_PERCENT,
        /** Shares of the whole report's times. */
        REPORT_TIMES_PERCENT,
        /** Of devices, not of calls. */
        DEVICE_INFO
    }

    /** What a value is in Java; null wherever there is none. */
    public enum ValueType {
        /** {@link String}; never null. */
        TEXT,
        /** {@link Boolean}; null where it does not apply (shown as n/a). */
        YES_NO,
        /** {@link Long}, a number of calls or segments. */
        COUNT,
        /** {@link Long}, milliseconds. */
        DURATION,
        /** {@link Double}, 0 to 100 and above; null where it would divide by nothing. */
        PERCENT,
        /** {@link java.time.Instant}; shown in the zone of the report in the column's {@link DisplayFormat}. */
        INSTANT,
        /**
         * A start that rows are grouped by, in the zone of the report and by the column's {@link DisplayFormat}: {@link
         * java.time.LocalDateTime}, {@link java.time.LocalTime} or {@link java.time.LocalDate} (day, Monday of the week,
         * first of the month).
         */
        LOCAL_TIME;

        /** {@return whether the editor offers a {@link DisplayFormat}} */
        public boolean formattable() {
            return this == DURATION || this == INSTANT || this == LOCAL_TIME;
        }
    }

    /** Checks and copies the components. */
    public ReportColumn {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(section, "section");
        templates = Set.copyOf(templates);
    }
}
