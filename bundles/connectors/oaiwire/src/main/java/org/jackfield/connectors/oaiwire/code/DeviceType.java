package org.jackfield.connectors.oaiwire.code;

import java.util.EnumSet;
import java.util.Set;

/** Device types of {@code _QI}, {@code _QX}, OL, EC and DC. */
public enum DeviceType implements CodeTable {
    KEYSET("0"),
    SINGLE_LINE("1"),
    HUNT_GROUP("2"),
    LOOP_START_TRUNK("3"),
    LOOP_START_TRUNK_CALLER_ID("4"),
    GROUND_START_TRUNK("5"),
    GROUND_START_TRUNK_CALLER_ID("6"),
    DID_TRUNK("7"),
    EM_TRUNK("8"),
    ISDN_TRUNK("9"),
    TRUNK_GROUP("10"),
    OPERATOR("11"),
    VOICE_MAIL("12"),
    OTHER("13"),
    FEATURE_CODE("14"),
    PAGE_ZONE("15"),
    PAGE_PORT("16"),
    OFF_NODE_KEYSET("17"),
    OFF_NODE_SINGLE_LINE("18"),
    OFF_NODE_HUNT_GROUP("19"),
    OFF_NODE_PAGE_PORT("20"),
    OFF_NODE_PAGE_ZONE("21"),
    OFF_NODE_VOICE_MAIL("22"),
    ACD_AGENT("23"),
    UNASSOCIATED_MAILBOX("24"),
    OFF_NODE_UNASSOCIATED_MAILBOX("25"),
    BRI_STATION("26"),
    OFF_NODE_BRI_STATION("27"),
    MFC_R2_TRUNK("28"),
    MODEM("29"),
    OFF_NODE_MODEM("30"),
    MGCP_ENDPOINT("31"),
    MGCP_GATEWAY("32"),
    SIP_TRUNK("33"),
    PHANTOM("34"),
    SIP_TRANSLATOR("35"),
    SOFTPHONE("36"),
    CONFIGURATION_ASSISTANT("37"),
    SIP_PHONE("38"),
    OFFICELINK_ASSISTANT("39"),
    CONFERENCE_ASSISTANT("40"),
    /** Not in the table, or blank. */
    UNKNOWN("");

    private final String wire;

    DeviceType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    private static final Set<DeviceType> STATIONS = EnumSet.of(KEYSET, SINGLE_LINE, OPERATOR, BRI_STATION,
            OFF_NODE_BRI_STATION, PHANTOM, SOFTPHONE, SIP_PHONE);
    private static final Set<DeviceType> TRUNKS = EnumSet.of(LOOP_START_TRUNK, LOOP_START_TRUNK_CALLER_ID,
            GROUND_START_TRUNK, GROUND_START_TRUNK_CALLER_ID, DID_TRUNK, EM_TRUNK, ISDN_TRUNK, MFC_R2_TRUNK, SIP_TRUNK);

    /** Whether {@code _QI} answers with the fields of a station. */
    public boolean isStation() {
        return STATIONS.contains(this);
    }

    /** Whether this is a single trunk. */
    public boolean isTrunk() {
        return TRUNKS.contains(this);
    }
}
