package org.jackfield.api.telephony.call;

/** Whether somebody outside takes part. */
public enum CallType {
    INTERNAL,
    EXTERNAL
}
