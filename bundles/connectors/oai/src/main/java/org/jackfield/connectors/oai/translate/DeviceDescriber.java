package org.jackfield.connectors.oai.translate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jackfield.api.telephony.DeviceAttributes;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.connectors.oaiwire.code.ApplicationType;
import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.DeviceType;
import org.jackfield.connectors.oaiwire.code.HuntGroupType;
import org.jackfield.connectors.oaiwire.code.ListField;
import org.jackfield.connectors.oaiwire.code.ListType;
import org.jackfield.connectors.oaiwire.code.PhysicalType;
import org.jackfield.connectors.oaiwire.command.ListEntity;
import org.jackfield.connectors.oaiwire.command.QueryCommands;

/** Devices from the phone system's lists, and from what it answers about one of them. */
public final class DeviceDescriber {

    private final Ids ids;

    /** Describes devices with these ids. */
    public DeviceDescriber(Ids ids) {
        this.ids = ids;
    }

    /** A device from an entry of a list; {@code null} if the entry names none. */
    public DeviceDescription describe(ListType list, ListEntity entity) {
        DeviceId id = switch (list) {
            case ACD_AGENTS -> ids.agent(entity.key());
            case OFF_NODE_DEVICES -> offNode(entity.key());
            default -> ids.device(entity.key());
        };
        if (id.isNone()) {
            return null;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        DeviceKind kind = kind(list, entity, attributes);
        put(attributes, "attendant", entity.get(ListField.ATTENDANT));
        put(attributes, "dayCos", entity.get(ListField.DAY_COS));
        put(attributes, "nightCos", entity.get(ListField.NIGHT_COS));
        put(attributes, "voiceMail", entity.get(ListField.VOICE_MAIL));
        put(attributes, "mailboxNode", entity.get(ListField.MAILBOX_NODE));
        put(attributes, "members", entity.get(ListField.MEMBERS));
        put(attributes, "administrator", entity.isSet(ListField.IS_ADMIN) ? "true" : "");
        return new DeviceDescription(id, kind, entity.get(ListField.DESCRIPTION), entity.get(ListField.USERNAME),
                attributes);
    }

    /** The name of a user as {@code last, first}, or the one of both that there is; empty if there is none. */
    public String userName(ListEntity entity) {
        String first = entity.get(ListField.FIRST_NAME).strip();
        String last = entity.get(ListField.LAST_NAME).strip();
        return first.isEmpty() || last.isEmpty() ? first + last : last + ", " + first;
    }

    /** A device with the user whose main extension it is; with none if {@code user} is empty. */
    public DeviceDescription withUser(DeviceDescription device, String user) {
        if (user.isEmpty()) {
            return device;
        }
        Map<String, String> attributes = new LinkedHashMap<>(device.attributes());
        attributes.put(DeviceAttributes.DEE_USER, user);
        return new DeviceDescription(device.id(), device.kind(), device.description(), device.username(), attributes);
    }

    /** A device from the answer about it alone. What only lists tell is taken from {@code before}, which may be null. */
    public DeviceDescription describe(QueryCommands.Device device, DeviceDescription before) {
        Map<String, String> attributes = new LinkedHashMap<>(before == null ? Map.of() : before.attributes());
        put(attributes, "deviceType", name(device.type()));
        QueryCommands.Station station = device.station();
        if (station != null) {
            put(attributes, "attendant", station.attendant());
            put(attributes, "dayCos", station.dayCos());
            put(attributes, "nightCos", station.nightCos());
            put(attributes, "voiceMail", station.voiceMail());
            put(attributes, "mailboxNode", station.mailboxNode());
            put(attributes, "administrator", station.administrator() ? "true" : "");
            physical(attributes, station.physicalType());
        }
        DeviceKind kind = Kinds.of(device.type().value());
        // Only the list of applications tells what kind of voice mail application it is.
        boolean knownBetter = before != null && kind == DeviceKind.VOICE_MAIL;
        return new DeviceDescription(ids.device(device.device()), knownBetter ? before.kind() : kind,
                device.description(), device.username(), attributes);
    }

    /** This list alone always names the node; where nothing else does, it is left out, as numbers are unique anyway. */
    private DeviceId offNode(String key) {
        return ids.withNodes() ? ids.device(key) : ids.device(key.substring(key.indexOf(':') + 1));
    }

    private static DeviceKind kind(ListType list, ListEntity entity, Map<String, String> attributes) {
        return switch (list) {
            case STATIONS -> station(entity, attributes);
            case TRUNKS -> DeviceKind.TRUNK;
            case NETWORK_TRUNKS -> network(attributes, DeviceKind.TRUNK);
            case HUNT_GROUPS -> {
                put(attributes, "groupType", name(Code.parse(HuntGroupType.class, entity.get(ListField.TYPE))));
                yield DeviceKind.HUNT_GROUP;
            }
            case TRUNK_GROUPS -> DeviceKind.TRUNK_GROUP;
            case NETWORK_TRUNK_GROUPS -> network(attributes, DeviceKind.TRUNK_GROUP);
            case PAGE_ZONES, PAGE_PORTS -> DeviceKind.PAGING;
            case UNASSOCIATED_MAILBOXES -> DeviceKind.VOICE_MAIL;
            case VOICE_MAIL_APPLICATIONS -> {
                var type = Code.parse(ApplicationType.class, entity.get(ListField.APPLICATION_TYPE));
                put(attributes, "applicationType", name(type));
                yield Kinds.of(type.value());
            }
            case OFF_NODE_DEVICES -> {
                attributes.put("offNode", "true");
                ApplicationType type = Code.parse(ApplicationType.class, entity.get(ListField.DEVICE_TYPE)).value();
                yield type == ApplicationType.OTHER || type == ApplicationType.UNKNOWN ? DeviceKind.UNKNOWN
                        : Kinds.of(type);
            }
            case ACD_AGENTS -> DeviceKind.AGENT;
            case ASSISTANTS -> Kinds.of(Code.parse(DeviceType.class, entity.get(ListField.DEVICE_TYPE)).value());
            default -> DeviceKind.OTHER;
        };
    }

    private static DeviceKind station(ListEntity entity, Map<String, String> attributes) {
        var type = Code.parse(DeviceType.class, entity.get(ListField.DEVICE_TYPE));
        put(attributes, "deviceType", name(type));
        physical(attributes, Code.parse(PhysicalType.class, entity.get(ListField.PHYSICAL_TYPE)));
        DeviceKind kind = Kinds.of(type.value());
        return kind == DeviceKind.UNKNOWN ? DeviceKind.STATION : kind;
    }

    private static DeviceKind network(Map<String, String> attributes, DeviceKind kind) {
        attributes.put("network", "true");
        return kind;
    }

    private static void physical(Map<String, String> attributes, Code<PhysicalType> type) {
        put(attributes, "physicalType", name(type));
        put(attributes, "sip", type.value().isSip() ? "true" : "");
    }

    private static String name(Code<?> code) {
        return code.isPresent() ? code.toString().toLowerCase(Locale.ROOT).replace('_', '-') : "";
    }

    private static void put(Map<String, String> attributes, String key, String value) {
        if (value.isEmpty()) {
            attributes.remove(key);
        } else {
            attributes.put(key, value);
        }
    }
}
