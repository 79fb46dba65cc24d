package org.jackfield.apps.reporting.template;

import static org.jackfield.api.reporting.ReportColumn.ValueType.LOCAL_TIME;
import static org.jackfield.api.reporting.ReportColumn.ValueType.TEXT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jackfield.api.reporting.ReportColumn;
import org.jackfield.api.reporting.ReportColumn.Category;
import org.jackfield.api.reporting.ReportColumn.ValueType;
import org.jackfield.api.reporting.ReportTemplate;
import org.jackfield.apps.reporting.statistic.ListColumn;
import org.jackfield.apps.reporting.statistic.TelephoneNumber;

/**
 * Which rows a template counts, and by what it groups them (§5.1).
 *
 * @param condition on rows {@code r}, in SQL
 * @param hidden what makes a group beside the columns, in SQL: the same number on two phone systems is two devices
 * @param keys columns that make a group; the SQL of a {@link ValueType#LOCAL_TIME} is empty, its format decides
 * @param labels columns that tell the name of a group, the newest there is
 * @param callers for whom internal calls count as well, as outbound ones
 */
public record TemplateRows(
        String condition, List<String> hidden, List<ListColumn> keys, List<ListColumn> labels, Callers callers) {

    /** Who called, of internal calls. */
    public enum Callers {
        /** Does not count. */
        NOBODY,
        /** Counts by device. */
        DEVICE,
        /** Counts by user; one who called a device of their own called, and that once. */
        USER
    }

    /** The start that rows are grouped by. */
    public static final String START = "group-start-time";

    /** The hour of the inbound call summary. */
    public static final String HOUR = "group-hour";

    private static final int NUMBER = 12;
    private static final int NAME = 20;
    private static final String DEVICES = "r.device_number <> '' AND r.device_kind NOT IN ('TRUNK', 'TRUNK_GROUP', 'HUNT_GROUP')";

    /** {@return the rows of a template} */
    public static TemplateRows of(ReportTemplate template) {
        return switch (template) {
            case CALLS_BY_ACCOUNT_CODE -> new TemplateRows(
                    "r.external AND r.account_code <> ''", List.of(),
                    List.of(column("group-account-code", template, NUMBER, "r.account_code")), List.of(), Callers.NOBODY);
            case CALLS_BY_DDI -> new TemplateRows(
                    "r.external AND r.inbound AND r.ddi <> ''", List.of(),
                    List.of(column("group-ddi", template, NUMBER, "r.ddi")),
                    List.of(column("group-dnis", template, NAME, "r.ddi_name")), Callers.NOBODY);
            case CALLS_BY_EXTENSION -> device(template, DEVICES, "device", "group-extension", "group-extension-name", Callers.DEVICE);
            case CALLS_BY_HUNT_GROUP -> device(template, "r.inbound AND r.hunt_group_number <> ''", "hunt_group",
                    "group-hunt-group", "group-hunt-group-name", Callers.NOBODY);
            case CALLS_BY_TRUNK -> device(template, "r.external AND r.trunk_number <> ''", "trunk", "group-trunk",
                    "group-trunk-description", Callers.NOBODY);
            case CALLS_BY_START_TIME -> new TemplateRows(
                    "r.external", List.of(), List.of(start(START, template)), List.of(), Callers.NOBODY);
            case CALLS_BY_TELEPHONE_NUMBER -> new TemplateRows(
                    TelephoneNumber.KEY + " <> ''", List.of(TelephoneNumber.KEY),
                    List.of(), List.of(
                            column("group-telephone-number", template, NUMBER, TelephoneNumber.SHOWN),
                            column("group-contact-name", template, NAME, "coalesce(r.contact_name, '')")),
                    Callers.NOBODY);
            case CALLS_BY_USER -> new TemplateRows(
                    "r.user_id IS NOT NULL", List.of("r.user_id"), List.of(),
                    List.of(column("group-user", template, NAME, "coalesce(r.user_name, '')")), Callers.USER);
            case INBOUND_CALL_SUMMARY -> new TemplateRows(
                    "r.external AND r.inbound", List.of(), List.of(start(HOUR, template)), List.of(), Callers.NOBODY);
            case UNRETURNED_LOST_CALLS -> new TemplateRows("r.unreturned", List.of(), List.of(), List.of(), Callers.NOBODY);
            case CALL_LIST, CALL_LIST_SEGMENTED, ACD_AGENT_LIST, DDI_NUMBER_LIST, DEVICE_LIST, TRUNK_LIST ->
                new TemplateRows("true", List.of(), List.of(), List.of(), Callers.NOBODY);
        };
    }

    /** {@return the columns that show the group, which no report of the template is without} */
    public List<ListColumn> columns() {
        return Stream.concat(keys.stream(), labels.stream()).toList();
    }

    /** {@return the columns of all groupings} */
    public static List<ReportColumn> allColumns() {
        return Arrays.stream(ReportTemplate.values())
                .flatMap(template -> of(template).columns().stream())
                .map(ListColumn::column)
                .toList();
    }

    private static TemplateRows device(
            ReportTemplate template, String condition, String party, String number, String name, Callers callers) {
        return new TemplateRows(
                condition, List.of("r.phone_system", "r." + party + "_node"),
                List.of(column(number, template, NUMBER, "r." + party + "_number")),
                List.of(column(name, template, NAME, "r." + party + "_name")), callers);
    }

    private static ListColumn column(String id, ReportTemplate template, int width, String sql) {
        return new ListColumn(column(id, template, TEXT, width), sql);
    }

    private static ListColumn start(String id, ReportTemplate template) {
        return new ListColumn(column(id, template, LOCAL_TIME, NAME), "");
    }

    private static ReportColumn column(String id, ReportTemplate template, ValueType type, int width) {
        Set<ReportTemplate> only = EnumSet.of(template);
        return new ReportColumn(id, Category.GROUPING, type, "5.2", only, true, false, width);
    }

    /** Columns of which numbers sort as numbers. */
    public static boolean isNumber(String column) {
        return Set.of(
                        "group-extension", "group-hunt-group", "group-trunk", "group-ddi", "group-telephone-number",
                        "group-account-code", "device-number", "node-id", "extension", "agent", "hunt-group", "trunk-number",
                        "answering-extension", "answering-agent", "first-rang-extension", "first-rang-agent", "last-rang-extension",
                        "last-rang-agent", "transferred-from", "transferred-agent-from", "transferred-to", "transferred-agent-to",
                        "did-digits", "account-code", "telephone-number", "cli")
                .contains(column);
    }
}
