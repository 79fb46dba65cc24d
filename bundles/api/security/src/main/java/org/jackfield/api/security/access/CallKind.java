package org.jackfield.api.security.access;

/** What sort of call it is, as people tell them apart. */
public enum CallKind {
    INBOUND,
    OUTBOUND,
    INTERNAL
}
