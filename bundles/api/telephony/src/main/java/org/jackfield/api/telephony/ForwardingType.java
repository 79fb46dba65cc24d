package org.jackfield.api.telephony;

/** When a device's calls are forwarded by its own setting. */
public enum ForwardingType {
    NONE,
    ALWAYS,
    BUSY,
    NO_ANSWER,
    BUSY_OR_NO_ANSWER,
    /** Forwarded in a way the phone system reports but the connector cannot name. */
    OTHER
}
