package org.jackfield.apps.reporting.statistic;

import static org.jackfield.api.reporting.ReportColumn.Category.ADVANCED;
import static org.jackfield.api.reporting.ReportColumn.Category.CALL_INFO;
import static org.jackfield.api.reporting.ReportColumn.Category.CALL_TIMES;
import static org.jackfield.api.reporting.ReportColumn.Category.DEVICES;
import static org.jackfield.api.reporting.ReportColumn.Category.DEVICE_INFO;
import static org.jackfield.api.reporting.ReportColumn.Category.TAG_FIELDS;
import static org.jackfield.api.reporting.ReportColumn.ValueType.COUNT;
import static org.jackfield.api.reporting.ReportColumn.ValueType.DURATION;
import static org.jackfield.api.reporting.ReportColumn.ValueType.INSTANT;
import static org.jackfield.api.reporting.ReportColumn.ValueType.TEXT;
import static org.jackfield.api.reporting.ReportColumn.ValueType.YES_NO;
import static org.jackfield.api.reporting.ReportTemplate.ACD_AGENT_LIST;
import static org.jackfield.api.reporting.ReportTemplate.CALL_LIST;
import static org.jackfield.api.reporting.ReportTemplate.CALL_LIST_SEGMENTED;
import static org.jackfield.api.reporting.ReportTemplate.DDI_NUMBER_LIST;
import static org.jackfield.api.reporting.ReportTemplate.DEVICE_LIST;
import static org.jackfield.api.reporting.ReportTemplate.TRUNK_LIST;
import static org.jackfield.api.reporting.ReportTemplate.UNRETURNED_LOST_CALLS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportColumn.Category;
import org.jackfield.api.reporting.ReportColumn.ValueType;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.apps.reporting.ReportingSettings;

/** The columns of lists, §10.1 and §10.3. */
public final class ListColumns {

    /** How many custom fields a call has. */
    public static final int TAG_FIELDS_COUNT = 5;

    private static final Set<ReportTemplate> CALLS = EnumSet.of(CALL_LIST, UNRETURNED_LOST_CALLS);
    private static final Set<ReportTemplate> SEGMENTS = EnumSet.of(CALL_LIST_SEGMENTED);
    private static final Set<ReportTemplate> LISTS = EnumSet.of(CALL_LIST, CALL_LIST_SEGMENTED, UNRETURNED_LOST_CALLS);
    private static final Set<ReportTemplate> CONFIGURATION =
            EnumSet.of(ACD_AGENT_LIST, DDI_NUMBER_LIST, DEVICE_LIST, TRUNK_LIST);

    private static final int NUMBER = 12;
    private static final int NAME = 20;
    private static final int SHORT = 8;

    private final List<ListColumn> list = new ArrayList<>();

    private ListColumns() {}

    /** {@return all, in the order of §10.1} */
    public static List<ListColumn> under(ReportingSettings settings) {
        ListColumns columns = new ListColumns();
        columns.advanced();
        columns.info(settings);
        columns.times();
        columns.devices();
        for (int i = 1; i <= TAG_FIELDS_COUNT; i++) {
            columns.add("tag-field-" + i, TAG_FIELDS, TEXT, "10.1.5", LISTS, NAME, "r.tag_" + i);
        }
        columns.add("device-number", DEVICE_INFO, TEXT, "10.3", CONFIGURATION, NUMBER, "r.device_number");
        columns.add("description", DEVICE_INFO, TEXT, "10.3", CONFIGURATION, 2 * NAME, "r.description");
        columns.add("node-id", DEVICE_INFO, TEXT, "10.3", CONFIGURATION, SHORT, "r.node_id");
        return List.copyOf(columns.list);
    }

    private void advanced() {
        add("call-id", ADVANCED, TEXT, "10.1.1", LISTS, NUMBER, "r.call_name");
        add("end-event", ADVANCED, TEXT, "10.1.1", LISTS, NUMBER,
                "CASE WHEN r.end_code <> '' THEN r.end_code ELSE r.end_cause END");
        add("logical-call-id", ADVANCED, TEXT, "10.1.1", LISTS, 2 * NAME, "CAST(r.call_id AS VARCHAR)");
        add("rec-id", ADVANCED, TEXT, "10.1.1", LISTS, 2 * NAME, "CAST(r.id AS VARCHAR)");
    }

    private void info(ReportingSettings settings) {
        String incoming = "r.external AND r.inbound";
        add("account-code", CALL_INFO, TEXT, "10.1.2", LISTS, NUMBER, "r.account_code");
        add("call-answered", CALL_INFO, YES_NO, "10.1.2", LISTS, SHORT, "r.answered");
        add("call-direction", CALL_INFO, TEXT, "10.1.2", LISTS, SHORT,
                "CASE WHEN NOT r.external THEN 'n/a' WHEN r.inbound THEN 'In' ELSE 'Out' END");
        add("call-matched", CALL_INFO, YES_NO, "10.1.2", LISTS, SHORT, onlyIf("r.external", "r.contact_id IS NOT NULL"));
        add("call-type", CALL_INFO, TEXT, "10.1.2", LISTS, SHORT, "CASE WHEN r.external THEN 'Ext' ELSE 'Int' END");
        add("cli", CALL_INFO, TEXT, "10.1.2", LISTS, NUMBER, "CASE WHEN r.external THEN r.outside_number ELSE '' END");
        add("cli-received", CALL_INFO, YES_NO, "10.1.2", LISTS, SHORT, onlyIf(incoming, "r.outside_digits <> ''"));
        add("contact-name", CALL_INFO, TEXT, "10.1.2", LISTS, NAME, "coalesce(r.contact_name, '')");
        add("did-digits", CALL_INFO, TEXT, "10.1.2", LISTS, NUMBER, "CASE WHEN " + incoming + " THEN r.ddi ELSE '' END");
        add("did-received", CALL_INFO, YES_NO, "10.1.2", LISTS, SHORT, onlyIf(incoming, "r.ddi <> ''"));
        add("dnis", CALL_INFO, TEXT, "10.1.2", LISTS, NAME, "CASE WHEN " + incoming + " THEN r.ddi_name ELSE '' END");
        add("segment-no", CALL_INFO, COUNT, "10.1.2", SEGMENTS, SHORT, "CAST(r.segment_number AS BIGINT)");
        add("segment-count", CALL_INFO, COUNT, "10.1.2", CALLS, SHORT, "CAST(r.segment_count AS BIGINT)");
        add("short-call", CALL_INFO, YES_NO, "10.1.2", LISTS, SHORT, Atoms.shortCall(settings));
        add("speed-dial-name", CALL_INFO, TEXT, "10.1.2", LISTS, NAME,
                "CASE WHEN r.external THEN r.outside_name ELSE '' END");
        add("telephone-number", CALL_INFO, TEXT, "10.1.2", LISTS, NUMBER, TelephoneNumber.SHOWN);
    }

    private void times() {
        add("answer-time", CALL_TIMES, INSTANT, "10.1.3", LISTS, NAME, "r.answered_at");
        add("call-duration", CALL_TIMES, DURATION, "10.1.3", LISTS, NUMBER, "r.duration_millis");
        add("end-time", CALL_TIMES, INSTANT, "10.1.3", LISTS, NAME, "r.ended_at");
        add("hold-duration", CALL_TIMES, DURATION, "10.1.3", LISTS, NUMBER, "r.hold_millis");
        add("ring-duration", CALL_TIMES, DURATION, "10.1.3", LISTS, NUMBER, "r.ring_millis");
        add("start-time", CALL_TIMES, INSTANT, "10.1.3", LISTS, NAME, "r.started_at");
        add("talk-duration", CALL_TIMES, DURATION, "10.1.3", LISTS, NUMBER, "r.talk_millis");
    }

    private void devices() {
        // on internal segments the device that called took part as well
        add("agent", DEVICES, TEXT, "10.1.4", LISTS, NUMBER, both(withoutNode("r.device_agent"), withoutNode("r.caller_agent")));
        add("agent-name", DEVICES, TEXT, "10.1.4", LISTS, NAME, both("r.device_agent_name", "r.caller_agent_name"));
        extensionAndAgent("answering", "answered_on");
        add("extension", DEVICES, TEXT, "10.1.4", LISTS, NUMBER, both("r.device_number", "r.caller_number"));
        add("extension-name", DEVICES, TEXT, "10.1.4", LISTS, NAME, both("r.device_name", "r.caller_name"));
        extensionAndAgent("first-rang", "first_rang");
        add("hunt-group", DEVICES, TEXT, "10.1.4", LISTS, NUMBER, "r.hunt_group_number");
        add("hunt-group-name", DEVICES, TEXT, "10.1.4", LISTS, NAME, "r.hunt_group_name");
        extensionAndAgent("last-rang", "last_rang");
        add("transferred-from", DEVICES, TEXT, "10.1.4", LISTS, NUMBER, ifTransferred("in", "r.source_number"));
        add("transferred-agent-from", DEVICES, TEXT, "10.1.4", LISTS, NUMBER,
                ifTransferred("in", withoutNode("r.source_agent")));
        add("transferred-to", DEVICES, TEXT, "10.1.4", LISTS, NUMBER, ifTransferred("out", "r.target_number"));
        add("transferred-agent-to", DEVICES, TEXT, "10.1.4", LISTS, NUMBER,
                ifTransferred("out", withoutNode("r.target_agent")));
        add("trunk-number", DEVICES, TEXT, "10.1.4", LISTS, NUMBER, "r.trunk_number");
        add("trunk-description", DEVICES, TEXT, "10.1.4", LISTS, NAME, "r.trunk_name");
        add("username", DEVICES, TEXT, "10.1.4", LISTS, NAME, both("coalesce(r.user_name, '')", "coalesce(r.caller_user_name, '')"));
    }

    private void extensionAndAgent(String id, String party) {
        add(id + "-agent", DEVICES, TEXT, "10.1.4", CALLS, NUMBER, withoutNode("r." + party + "_agent"));
        add(id + "-agent-name", DEVICES, TEXT, "10.1.4", CALLS, NAME, "r." + party + "_agent_name");
        add(id + "-extension", DEVICES, TEXT, "10.1.4", CALLS, NUMBER, "r." + party + "_number");
        add(id + "-extension-name", DEVICES, TEXT, "10.1.4", CALLS, NAME, "r." + party + "_name");
    }

    /** An agent is written as {@code node:number}, or as the number alone. */
    public static String withoutNode(String column) {
        return "substr(" + column + ", strpos(" + column + ", ':') + 1)";
    }

    private static String both(String device, String caller) {
        return "CASE WHEN NOT r.by_segment OR r.external OR " + caller + " = '' OR " + caller + " = " + device + " THEN "
                + device + " WHEN " + device + " = '' THEN " + caller + " ELSE " + device + " || ', ' || " + caller + " END";
    }

    private static String ifTransferred(String way, String value) {
        return "CASE WHEN r.transferred_" + way + " OR NOT r.by_segment THEN " + value + " ELSE '' END";
    }

    private static String onlyIf(String condition, String value) {
        return "CASE WHEN " + condition + " THEN " + value + " END";
    }

    private void add(
            String id, Category category, ValueType type, String section, Set<ReportTemplate> templates, int width,
            String sql) {
        list.add(new ListColumn(
                new ReportColumn(id, category, type, section, templates, false, false, width), sql));
    }
}
