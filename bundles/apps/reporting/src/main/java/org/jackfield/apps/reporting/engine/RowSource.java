package org.jackfield.apps.reporting.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jackfield.api.calllog.store.AccessConditions;
import org.jackfield.api.calllog.store.SegmentFields;
import org.jackfield.api.reporting.CallCondition;
import org.jackfield.api.reporting.ReportDateRange.Window;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportRequest;
import org.jackfield.api.security.access.CallAccess;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.apps.reporting.ReportingSettings;
import org.jackfield.apps.reporting.engine.store.CallFacts;
import org.jackfield.apps.reporting.engine.store.HistoryRelation;
import org.jackfield.apps.reporting.sql.Literals;
import org.jackfield.apps.reporting.sql.LocalTimes;
import org.jackfield.apps.reporting.template.TemplateRows;
import org.jackfield.apps.reporting.template.TemplateRows.Callers;

/** The rows that a report counts, as the relation {@code r} of a statement. */
final class RowSource {

    private static final Pattern AGENT = Pattern.compile(
            "\\{fn SUBSTRING\\((\\S+), \\{fn LOCATE\\(':', \\S+\\)\\} \\+ 1, 100\\)\\}");
    /** How long before its last segment a call may have begun that nobody answered. */
    private static final Duration LONGEST_LOST = Duration.ofDays(2);
    private static final String DEVICE_PARTS = "node number kind name agent agent_name";

    private final ReportRequest request;
    private final ReportingSettings settings;
    private final HistoryRelation history;
    private final Optional<String> access;
    private final List<String> serviceCodes;
    private final String facts;
    private final Window window;
    private final LocalTimes start;

    /**
     * @param access which segments {@code r} may be seen; empty for all
     * @param facts the table that {@link CallFacts} made; empty if nothing of it is asked for
     */
    RowSource(
            ReportRequest request, ReportingSettings settings, HistoryRelation history, Optional<String> access,
            List<String> serviceCodes, String facts) {
        this.facts = facts;
        this.request = request;
        this.settings = settings;
        this.history = history;
        this.access = access;
        this.serviceCodes = serviceCodes;
        this.window = request.definition().range().at(request.zone(), request.now());
        this.start = LocalTimes.of("r.started_at", request.zone(), window, settings.callRatePeriodMinutes());
    }

    Window window() {
        return window;
    }

    /** {@return when rows began, as clocks show it} */
    LocalTimes start() {
        return start;
    }

    /**
     * {@return the common table expressions up to {@code r}}
     *
     * @param segmented whether rows are segments
     * @param unreturned whether {@code r.unreturned} is asked for
     */
    String with(boolean segmented, boolean unreturned) {
        TemplateRows rows = TemplateRows.of(request.definition().template());
        String source = segmented
                ? "SELECT r.* FROM (" + known("SELECT x.* FROM " + history.segments(window) + " x" + called(rows.callers())) + ") r"
                        + access.map(seen -> " WHERE " + seen).orElse("")
                : known("SELECT r.* FROM " + history.calls(window) + " r");
        if (rows.callers() != Callers.NOBODY) {
            source += " UNION ALL " + known(callers(rows.callers()));
        }
        String sql = "WITH r0 AS (" + source + ")";
        if (!unreturned) {
            return sql + ", r AS (SELECT r0.*, false AS unreturned FROM r0)";
        }
        return sql + ", returned AS (" + returned() + "), r AS (SELECT r0.*, (r0.lost AND r0.external AND (r0.outside_digits = ''"
                + " OR b.answered_last IS NULL OR b.answered_last <= r0.started_at)) AS unreturned"
                // what was not lost is not looked up
                + " FROM r0 LEFT JOIN returned b ON b.number = CASE WHEN r0.lost AND r0.external THEN r0.outside_digits END)";
    }

    private String known(String rows) {
        return facts.isEmpty() ? rows : CallFacts.join(rows, facts);
    }

    /**
     * {@return which segments {@code r} may be seen; empty for all}
     *
     * @param facts what call recording knows of them; if empty nothing is known
     */
    static Optional<String> access(CallAccess access, String facts) {
        SegmentFields fields = known(SegmentFields.of("r"));
        return AccessConditions.of(access, facts.isEmpty() ? fields : CallFacts.known(fields)).map(RowSource::duck);
    }

    /** Somebody who called a device of their own is counted as who called. */
    private static String called(Callers callers) {
        return callers == Callers.USER
                ? " WHERE x.external OR x.caller_user_id IS NULL OR x.user_id IS DISTINCT FROM x.caller_user_id"
                : "";
    }

    /** Internal calls once more, for the device or user that called, to whom nothing came; the other side is whom they called. */
    private String callers(Callers callers) {
        StringBuilder replaced = new StringBuilder("false AS inbound");
        for (String flag : List.of("lost", "refused", "overflowed_in", "overflowed_out", "transferred_in", "transferred_out")) {
            replaced.append(", false AS ").append(flag);
        }
        for (String part : DEVICE_PARTS.split(" ")) {
            changed(replaced, "caller_" + part, "device_" + part);
        }
        changed(replaced, "caller_user_id", "user_id");
        changed(replaced, "caller_user_name", "user_name");
        return "SELECT r.* REPLACE (" + replaced + ", true AS by_segment) FROM " + history.calls(window) + " r WHERE NOT r.external AND "
                + (callers == Callers.USER ? "r.caller_user_id IS NOT NULL" : "r.caller_number <> ''");
    }

    private static void changed(StringBuilder replaced, String one, String other) {
        replaced.append(", r.").append(one).append(" AS ").append(other).append(", r.").append(other).append(" AS ").append(one);
    }

    /** The last answered call of each number since about the report's time began. */
    private String returned() {
        return "SELECT r.outside_digits AS number, max(r.started_at) AS answered_last FROM "
                + history.calls(toNow(window, request)) + " r WHERE r.external AND r.answered AND r.outside_digits <> ''"
                + " GROUP BY r.outside_digits";
    }

    /** {@return a window that goes on until now, and begins with the calls that lost ones within it are parts of} */
    static Window toNow(Window window, ReportRequest request) {
        Instant now = request.now().plus(Duration.ofDays(1));
        return new Window(window.from().minus(LONGEST_LOST), now.isAfter(window.to()) ? now : window.to());
    }

    /** {@return the conditions on {@code r} of template, settings, daily times and filter} */
    String where() {
        ReportDefinition definition = request.definition();
        List<String> all = new ArrayList<>();
        all.add(TemplateRows.of(definition.template()).condition());
        if (settings.ignoreAbandoned() && settings.abandonedSeconds() > 0) {
            all.add("NOT (" + abandoned(definition.template().segmented()) + ")");
        }
        if (!definition.times().isAll()) {
            all.add(start.within(definition.times()));
        }
        all.addAll(filter(definition.filter()));
        return " WHERE " + String.join(" AND ", all);
    }

    /** Whether a row is of a call that was given up at once. How long that took its segments do not say, one by one. */
    private String abandoned(boolean segmented) {
        String atOnce = "r.lost AND r.ring_millis < " + settings.abandonedSeconds() * 1000L;
        if (!segmented) {
            return atOnce;
        }
        return "r.call_id IN (SELECT r.call_id FROM " + history.calls(toNow(window, request)) + " r WHERE " + atOnce + ")";
    }

    private List<String> filter(ReportFilter filter) {
        List<String> all = new ArrayList<>();
        Set<CallCondition> conditions = filter.conditions();
        conditions.stream().sorted().map(this::condition).forEach(all::add);
        AccessConditions.of(filter.calls(), fields()).map(RowSource::duck).ifPresent(all::add);
        return all;
    }

    private SegmentFields fields() {
        SegmentFields fields = request.definition().template().segmented() ? SegmentFields.of("r") : SegmentFields.ofCall("r");
        fields = known(fields).with(CallFlag.LOST, "r.lost").with(CallFlag.UNRETURNED, "r.unreturned");
        return facts.isEmpty() ? fields : CallFacts.known(fields);
    }

    /** What differs from tables of the database: ids are no texts here, and whole calls have no reason of their end. */
    private static SegmentFields known(SegmentFields fields) {
        return fields.with(CallField.LOGICAL_CALL_ID, "CAST(r.call_id AS VARCHAR)")
                .with(CallField.GLOBAL_CALL_ID, "CAST(r.id AS VARCHAR)")
                .with(CallFlag.INVALID_NUMBER, "r.invalid_dialled")
                .with(CallFlag.TRUNK_TO_TRUNK, "r.trunk_to_trunk");
    }

    private String condition(CallCondition condition) {
        return switch (condition) {
            case EXTERNAL -> "r.external";
            case INTERNAL -> "NOT r.external";
            case INBOUND -> "r.inbound";
            case OUTBOUND -> "NOT r.inbound";
            case ANSWERED -> "r.answered";
            case LOST -> "r.lost";
            case UNRETURNED_LOST -> "r.unreturned";
            case INVALID_DIALLED -> "r.invalid_dialled";
            case TRUNK_TO_TRUNK -> "r.trunk_to_trunk";
            case SERVICE_CODE -> serviceCode();
            case UNRECOGNISED -> "(r.external AND r.contact_id IS NULL)";
        };
    }

    private String serviceCode() {
        if (serviceCodes.isEmpty()) {
            return "false";
        }
        String codes = String.join(", ", serviceCodes.stream().map(Literals::text).toList());
        return "(r.external AND NOT r.inbound AND r.outside_digits IN (" + codes + "))";
    }

    private static String duck(AccessConditions conditions) {
        String agents = AGENT.matcher(conditions.sql()).replaceAll("substr($1, strpos($1, ':') + 1)");
        return Literals.filled(agents, conditions.values());
    }
}
