package org.jackfield.connectors.oaiwire.code;

import static org.jackfield.connectors.oaiwire.code.ListField.ADDRESS;
import static org.jackfield.connectors.oaiwire.code.ListField.ADMIN_ONLY;
import static org.jackfield.connectors.oaiwire.code.ListField.ANSWER_SUPERVISION;
import static org.jackfield.connectors.oaiwire.code.ListField.APPLICATION_TYPE;
import static org.jackfield.connectors.oaiwire.code.ListField.ATTENDANT;
import static org.jackfield.connectors.oaiwire.code.ListField.CONFERENCE_MAXIMUM;
import static org.jackfield.connectors.oaiwire.code.ListField.CONTENTS;
import static org.jackfield.connectors.oaiwire.code.ListField.COUNTRY;
import static org.jackfield.connectors.oaiwire.code.ListField.DAY_COS;
import static org.jackfield.connectors.oaiwire.code.ListField.DESCRIPTION;
import static org.jackfield.connectors.oaiwire.code.ListField.DEVICE_TYPE;
import static org.jackfield.connectors.oaiwire.code.ListField.DIAGNOSTIC;
import static org.jackfield.connectors.oaiwire.code.ListField.DIRECTORY;
import static org.jackfield.connectors.oaiwire.code.ListField.EMAIL;
import static org.jackfield.connectors.oaiwire.code.ListField.FIRST_NAME;
import static org.jackfield.connectors.oaiwire.code.ListField.IS_ADMIN;
import static org.jackfield.connectors.oaiwire.code.ListField.IS_ATTENDANT;
import static org.jackfield.connectors.oaiwire.code.ListField.LAST_NAME;
import static org.jackfield.connectors.oaiwire.code.ListField.LOGICAL_NUMBER;
import static org.jackfield.connectors.oaiwire.code.ListField.LOGIN;
import static org.jackfield.connectors.oaiwire.code.ListField.MAILBOX_NODE;
import static org.jackfield.connectors.oaiwire.code.ListField.MEMBERS;
import static org.jackfield.connectors.oaiwire.code.ListField.MOBILE_EMAIL;
import static org.jackfield.connectors.oaiwire.code.ListField.NAME;
import static org.jackfield.connectors.oaiwire.code.ListField.NETWORKING;
import static org.jackfield.connectors.oaiwire.code.ListField.NIGHT_COS;
import static org.jackfield.connectors.oaiwire.code.ListField.PERSONAL_ROUTING;
import static org.jackfield.connectors.oaiwire.code.ListField.PHYSICAL_TYPE;
import static org.jackfield.connectors.oaiwire.code.ListField.PORT;
import static org.jackfield.connectors.oaiwire.code.ListField.PREMIUM;
import static org.jackfield.connectors.oaiwire.code.ListField.PROTOCOL;
import static org.jackfield.connectors.oaiwire.code.ListField.REDUNDANT_ADDRESS;
import static org.jackfield.connectors.oaiwire.code.ListField.REDUNDANT_PORT;
import static org.jackfield.connectors.oaiwire.code.ListField.SOCKETS_ENABLED;
import static org.jackfield.connectors.oaiwire.code.ListField.SOCKETS_MAXIMUM;
import static org.jackfield.connectors.oaiwire.code.ListField.SOFTWARE;
import static org.jackfield.connectors.oaiwire.code.ListField.TCP_IP;
import static org.jackfield.connectors.oaiwire.code.ListField.TEXT;
import static org.jackfield.connectors.oaiwire.code.ListField.TOGGLEABLE;
import static org.jackfield.connectors.oaiwire.code.ListField.TYPE;
import static org.jackfield.connectors.oaiwire.code.ListField.USERNAME;
import static org.jackfield.connectors.oaiwire.code.ListField.VOICE_MAIL;
import static org.jackfield.connectors.oaiwire.code.ListField.VOICE_MAIL_STATE;

import java.util.ArrayList;
import java.util.List;

/** The lists of {@code _QX}: an entity has its key, then in bit order the fields whose mask bit is set. */
public enum ListType implements CodeTable {
    STATIONS(1, USERNAME, DESCRIPTION, ATTENDANT, IS_ADMIN, IS_ATTENDANT, DAY_COS, NIGHT_COS,
            VOICE_MAIL, DEVICE_TYPE, MAILBOX_NODE, PHYSICAL_TYPE),
    TRUNKS(2, USERNAME, DESCRIPTION, ANSWER_SUPERVISION),
    HUNT_GROUPS(3, USERNAME, DESCRIPTION, TYPE, MEMBERS, MAILBOX_NODE),
    TRUNK_GROUPS(4, USERNAME, DESCRIPTION, MEMBERS),
    PAGE_ZONES(5, USERNAME, DESCRIPTION, MEMBERS),
    PAGE_PORTS(6, USERNAME, DESCRIPTION),
    UNASSOCIATED_MAILBOXES(7, USERNAME, DESCRIPTION),
    FEATURES(8, LOGICAL_NUMBER, NAME, ADMIN_ONLY, DIRECTORY, DIAGNOSTIC, TOGGLEABLE),
    SYSTEM_SPEED_DIALS(9, CONTENTS, NAME),
    DND_MESSAGES(10, TEXT),
    REMINDER_MESSAGES(11, TEXT),
    VOICE_MAIL_APPLICATIONS(12, USERNAME, DESCRIPTION, APPLICATION_TYPE),
    NETWORK_TRUNKS(13, USERNAME, DESCRIPTION),
    NETWORK_TRUNK_GROUPS(14, USERNAME, DESCRIPTION, MEMBERS),
    OFF_NODE_DEVICES(15, DEVICE_TYPE, USERNAME, DESCRIPTION, MAILBOX_NODE),
    SYSTEM_COS(16, DESCRIPTION),
    ACD_AGENTS(17, DESCRIPTION),
    NODES(18, DESCRIPTION, NETWORKING, PROTOCOL, SOFTWARE, PREMIUM, COUNTRY, TCP_IP,
            VOICE_MAIL_STATE, CONFERENCE_MAXIMUM),
    NETWORK_INFORMATION(19, DESCRIPTION, ADDRESS, PORT, REDUNDANT_ADDRESS, REDUNDANT_PORT,
            SOCKETS_ENABLED, SOCKETS_MAXIMUM, PROTOCOL, SOFTWARE, PREMIUM),
    IP_RESOURCES(20, USERNAME, DESCRIPTION),
    USERS(21, FIRST_NAME, LAST_NAME, EMAIL, LOGIN, PERSONAL_ROUTING, MOBILE_EMAIL),
    ASSISTANTS(22, USERNAME, DESCRIPTION, DEVICE_TYPE),
    /** Not in the table. */
    UNKNOWN(0);

    private final int number;
    private final List<ListField> fields;

    ListType(int number, ListField... fields) {
        this.number = number;
        this.fields = List.of(fields);
    }

    @Override
    public String wire() {
        return number == 0 ? "" : Integer.toString(number);
    }

    /** All fields; the n-th belongs to bit n of the mask. */
    public List<ListField> fields() {
        return fields;
    }

    /** The mask that asks for every field. */
    public int fullMask() {
        return (1 << fields.size()) - 1;
    }

    /** The mask that asks for these fields; those the list does not have are left out. */
    public int maskOf(List<ListField> wanted) {
        int mask = 0;
        for (int i = 0; i < fields.size(); i++) {
            if (wanted.contains(fields.get(i))) {
                mask |= 1 << i;
            }
        }
        return mask;
    }

    /** The fields of an entry of the old list of this number, in wire order without the key; empty if there is no such list. */
    public List<ListField> oldFields() {
        return switch (this) {
            case STATIONS, TRUNKS, PAGE_PORTS, NETWORK_TRUNKS -> List.of(USERNAME, DESCRIPTION);
            case HUNT_GROUPS -> List.of(USERNAME, DESCRIPTION, TYPE, MEMBERS);
            case TRUNK_GROUPS, PAGE_ZONES, NETWORK_TRUNK_GROUPS -> List.of(USERNAME, DESCRIPTION, MEMBERS);
            case FEATURES -> List.of(ADMIN_ONLY, DIRECTORY, DIAGNOSTIC, TOGGLEABLE, LOGICAL_NUMBER, NAME);
            case SYSTEM_SPEED_DIALS -> List.of(CONTENTS, NAME);
            case DND_MESSAGES, REMINDER_MESSAGES -> List.of(TEXT);
            case VOICE_MAIL_APPLICATIONS -> List.of(USERNAME, DESCRIPTION, APPLICATION_TYPE);
            case OFF_NODE_DEVICES -> List.of(DEVICE_TYPE, USERNAME, DESCRIPTION);
            default -> List.of();
        };
    }

    /** Where the key stands among the fields of an entry of the old list: in front, but for two lists. */
    public int oldKey() {
        return switch (this) {
            case FEATURES -> 5;
            case OFF_NODE_DEVICES -> 3;
            default -> 0;
        };
    }

    /** The fields that a mask asks for, in wire order; bits beyond the table are ignored. */
    public List<ListField> fieldsOf(int mask) {
        List<ListField> asked = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            if ((mask & 1 << i) != 0) {
                asked.add(fields.get(i));
            }
        }
        return asked;
    }
}
