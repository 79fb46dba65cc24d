package org.jackfield.api.reporting;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jackfield.api.licence.Entitlement;

/** What a report is made of: where its data comes from, how it is grouped, and which licence it needs (manual §5.1). */
public enum ReportTemplate {
    /** One row for each call. */
    CALL_LIST("call-list", Kind.LIST, false, Entitlement.CALL_LOGGING),
    /** One row for each segment. */
    CALL_LIST_SEGMENTED("call-list-segmented", Kind.LIST, true, Entitlement.CALL_LOGGING),
    /** External calls by account code. */
    CALLS_BY_ACCOUNT_CODE("calls-by-account-code", Kind.GROUPED, false, Entitlement.REPORTING_DEVICES),
    /** Inbound external calls by DDI number. */
    CALLS_BY_DDI("calls-by-ddi", Kind.GROUPED, false, Entitlement.REPORTING_DEVICES),
    /** Segments by extension. */
    CALLS_BY_EXTENSION("calls-by-extension", Kind.GROUPED, true, Entitlement.REPORTING_DEVICES),
    /** Inbound segments by hunt group. */
    CALLS_BY_HUNT_GROUP("calls-by-hunt-group", Kind.GROUPED, true, Entitlement.REPORTING_DEVICES),
    /** External calls by when they began. */
    CALLS_BY_START_TIME("calls-by-start-time", Kind.GROUPED, false, Entitlement.REPORTING_DEVICES),
    /** Segments by telephone number. */
    CALLS_BY_TELEPHONE_NUMBER("calls-by-telephone-number", Kind.GROUPED, true, Entitlement.REPORTING_DEVICES),
    /** External calls by trunk. */
    CALLS_BY_TRUNK("calls-by-trunk", Kind.GROUPED, false, Entitlement.REPORTING_DEVICES),
    /** Segments by user (ruling 6). */
    CALLS_BY_USER("calls-by-user", Kind.GROUPED, true, Entitlement.REPORTING_DEVICES),
    /** External calls that were lost and not answered later. */
    UNRETURNED_LOST_CALLS("unreturned-lost-calls", Kind.LIST, false, Entitlement.CALL_LOGGING),
    /** Inbound external calls by the hour; cannot be chosen for a report of one's own. */
    INBOUND_CALL_SUMMARY("inbound-call-summary", Kind.GROUPED, false, Entitlement.CALL_LOGGING),
    /** The agents that the phone systems have. */
    ACD_AGENT_LIST("acd-agent-list", Kind.CONFIGURATION, false, Entitlement.CALL_LOGGING),
    /** The DDI numbers that were entered. */
    DDI_NUMBER_LIST("ddi-number-list", Kind.CONFIGURATION, false, Entitlement.CALL_LOGGING),
    /** The extensions that the phone systems have. */
    DEVICE_LIST("device-list", Kind.CONFIGURATION, false, Entitlement.CALL_LOGGING),
    /** The trunks that the phone systems have. */
    TRUNK_LIST("trunk-list", Kind.CONFIGURATION, false, Entitlement.CALL_LOGGING);

    /** What the rows are. */
    public enum Kind {
        /** Calls or segments. */
        LIST,
        /** Groups of them, with statistics. */
        GROUPED,
        /** Devices; neither date range nor filter matters. */
        CONFIGURATION
    }

    private static final Map<String, ReportTemplate> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ReportTemplate::id, Function.identity()));

    private final String id;
    private final Kind kind;
    private final boolean segmented;
    private final Entitlement entitlement;

    ReportTemplate(String id, Kind kind, boolean segmented, Entitlement entitlement) {
        this.id = id;
        this.kind = kind;
        this.segmented = segmented;
        this.entitlement = entitlement;
    }

    /** {@return the template of this id; empty if there is none} */
    public static Optional<ReportTemplate> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** {@return the id, as stored reports, addresses and catalogues ({@code template.<id>}) write it} */
    public String id() {
        return id;
    }

    /** {@return what the rows are} */
    public Kind kind() {
        return kind;
    }

    /** {@return whether segments are counted, not calls} */
    public boolean segmented() {
        return segmented;
    }

    /** {@return what a site must be licensed for to run it; without it the page shows a padlock} */
    public Entitlement entitlement() {
        return entitlement;
    }

    /** {@return whether people may choose it for a report of their own} */
    public boolean selectable() {
        return this != INBOUND_CALL_SUMMARY;
    }
}
