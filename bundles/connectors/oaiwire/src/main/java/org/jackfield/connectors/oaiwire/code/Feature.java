package org.jackfield.connectors.oaiwire.code;

import java.util.EnumSet;
import java.util.Set;

/** Features of a station: their bit in the resync mask, logical number and default code. */
public enum Feature implements CodeTable {
    ENHANCED_SPEAKERPHONE("34", 0, "310"),
    BACKGROUND_MUSIC("35", 1, "313"),
    DO_NOT_DISTURB("68", 2, "372"),
    HANDSFREE("40", 3, "319"),
    HEADSET("39", 4, "317"),
    HUNT_GROUP_REMOVED("43", 5, "324"),
    FORWARD_BUSY("58", 6, "357"),
    FORWARD_NO_ANSWER("57", 7, "356"),
    FORWARD_NO_ANSWER_OR_BUSY("59", 8, "358"),
    FORWARD_ALL("56", 9, "355"),
    MUTE("36", 10, "314"),
    PAGE("44", 11, "325"),
    RING_INTERCOM_ALWAYS("70", 12, "377"),
    MESSAGE("62", 13, "365"),
    SYSTEM_FORWARD("55", 14, "354"),
    AUTO_CO_ACCESS("60", 15, "360"),
    AUTO_IC_ACCESS("61", 16, "361"),
    DIAGNOSTICS("1", 17, "9900"),
    ACD_AGENT("96", 18, "328"),
    STATION_MONITOR("101", 19, "321"),
    SWITCH_KEYMAP("102", 20, "399"),
    AGENT_HELP("103", 21, "375"),
    RECORD_A_CALL("105", 22, "385"),
    GROUP_LISTEN("106", 23, "312"),
    OUTSIDE_PARTY_NAME("119", 24, "379"),
    BARGE_IN("136", 25, "386"),
    ROUTING_OFF("125", -1, "304"),
    /** Not in the table, or blank. */
    UNKNOWN("", -1, "");

    private final String logicalNumber;
    private final int bit;
    private final String defaultCode;

    Feature(String logicalNumber, int bit, String defaultCode) {
        this.logicalNumber = logicalNumber;
        this.bit = bit;
        this.defaultCode = defaultCode;
    }

    /** The features whose bit is set; bits without a feature are ignored. */
    public static Set<Feature> inMask(long mask) {
        Set<Feature> on = EnumSet.noneOf(Feature.class);
        for (Feature feature : values()) {
            if ((feature.mask() & mask) != 0) {
                on.add(feature);
            }
        }
        return on;
    }

    /** The logical number, which no administrator can change. */
    @Override
    public String wire() {
        return logicalNumber;
    }

    /** The feature's bit in the mask of a resync; 0 if it has none. */
    public long mask() {
        return bit < 0 ? 0 : 1L << bit;
    }

    /** The code that users dial, unless the system was renumbered. */
    public String defaultCode() {
        return defaultCode;
    }
}
