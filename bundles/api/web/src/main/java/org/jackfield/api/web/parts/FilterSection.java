package org.jackfield.api.web.parts;

import java.util.List;
import org.jackfield.api.security.access.CallField;
import org.jackfield.api.security.access.CallFlag;
import org.jackfield.api.security.access.CallSpan;

/**
 * A tab of a {@link FilterEditor}.
 *
 * @param title key of its title in this bundle's catalogue
 * @param items what is asked for in it, in order: of {@link CallField}, {@link CallSpan}, {@link CallFlag} and {@link Choice};
 *     immutable
 */
public record FilterSection(String title, List<Enum<?>> items) {

    /** What is chosen from a list. */
    public enum Choice {
        /** Inbound, outbound, internal. */
        KINDS,
        /** Completed, in progress, recorded. */
        STATUS,
        /** Whose calls. */
        USERS,
        /** Of which units. */
        UNITS
    }

    /** The sections of a saved filter (manual §6.1), behind the one with its name. */
    public static final List<FilterSection> OF_SAVED_FILTERS = List.of(
            new FilterSection("filter.devices", List.of(
                    CallField.EXTENSION, CallField.EXTENSION_NAME, CallField.AGENT, CallField.AGENT_NAME,
                    CallField.HUNT_GROUP, CallField.HUNT_GROUP_NAME, CallField.TRUNK, Choice.USERS, Choice.UNITS)),
            new FilterSection("filter.call-details", List.of(
                    CallField.OUTSIDE_NUMBER, CallField.DDI, CallField.DNIS, Choice.STATUS, Choice.KINDS, CallFlag.ANSWERED)),
            new FilterSection("filter.durations", List.of(CallSpan.DURATION, CallSpan.TALK, CallSpan.RING)),
            new FilterSection("filter.customer", List.of(
                    CallField.CONTACT_NAME, CallField.SPEED_DIAL_NAME, CallFlag.CONTACT_MATCHED, CallField.ACCOUNT_CODE,
                    CallField.FIELD1, CallField.FIELD2, CallField.FIELD3, CallField.FIELD4, CallField.FIELD5)),
            new FilterSection("filter.advanced", List.of(
                    CallFlag.NOTED, CallField.NOTE, CallFlag.SCORED, CallField.SERIAL, CallField.CALL_ID,
                    CallField.LOGICAL_CALL_ID, CallField.GLOBAL_CALL_ID, CallFlag.TRUNK_TO_TRUNK, CallFlag.INVALID_NUMBER,
                    CallFlag.SERVICE_CODE, CallFlag.LOST, CallFlag.UNRETURNED)));

    /** The tabs of an access filter (manual §7.2.6.9.2.4), behind the one with its name. */
    public static final List<FilterSection> OF_ACCESS_FILTERS = List.of(
            new FilterSection("filter.basic", List.of(
                    CallField.OUTSIDE_NUMBER, CallField.EXTENSION, CallField.EXTENSION_NAME, CallField.DDI, CallField.TRUNK,
                    CallSpan.CONNECTED, Choice.KINDS, Choice.STATUS)),
            new FilterSection("filter.advanced", List.of(
                    CallField.AGENT, CallField.AGENT_NAME, CallField.HUNT_GROUP_NAME, CallField.HUNT_GROUP,
                    CallField.SPEED_DIAL_NAME, CallField.ACCOUNT_CODE, CallField.DNIS, CallField.NOTE, CallField.SERIAL,
                    CallFlag.NOTED, CallFlag.SCORED)),
            new FilterSection("filter.customer", List.of(
                    CallField.FIELD1, CallField.FIELD2, CallField.FIELD3, CallField.FIELD4, CallField.FIELD5)),
            new FilterSection("filter.units", List.of(Choice.UNITS)));

    /** Copies the components. */
    public FilterSection {
        items = List.copyOf(items);
    }
}
