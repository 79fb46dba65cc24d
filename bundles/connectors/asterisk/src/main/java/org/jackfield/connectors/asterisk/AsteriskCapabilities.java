package org.jackfield.connectors.asterisk;

import java.util.EnumSet;
import java.util.Set;
import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.connectors.asterisk.session.Settings;

/** What can be done here, and why not where it cannot. */
final class AsteriskCapabilities {

    private static final Set<Capability> NO_ACTION = EnumSet.of(Capability.ANSWER, Capability.HOLD, Capability.RETRIEVE,
            Capability.CONFERENCE, Capability.PICK_UP, Capability.SEND_DIGITS, Capability.RECORD_CALL,
            Capability.QUERY_GROUP);
    private static final Set<Capability> DIAL_PLAN = EnumSet.of(Capability.DO_NOT_DISTURB, Capability.FORWARDING,
            Capability.MESSAGE_WAITING, Capability.FEATURE_EVENTS);
    private static final Set<Capability> NIGHT = EnumSet.of(Capability.NIGHT_MODE, Capability.QUERY_NIGHT_MODE,
            Capability.NIGHT_MODE_EVENTS);
    private static final Set<Capability> PROGRAMMING = EnumSet.of(Capability.QUERY_GROUP, Capability.QUERY_MESSAGES,
            Capability.QUERY_FORWARDING, Capability.QUERY_PROGRAMMING, Capability.PROGRAM_USERNAME,
            Capability.PROGRAM_DESCRIPTION, Capability.PROGRAM_CALLING_NUMBER, Capability.PROGRAM_CLASS_OF_SERVICE,
            Capability.PROGRAM_SPEED_DIALS);
    private static final Set<Capability> OF_TELEPHONES = EnumSet.of(Capability.MAKE_CALL, Capability.AGENT_STATE);

    private AsteriskCapabilities() {}

    static Capabilities of(Settings settings) {
        Capabilities.Builder capabilities = Capabilities.builder()
                .except(NO_ACTION, "Asterisk's manager interface has no command for it.")
                .except(DIAL_PLAN, "On Asterisk this is made by each site's dial plan; there is no common way to ask for it.")
                .except(PROGRAMMING, "Telephones and queues are programmed in Asterisk's configuration files.")
                .except(Capability.QUERY_SPEED_DIALS, "Asterisk has no speed dials that are common to all sites.")
                .except(EnumSet.of(Capability.ALARM_EVENTS, Capability.CLEAR_ALARM), "Asterisk has no alarms.");
        if (settings.nightDevice().isEmpty()) {
            capabilities.except(NIGHT, "No night mode device is named in the phone system's settings.");
        }
        for (DeviceKind kind : Set.of(DeviceKind.TRUNK, DeviceKind.HUNT_GROUP)) {
            for (Capability capability : OF_TELEPHONES) {
                capabilities.exceptAt(kind, capability, "This is not a telephone.");
            }
        }
        return capabilities.build();
    }
}
