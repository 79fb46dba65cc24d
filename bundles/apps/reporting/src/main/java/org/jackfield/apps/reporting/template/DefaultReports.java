package org.jackfield.apps.reporting.template;

import static org.jackfield.api.reporting.ReportTemplate.CALLS_BY_EXTENSION;
import static org.jackfield.api.reporting.ReportTemplate.CALLS_BY_START_TIME;
import static org.jackfield.api.reporting.ReportTemplate.CALLS_BY_TELEPHONE_NUMBER;
import static org.jackfield.api.reporting.ReportTemplate.CALLS_BY_USER;
import static org.jackfield.api.reporting.ReportTemplate.CALL_LIST;
import static org.jackfield.api.reporting.ReportTemplate.CALL_LIST_SEGMENTED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jackfield.api.i18n.Messages;
import org.jackfield.api.reporting.CallCondition;
import org.jackfield.api.reporting.ChosenColumn;
import org.jackfield.api.reporting.DailyTimes;
import org.jackfield.api.reporting.DisplayFormat;
import org.jackfield.api.reporting.ReportDateRange;
import org.jackfield.api.reporting.ReportDefinition;
import org.jackfield.api.reporting.ReportFilter;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.api.reporting.SortColumn;
import org.jackfield.apps.reporting.statistic.Statistic;

/** The reports everybody begins with (§5.4), and templates in their defaults. */
public final class DefaultReports {

    private static final Messages MESSAGES = Messages.of(Statistic.class);

    private static final String CALLS = "start-time call-direction call-type telephone-number contact-name";
    private static final String GENERAL = CALLS
            + " extension extension-name username hunt-group-name call-answered ring-duration talk-duration hold-duration";
    private static final String LOST = "start-time telephone-number contact-name did-digits dnis first-rang-extension"
            + " last-rang-extension hunt-group-name ring-duration";
    private static final String GROUPED = "calls-handled calls-inbound calls-in-ans calls-lost percent-calls-lost"
            + " calls-outbound calls-out-ans avg-answer-time-in avg-talk-time total-talk-time";
    private static final String INBOUND =
            "calls-inbound calls-in-ans calls-lost percent-calls-in-ans percent-calls-lost avg-answer-time-in"
                    + " max-answer-time-in avg-talk-time-in total-talk-time-in unreturned-lost-calls";
    private static final String SERVICE = "calls-inbound calls-in-ans answered-within-1 answered-within-2 answered-within-3"
            + " answered-within-4 answered-within-5 answered-within-6 percent-answered-within-3 calls-lost"
            + " avg-answer-time-in max-answer-time-in";
    private static final String PERFORMANCE = "calls-inbound calls-in-ans percent-calls-in-ans calls-lost percent-calls-lost"
            + " lost-within-1 lost-within-2 lost-within-3 avg-lost-call-time max-ring-time-lost unreturned-lost-calls";
    private static final String SUMMARY = "calls-inbound calls-in-ans calls-lost percent-calls-in-ans avg-answer-time-in"
            + " max-answer-time-in avg-talk-time-in unreturned-lost-calls";
    private static final String DEVICES = "device-number description node-id";
    private static final String UNMATCHED =
            "calls-not-matched calls-inbound calls-in-ans calls-lost calls-outbound total-talk-time";

    private DefaultReports() {}

    /** {@return the 29 reports, in the order of §5.4} */
    public static List<ReportDefinition> all(Locale locale) {
        Reports r = new Reports(locale);
        r.category = "call-lists";
        r.add("call-list-general", CALL_LIST_SEGMENTED, GENERAL, sort("start-time", true));
        r.add("invalid-dialled-numbers", CALL_LIST, "start-time telephone-number extension extension-name username"
                + " ring-duration end-event", sort("start-time", true), CallCondition.INVALID_DIALLED);
        r.add("lost-calls", CALL_LIST, LOST, sort("start-time", true), CallCondition.EXTERNAL, CallCondition.LOST);
        r.add("trunk-to-trunk-calls", CALL_LIST, CALLS + " extension trunk-number trunk-description call-answered talk-duration",
                sort("start-time", true), CallCondition.TRUNK_TO_TRUNK);
        r.add("unreturned-lost-calls", ReportTemplate.UNRETURNED_LOST_CALLS, LOST, sort("start-time", true));
        r.category = "call-performance";
        r.add("call-performance-by-day", CALLS_BY_START_TIME, PERFORMANCE, start(false), DisplayFormat.DATE);
        r.add("service-level-by-half-hour", CALLS_BY_START_TIME, SERVICE, start(false), DisplayFormat.TIME);
        r.add("service-level-by-half-hour-and-day", CALLS_BY_START_TIME, SERVICE, start(false), DisplayFormat.DATE,
                DisplayFormat.TIME);
        r.category = "calls-by-device";
        r.add("calls-by-trunk", ReportTemplate.CALLS_BY_TRUNK, GROUPED, sort("group-trunk", false));
        r.add("calls-by-account-code", ReportTemplate.CALLS_BY_ACCOUNT_CODE, GROUPED, sort("group-account-code", false));
        r.add("calls-by-ddi", ReportTemplate.CALLS_BY_DDI, INBOUND, sort("group-ddi", false));
        r.add("calls-by-extension", CALLS_BY_EXTENSION, GROUPED, sort("group-extension", false));
        r.add("calls-by-hunt-group", ReportTemplate.CALLS_BY_HUNT_GROUP, INBOUND, sort("group-hunt-group", false));
        r.add("calls-by-user", CALLS_BY_USER, GROUPED, sort("group-user", false));
        r.add("unrecognised-calls-by-extension", CALLS_BY_EXTENSION, UNMATCHED, sort("calls-not-matched", true),
                CallCondition.UNRECOGNISED);
        r.add("unrecognised-calls-by-user", CALLS_BY_USER, UNMATCHED, sort("calls-not-matched", true),
                CallCondition.UNRECOGNISED);
        r.category = "calls-by-number";
        r.add("calls-by-telephone-number", CALLS_BY_TELEPHONE_NUMBER, GROUPED, sort("group-telephone-number", false));
        r.add("calls-for-service-codes", CALLS_BY_TELEPHONE_NUMBER, "calls-outbound calls-out-ans total-talk-time last-call-at",
                sort("group-telephone-number", false), CallCondition.SERVICE_CODE);
        r.add("top-dialled-numbers", CALLS_BY_TELEPHONE_NUMBER,
                "calls-outbound calls-out-ans percent-calls-out-ans total-talk-time-out avg-talk-time-out last-call-at",
                sort("calls-outbound", true), CallCondition.EXTERNAL, CallCondition.OUTBOUND);
        r.add("top-received-numbers", CALLS_BY_TELEPHONE_NUMBER,
                "calls-inbound calls-in-ans calls-lost percent-calls-lost total-talk-time-in last-call-at",
                sort("calls-inbound", true), CallCondition.EXTERNAL, CallCondition.INBOUND);
        r.category = "calls-by-time";
        r.add("call-summary-by-day", CALLS_BY_START_TIME, GROUPED, start(false), DisplayFormat.DATE);
        r.add("call-summary-by-month", CALLS_BY_START_TIME, GROUPED, start(false), DisplayFormat.MONTH);
        r.add("call-summary-by-week", CALLS_BY_START_TIME, GROUPED, start(false), DisplayFormat.WEEK);
        r.add("calls-by-half-hour", CALLS_BY_START_TIME, GROUPED, start(false), DisplayFormat.TIME);
        r.add("calls-by-half-hour-and-day", CALLS_BY_START_TIME, GROUPED, start(false), DisplayFormat.DATE,
                DisplayFormat.TIME);
        r.category = "configuration";
        r.add("acd-agent-list", ReportTemplate.ACD_AGENT_LIST, DEVICES, sort("device-number", false));
        r.add("device-list", ReportTemplate.DEVICE_LIST, DEVICES, sort("device-number", false));
        r.add("ddi-number-list", ReportTemplate.DDI_NUMBER_LIST, DEVICES, sort("device-number", false));
        r.add("trunk-list", ReportTemplate.TRUNK_LIST, DEVICES, sort("device-number", false));
        return List.copyOf(r.list);
    }

    /** {@return a template in its defaults} */
    public static ReportDefinition blank(ReportTemplate template, Locale locale) {
        String name = MESSAGES.text(locale, "template." + template.id());
        String columns = switch (template) {
            case CALL_LIST, CALL_LIST_SEGMENTED -> GENERAL;
            case UNRETURNED_LOST_CALLS -> LOST;
            case CALLS_BY_DDI, CALLS_BY_HUNT_GROUP -> INBOUND;
            case INBOUND_CALL_SUMMARY -> SUMMARY;
            case ACD_AGENT_LIST, DDI_NUMBER_LIST, DEVICE_LIST, TRUNK_LIST -> DEVICES;
            case CALLS_BY_ACCOUNT_CODE, CALLS_BY_EXTENSION, CALLS_BY_START_TIME, CALLS_BY_TELEPHONE_NUMBER, CALLS_BY_TRUNK,
                    CALLS_BY_USER -> GROUPED;
        };
        List<SortColumn> sort = switch (template.kind()) {
            case LIST -> sort("start-time", true);
            case CONFIGURATION -> sort("device-number", false);
            case GROUPED -> sort(TemplateRows.of(template).columns().get(0).column().id(), false);
        };
        return definition(name, "", "", template, chosen(template, columns), sort);
    }

    /** {@return the inbound call summary (ruling 6)} */
    public static ReportDefinition inboundSummary(Locale locale) {
        return blank(ReportTemplate.INBOUND_CALL_SUMMARY, locale);
    }

    private static List<SortColumn> sort(String column, boolean descending) {
        return List.of(new SortColumn(column, descending));
    }

    private static List<SortColumn> start(boolean descending) {
        return sort(TemplateRows.START, descending);
    }

    private static List<ChosenColumn> chosen(ReportTemplate template, String columns, DisplayFormat... starts) {
        Stream<ChosenColumn> groups = starts.length > 0
                ? Stream.of(starts).map(format -> ChosenColumn.of(TemplateRows.START, format))
                : TemplateRows.of(template).columns().stream().map(column -> ChosenColumn.of(column.column().id()));
        return Stream.concat(groups, Stream.of(columns.split(" ")).map(ChosenColumn::of)).toList();
    }

    private static ReportDefinition definition(
            String name, String category, String description, ReportTemplate template, List<ChosenColumn> columns,
            List<SortColumn> sort) {
        return new ReportDefinition(
                name, category, description, template, columns, ReportFilter.ALL, ReportDateRange.TODAY, DailyTimes.ALL, sort,
                0);
    }

    private static final class Reports {

        private final Locale locale;
        private final List<ReportDefinition> list = new ArrayList<>();
        private String category = "";

        Reports(Locale locale) {
            this.locale = locale;
        }

        void add(String id, ReportTemplate template, String columns, List<SortColumn> sort, CallCondition... conditions) {
            add(id, template, chosen(template, columns), sort, ReportFilter.of(conditions));
        }

        void add(String id, ReportTemplate template, String columns, List<SortColumn> sort, DisplayFormat... starts) {
            add(id, template, chosen(template, columns, starts), sort, ReportFilter.ALL);
        }

        void add(String id, ReportTemplate template, String columns, List<SortColumn> sort) {
            add(id, template, chosen(template, columns), sort, ReportFilter.ALL);
        }

        private void add(
                String id, ReportTemplate template, List<ChosenColumn> columns, List<SortColumn> sort, ReportFilter filter) {
            list.add(definition(
                            MESSAGES.text(locale, "report." + id), MESSAGES.text(locale, "category." + category),
                            MESSAGES.text(locale, "report." + id + ".description"), template, columns, sort)
                    .withFilter(filter));
        }
    }
}
