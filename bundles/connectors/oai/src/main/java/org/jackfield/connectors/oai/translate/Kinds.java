package org.jackfield.connectors.oai.translate;

import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.connectors.oaiwire.code.ApplicationType;
import org.jackfield.connectors.oaiwire.code.DeviceType;

/** What a device is, in the platform's terms. */
final class Kinds {

    private Kinds() {
    }

    static DeviceKind of(DeviceType type) {
        return switch (type) {
            case KEYSET, SINGLE_LINE, OPERATOR, BRI_STATION, SIP_PHONE, SOFTPHONE, OFF_NODE_KEYSET,
                    OFF_NODE_SINGLE_LINE, OFF_NODE_BRI_STATION, MGCP_ENDPOINT -> DeviceKind.STATION;
            case PHANTOM -> DeviceKind.PHANTOM;
            case HUNT_GROUP, OFF_NODE_HUNT_GROUP -> DeviceKind.HUNT_GROUP;
            case LOOP_START_TRUNK, LOOP_START_TRUNK_CALLER_ID, GROUND_START_TRUNK, GROUND_START_TRUNK_CALLER_ID,
                    DID_TRUNK, EM_TRUNK, ISDN_TRUNK, MFC_R2_TRUNK, SIP_TRUNK, MGCP_GATEWAY -> DeviceKind.TRUNK;
            case TRUNK_GROUP -> DeviceKind.TRUNK_GROUP;
            case ACD_AGENT -> DeviceKind.AGENT;
            case VOICE_MAIL, OFF_NODE_VOICE_MAIL, UNASSOCIATED_MAILBOX, OFF_NODE_UNASSOCIATED_MAILBOX ->
                DeviceKind.VOICE_MAIL;
            case PAGE_ZONE, PAGE_PORT, OFF_NODE_PAGE_ZONE, OFF_NODE_PAGE_PORT -> DeviceKind.PAGING;
            case CONFERENCE_ASSISTANT -> DeviceKind.CONFERENCE;
            case OTHER, FEATURE_CODE, MODEM, OFF_NODE_MODEM, SIP_TRANSLATOR, CONFIGURATION_ASSISTANT,
                    OFFICELINK_ASSISTANT -> DeviceKind.OTHER;
            case UNKNOWN -> DeviceKind.UNKNOWN;
        };
    }

    static DeviceKind of(ApplicationType type) {
        return switch (type) {
            case NON_SUBSCRIBER, MESSAGE_RETRIEVAL, UNASSOCIATED_MAILBOX -> DeviceKind.VOICE_MAIL;
            case SCHEDULED_ROUTER -> DeviceKind.STAR;
            case CALL_ROUTING_ANNOUNCEMENT -> DeviceKind.ANNOUNCEMENT;
            case AUTO_ATTENDANT, AUTO_ATTENDANT_RECALL -> DeviceKind.AUTO_ATTENDANT;
            case RECORD_A_CALL -> DeviceKind.RECORDER;
            case STATION -> DeviceKind.STATION;
            case HUNT_GROUP -> DeviceKind.HUNT_GROUP;
            case PAGE_PORT, PAGE_ZONE -> DeviceKind.PAGING;
            case MODEM -> DeviceKind.OTHER;
            case OTHER, UNKNOWN -> DeviceKind.VOICE_MAIL;
        };
    }
}
