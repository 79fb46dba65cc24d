package org.jackfield.api.security.access;

/** A text of a call that filters look at (manual §6.1, §7.2.6.9.2.4). */
public enum CallField {
    /** The number outside. */
    OUTSIDE_NUMBER(Kind.TEXT),
    /** The device whose part in the call it is, and the device that called. */
    EXTENSION(Kind.NUMBER),
    /** The names of these. */
    EXTENSION_NAME(Kind.TEXT),
    /** The number dialled from outside. */
    DDI(Kind.TEXT),
    /** The trunk. */
    TRUNK(Kind.NUMBER),
    /** The agents at the devices of {@link #EXTENSION}. */
    AGENT(Kind.NUMBER),
    /** The names of these. */
    AGENT_NAME(Kind.TEXT),
    /** The hunt group's name. */
    HUNT_GROUP_NAME(Kind.TEXT),
    /** The hunt group. */
    HUNT_GROUP(Kind.NUMBER),
    /** The phone system's name for the number outside. */
    SPEED_DIAL_NAME(Kind.TEXT),
    /** The name of the contact that belongs to the number outside. */
    CONTACT_NAME(Kind.TEXT),
    /** The account code. */
    ACCOUNT_CODE(Kind.TEXT),
    /** The name of the number dialled from outside. */
    DNIS(Kind.TEXT),
    /** The notes. */
    NOTE(Kind.WORDS),
    /** The serial numbers of the recordings. */
    SERIAL(Kind.TEXT),
    /** The phone system's name for the call. */
    CALL_ID(Kind.TEXT),
    /** The id that all segments of a call have in common. */
    LOGICAL_CALL_ID(Kind.TEXT),
    /** The segment's own id, which its recordings bear too. */
    GLOBAL_CALL_ID(Kind.TEXT),
    /** The first custom field. */
    FIELD1(Kind.TEXT),
    /** The second custom field. */
    FIELD2(Kind.TEXT),
    /** The third custom field. */
    FIELD3(Kind.TEXT),
    /** The fourth custom field. */
    FIELD4(Kind.TEXT),
    /** The fifth custom field. */
    FIELD5(Kind.TEXT);

    /** How what is written in a filter is understood. */
    public enum Kind {
        /** The whole text, with wildcards. */
        TEXT,
        /** The same, and ranges of numbers. */
        NUMBER,
        /** Stands somewhere in the text. */
        WORDS
    }

    private final Kind kind;

    CallField(Kind kind) {
        this.kind = kind;
    }

    /** {@return how what is written is understood} */
    public Kind kind() {
        return kind;
    }
}
