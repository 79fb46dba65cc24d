package org.jackfield.connectors.oai.translate;

import java.util.EnumMap;
import java.util.Map;

import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.connectors.oaiwire.code.Code;

/** Causes and connection states in the platform's terms. */
final class Causes {

    /** Those whose names differ; all others are called the same on both sides. */
    private static final Map<org.jackfield.connectors.oaiwire.code.Cause, Cause> RENAMED = new EnumMap<>(Map.of(
            org.jackfield.connectors.oaiwire.code.Cause.CALLBACK, Cause.CALL_BACK,
            org.jackfield.connectors.oaiwire.code.Cause.CALL_FORWARD, Cause.FORWARD,
            org.jackfield.connectors.oaiwire.code.Cause.NOT_ANSWERED, Cause.NO_ANSWER,
            org.jackfield.connectors.oaiwire.code.Cause.PICK_UP, Cause.CALL_PICKUP,
            org.jackfield.connectors.oaiwire.code.Cause.DESTINATION_NOT_AVAILABLE, Cause.DESTINATION_NOT_OBTAINABLE,
            org.jackfield.connectors.oaiwire.code.Cause.NORMAL_CLEAR, Cause.NORMAL_CLEARING,
            org.jackfield.connectors.oaiwire.code.Cause.RECORD_A_CALL, Cause.RECORDING));

    private Causes() {
    }

    static Cause of(Code<org.jackfield.connectors.oaiwire.code.Cause> code) {
        Cause renamed = RENAMED.get(code.value());
        return renamed != null ? renamed : Cause.valueOf(code.value().name());
    }

    static ConnectionState of(org.jackfield.connectors.oaiwire.code.ConnectionState state) {
        return switch (state) {
            case INITIATE -> ConnectionState.INITIATED;
            case ALERTING -> ConnectionState.ALERTING;
            case CONNECTED -> ConnectionState.CONNECTED;
            case HOLD -> ConnectionState.HELD;
            case FAILED -> ConnectionState.FAILED;
            case QUEUED -> ConnectionState.QUEUED;
            case NULL, UNKNOWN -> ConnectionState.NULL;
        };
    }
}
