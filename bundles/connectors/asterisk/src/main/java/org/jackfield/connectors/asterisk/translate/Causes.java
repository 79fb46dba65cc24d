package org.jackfield.connectors.asterisk.translate;

import org.jackfield.api.telephony.Cause;

/** Q.850 causes, as AMI numbers them, and the results of Dial. */
final class Causes {

    private Causes() {}

    /** Why a channel was hung up; a channel that was not answered often has no cause, but was dialled in vain. */
    static Cause of(int q850, String dialStatus) {
        return switch (q850) {
            case 0 -> switch (dialStatus) {
                case "NOANSWER" -> Cause.NO_ANSWER;
                case "CANCEL", "ABORT" -> Cause.CALL_CANCELLED;
                default -> Cause.UNKNOWN;
            };
            case 16, 31 -> Cause.NORMAL_CLEARING;
            case 17 -> Cause.BUSY;
            case 18, 19 -> Cause.NO_ANSWER;
            case 1, 3, 20, 27, 28 -> Cause.DESTINATION_NOT_OBTAINABLE;
            case 23, 26 -> Cause.REDIRECTED;
            case 34 -> Cause.TRUNKS_BUSY;
            case 38 -> Cause.NETWORK_NOT_OBTAINABLE;
            case 42 -> Cause.NETWORK_CONGESTION;
            case 44, 47 -> Cause.RESOURCES_NOT_AVAILABLE;
            case 58, 65, 88 -> Cause.INCOMPATIBLE_DESTINATION;
            default -> Cause.UNKNOWN;
        };
    }

    /** Why Dial failed at one destination; null if that is no failure of the destination. */
    static Cause failureOf(String status) {
        return switch (status) {
            case "BUSY" -> Cause.BUSY;
            case "CONGESTION" -> Cause.NETWORK_CONGESTION;
            case "CHANUNAVAIL" -> Cause.DESTINATION_NOT_OBTAINABLE;
            default -> null;
        };
    }
}
