package org.jackfield.connectors.oai.translate;

import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.ForwardType;

/** Kinds of manual forwards in the platform's terms. */
public final class DeviceForwarding {

    private DeviceForwarding() {
    }

    /** The kind of a forward to this destination. */
    public static ForwardingType of(Code<ForwardType> type, String destination) {
        return switch (type.value()) {
            case NONE -> ForwardingType.NONE;
            case ALL_CALLS -> ForwardingType.ALWAYS;
            case NO_ANSWER -> ForwardingType.NO_ANSWER;
            case BUSY -> ForwardingType.BUSY;
            // A blank type with no destination can only be the end of a forward.
            case UNKNOWN -> type.isPresent() || !destination.isBlank() ? ForwardingType.OTHER : ForwardingType.NONE;
        };
    }
}
