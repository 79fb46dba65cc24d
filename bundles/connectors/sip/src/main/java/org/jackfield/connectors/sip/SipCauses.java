package org.jackfield.connectors.sip;

import org.jackfield.api.telephony.Cause;

/** What a SIP status (RFC 3261 §21) means in the words of CSTA. */
final class SipCauses {

    private SipCauses() {}

    static Cause of(int status) {
        return switch (status) {
            case 0 -> Cause.NORMAL_CLEARING;
            case 301, 302, 305 -> Cause.REDIRECTED;
            case 404, 410, 484, 485, 604 -> Cause.DESTINATION_NOT_OBTAINABLE;
            case 408, 480 -> Cause.NO_ANSWER;
            case 415, 488, 606 -> Cause.INCOMPATIBLE_DESTINATION;
            case 486, 600 -> Cause.BUSY;
            case 487 -> Cause.CALL_CANCELLED;
            case 603 -> Cause.DO_NOT_DISTURB;
            case 503 -> Cause.RESOURCES_NOT_AVAILABLE;
            case 500, 502, 504 -> Cause.NETWORK_NOT_OBTAINABLE;
            default -> Cause.UNKNOWN;
        };
    }
}
