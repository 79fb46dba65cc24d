package org.jackfield.connectors.simulator.pbx;

/**
 * How a station is programmed.
 *
 * @param node         node
 * @param number       extension
 * @param username     short name
 * @param description  long name
 * @param type         device type: 0 keyset, 1 single line, 11 operator, 34 phantom, 38 SIP phone
 * @param physicalType physical type, such as 42 for an 8560
 * @param admin        whether it may change the telephone system
 * @param attendant    extension of its attendant
 * @param voiceMail    extension of its voice mail, empty for none
 * @param cos          class of service by day and by night
 */
public record StationPlan(int node, String number, String username, String description, int type, int physicalType,
        boolean admin, String attendant, String voiceMail, String cos) {

    /** The class of service of most telephones. */
    public static final String USUAL_COS = "0001";
}
