package org.jackfield.connectors.oai;

import java.util.EnumSet;
import java.util.Set;

import org.jackfield.api.telephony.DeviceKind;
import org.jackfield.api.telephony.command.Capabilities;
import org.jackfield.api.telephony.command.Capability;
import org.jackfield.connectors.oai.session.OaiSettings;
import org.jackfield.connectors.oai.session.PhoneSystemFacts;

/** What can be done here, and why not where it cannot. */
final class OaiCapabilities {

    private static final Set<Capability> COMMANDS = EnumSet.of(Capability.MAKE_CALL, Capability.ANSWER, Capability.HOLD,
            Capability.RETRIEVE, Capability.CONSULT, Capability.TRANSFER, Capability.SINGLE_STEP_TRANSFER,
            Capability.DEFLECT, Capability.PICK_UP, Capability.CLEAR_CONNECTION, Capability.CONFERENCE,
            Capability.SEND_DIGITS, Capability.ACCOUNT_CODE, Capability.NIGHT_MODE, Capability.DO_NOT_DISTURB,
            Capability.FORWARDING, Capability.MESSAGE_WAITING, Capability.AGENT_STATE, Capability.RECORD_CALL,
            Capability.CLEAR_ALARM, Capability.PROGRAM_USERNAME, Capability.PROGRAM_DESCRIPTION, Capability.PROGRAM_CALLING_NUMBER,
            Capability.PROGRAM_CLASS_OF_SERVICE, Capability.PROGRAM_SPEED_DIALS);
    private static final Set<Capability> OF_TELEPHONES = EnumSet.of(Capability.MAKE_CALL, Capability.SEND_DIGITS,
            Capability.DO_NOT_DISTURB, Capability.FORWARDING, Capability.MESSAGE_WAITING, Capability.AGENT_STATE,
            Capability.RECORD_CALL, Capability.CLEAR_ALARM, Capability.QUERY_MESSAGES, Capability.QUERY_FORWARDING,
            Capability.QUERY_PROGRAMMING, Capability.PROGRAM_USERNAME, Capability.PROGRAM_DESCRIPTION, Capability.PROGRAM_CALLING_NUMBER,
            Capability.PROGRAM_CLASS_OF_SERVICE, Capability.PROGRAM_SPEED_DIALS);
    private static final Set<DeviceKind> NO_TELEPHONES = EnumSet.of(DeviceKind.TRUNK, DeviceKind.TRUNK_GROUP,
            DeviceKind.HUNT_GROUP, DeviceKind.AGENT, DeviceKind.PAGING, DeviceKind.DDI);

    private OaiCapabilities() {
    }

    static Capabilities of(OaiSettings settings, PhoneSystemFacts facts) {
        Capabilities.Builder capabilities = Capabilities.builder();
        programming(capabilities, settings.programming(), facts);
        if (!facts.allowsCallControl()) {
            capabilities.except(COMMANDS,
                    "The phone system is licensed for OAI events only, not for third-party call control.");
        }
        if ("off".equals(settings.night().method())) {
            capabilities.except(Capability.NIGHT_MODE, "Night mode is switched off in the phone system's settings.");
        }
        for (DeviceKind kind : NO_TELEPHONES) {
            for (Capability capability : OF_TELEPHONES) {
                capabilities.exceptAt(kind, capability, "This is not a telephone.");
            }
        }
        capabilities.exceptAt(DeviceKind.PHANTOM, Capability.MAKE_CALL, "There is no telephone behind this number.");
        return capabilities.build();
    }

    /** What is published, and what an administrator has entered a line for. */
    private static void programming(Capabilities.Builder capabilities, OaiSettings.Programming lines,
            PhoneSystemFacts facts) {
        unpublished(capabilities, Capability.PROGRAM_USERNAME, lines.username(), "a username");
        unpublished(capabilities, Capability.PROGRAM_DESCRIPTION, lines.description(), "a description");
        unpublished(capabilities, Capability.PROGRAM_CALLING_NUMBER, lines.callingNumber(), "a lasting calling number");
        unpublished(capabilities, Capability.PROGRAM_CLASS_OF_SERVICE, lines.classOfService(), "a class of service");
        if (!facts.isAtLeast(6, 0)) {
            capabilities.except(Capability.PROGRAM_SPEED_DIALS, "Speed dials are programmed from version V06.00 on.");
        }
    }

    private static void unpublished(Capabilities.Builder capabilities, Capability capability, String line, String what) {
        if (line.isEmpty()) {
            capabilities.except(capability, "System OAI publishes no command that writes " + what + ".");
        }
    }
}
