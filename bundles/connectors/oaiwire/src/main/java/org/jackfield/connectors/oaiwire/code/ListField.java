package org.jackfield.connectors.oaiwire.code;

/** Fields of the entities in a {@code _QX} or {@code _QL} list. */
public enum ListField {
    USERNAME(true),
    DESCRIPTION(true),
    ATTENDANT,
    IS_ADMIN,
    IS_ATTENDANT,
    DAY_COS,
    NIGHT_COS,
    VOICE_MAIL,
    DEVICE_TYPE,
    MAILBOX_NODE,
    PHYSICAL_TYPE,
    ANSWER_SUPERVISION,
    TYPE,
    MEMBERS,
    LOGICAL_NUMBER,
    NAME(true),
    ADMIN_ONLY,
    DIRECTORY,
    DIAGNOSTIC,
    TOGGLEABLE,
    CONTENTS,
    TEXT(true),
    APPLICATION_TYPE,
    NETWORKING,
    PROTOCOL,
    SOFTWARE,
    PREMIUM,
    COUNTRY,
    TCP_IP,
    VOICE_MAIL_STATE,
    CONFERENCE_MAXIMUM,
    ADDRESS(true),
    PORT,
    REDUNDANT_ADDRESS(true),
    REDUNDANT_PORT,
    SOCKETS_ENABLED,
    SOCKETS_MAXIMUM,
    FIRST_NAME(true),
    LAST_NAME(true),
    EMAIL(true),
    LOGIN(true),
    PERSONAL_ROUTING,
    MOBILE_EMAIL(true);

    private final boolean text;

    ListField() {
        this(false);
    }

    ListField(boolean text) {
        this.text = text;
    }

    /** Whether the field stands between bars. */
    public boolean isText() {
        return text;
    }
}
