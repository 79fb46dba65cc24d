package org.jackfield.api.telephony.event;

import java.util.Objects;
import org.jackfield.api.telephony.Device;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.dialplan.DialPlanRules;

/** Something about the phone system as a whole, or about what is programmed in it. */
public sealed interface SystemEvent extends TelephonyEvent {

    /**
     * Night mode was switched, or its state was read.
     *
     * @param node the node, empty on a system of one node
     * @param on whether the system is in night mode now
     */
    record NightModeChanged(String node, boolean on) implements SystemEvent {
        public NightModeChanged {
            node = Objects.requireNonNullElse(node, "");
        }
    }

    /**
     * The phone system raised an alarm, or tells at a resync that one stands.
     *
     * @param node the node, empty if not told
     * @param alarmId what ties the alarm to its end, unique per system
     * @param number the alarm's number in the phone system's list
     * @param severity how bad it is
     * @param device the device concerned; {@link DeviceId#NONE} if none
     * @param text the phone system's text
     */
    record AlarmRaised(String node, String alarmId, int number, Severity severity, DeviceId device, String text)
            implements SystemEvent {
        public AlarmRaised {
            node = Objects.requireNonNullElse(node, "");
            alarmId = Objects.requireNonNullElse(alarmId, "");
            Objects.requireNonNull(severity, "severity");
            Objects.requireNonNull(device, "device");
            text = Objects.requireNonNullElse(text, "");
        }
    }

    /** How bad an alarm is. */
    enum Severity {
        MINOR,
        MAJOR,
        /** Concerns the whole network of phone systems. */
        NETWORK,
        /** The phone system does not say. */
        UNKNOWN
    }

    /**
     * An alarm ended.
     *
     * @param node the node, empty if not told
     * @param alarmId the id it was raised with
     * @param device the station that cleared it; {@link DeviceId#NONE} if it ended by itself
     * @param text the phone system's text
     */
    record AlarmCleared(String node, String alarmId, DeviceId device, String text) implements SystemEvent {
        public AlarmCleared {
            node = Objects.requireNonNullElse(node, "");
            alarmId = Objects.requireNonNullElse(alarmId, "");
            Objects.requireNonNull(device, "device");
            text = Objects.requireNonNullElse(text, "");
        }
    }

    /**
     * A device was created or changed, or was read by an import. A connector reports a device before, or with, the
     * first event that names it; a device never reported counts as {@link
     * org.jackfield.api.telephony.DeviceKind#UNKNOWN}.
     *
     * @param device the whole of it
     */
    record DeviceReported(DeviceDescription device) implements SystemEvent {
        public DeviceReported {
            Objects.requireNonNull(device, "device");
        }
    }

    /**
     * A device is no longer programmed.
     *
     * @param device the device
     */
    record DeviceRemoved(DeviceId device) implements SystemEvent {
        public DeviceRemoved {
            Objects.requireNonNull(device, "device");
        }
    }

    /**
     * A device was given another number; its settings go with it.
     *
     * @param from its number until now
     * @param to its number from now on
     */
    record DeviceRenumbered(DeviceId from, DeviceId to) implements SystemEvent {
        public DeviceRenumbered {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /**
     * The list of devices has been read completely: those not reported since the last
     * {@link LinkEvent.ImportBegan} are no longer programmed.
     *
     * @param node the node that was read, empty for all
     */
    record DevicesComplete(String node) implements SystemEvent {
        public DevicesComplete {
            node = Objects.requireNonNullElse(node, "");
        }
    }

    /**
     * The platform's own settings of a device changed. Made by the platform, never by a connector: it is here so
     * that a replay of the journal sees the settings as they were.
     *
     * @param device the device with its settings
     */
    record DeviceConfigured(Device device) implements SystemEvent {
        public DeviceConfigured {
            Objects.requireNonNull(device, "device");
        }
    }

    /**
     * A node was described, or its link changed.
     *
     * @param node its number
     * @param description its name, empty if not told
     * @param linked whether it can be reached
     */
    record NodeReported(String node, String description, boolean linked) implements SystemEvent {
        public NodeReported {
            node = Objects.requireNonNullElse(node, "");
            description = Objects.requireNonNullElse(description, "");
        }
    }

    /**
     * The phone system's own speed dials changed, or can be read again; {@link org.jackfield.api.telephony.command.Command.QuerySpeedDials} reads
     * them.
     *
     * @param node the node that has them, empty on a system of one node
     */
    record SpeedDialsChanged(String node) implements SystemEvent {
        public SpeedDialsChanged {
            node = Objects.requireNonNullElse(node, "");
        }
    }

    /**
     * The dial plan changed, or is told for the first time. Made by the platform, never by a connector: it is here so
     * that a replay of the journal cleans numbers by the rules that held.
     *
     * @param rules the rules from now on
     */
    record DialPlanSet(DialPlanRules rules) implements SystemEvent {
        public DialPlanSet {
            Objects.requireNonNull(rules, "rules");
        }
    }
}
