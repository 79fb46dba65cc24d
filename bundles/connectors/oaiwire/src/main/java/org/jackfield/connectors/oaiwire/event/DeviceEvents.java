package org.jackfield.connectors.oaiwire.event;

import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.DeviceType;
import org.jackfield.connectors.oaiwire.code.Feature;
import org.jackfield.connectors.oaiwire.code.ForwardType;
import org.jackfield.connectors.oaiwire.code.OfferingEnd;
import org.jackfield.connectors.oaiwire.code.PhysicalType;
import org.jackfield.connectors.oaiwire.layout.MayBeLeftOut;
import org.jackfield.connectors.oaiwire.layout.Text;
import org.jackfield.connectors.oaiwire.layout.Wire;

/** Events of agents and of features at a device. */
public interface DeviceEvents extends OaiEvent {

    /** The device that the event is about. */
    String device();

    /** An agent has logged in to one group; told under the station, the group and the agent. */
    @Wire("LN")
    record AgentLoggedOn(String device, String agent, @Text String description, String group) implements DeviceEvents {
    }

    /** An agent has logged out of one group. */
    @Wire("LF")
    record AgentLoggedOff(String device, String agent, @Text String description, String group)
            implements DeviceEvents {
    }

    /** An agent can take calls again. */
    @Wire("RY")
    record AgentReady(String device, String agent) implements DeviceEvents {
    }

    /** An agent is busy with a call or off hook. */
    @Wire("NRY")
    record AgentNotReady(String device, String agent) implements DeviceEvents {
    }

    /** An agent is wrapping up. */
    @Wire("WNR")
    record AgentWrappingUp(String device, String agent) implements DeviceEvents {
    }

    /** Do not disturb has changed; a blank message means off. */
    @Wire("DND")
    record DoNotDisturb(String device, @Text String message, @Text String text) implements DeviceEvents {

        /** Whether it is on. */
        public boolean isOn() {
            return !message.isEmpty();
        }
    }

    /** The manual forward has changed. */
    @Wire("FW")
    record Forwarding(String device, String destination, String outsideNumber, Code<ForwardType> type)
            implements DeviceEvents {
    }

    /** Message waiting has changed. */
    @Wire("MW")
    record MessageWaiting(String device, String from, String mailbox, Integer count, boolean on)
            implements DeviceEvents {
    }

    /** An account code was collected. */
    @Wire("CI")
    record CallInformation(String call, String device, String account, @Text String callerName, String callerNumber)
            implements DeviceEvents {
    }

    /** The age of a trunk call that the station was connected to. */
    @Wire("ET")
    record ElapsedTime(String call, String device, int seconds) implements DeviceEvents {
    }

    /** The device has gone off line or come back. */
    @Wire("OL")
    record OnLine(String device, boolean on, Code<DeviceType> type, Code<PhysicalType> physicalType)
            implements DeviceEvents {
    }

    /**
     * One feature was switched, or in a resync: all of them at once.
     *
     * @param value a logical number, or the mask of all features if {@code on} is missing
     * @param on    {@code null} in a resync
     */
    @Wire("FE")
    record FeatureStatus(String device, String value, @MayBeLeftOut Boolean on) implements DeviceEvents {

        /** The status of every feature at once. */
        public static FeatureStatus ofMask(String device, long mask) {
            return new FeatureStatus(device, String.format("%07X", mask), null);
        }

        /** The one feature that was switched. */
        public Code<Feature> feature() {
            return Code.parse(Feature.class, on == null ? "" : value);
        }

        /** The mask of a resync; 0 if this is not one. */
        public long mask() {
            try {
                return on == null ? Long.parseLong(value.strip(), 16) : 0;
            } catch (NumberFormatException e) {
                return 0;
            }
        }
    }

    /** The microphone was muted or opened. */
    @Wire("MU")
    record Mute(String device, boolean on) implements DeviceEvents {
    }

    /** A transfer waits at voice mail: 1 for a mailbox number, 2 for completion. */
    @Wire("GI")
    record WaitingAtVoiceMail(String device, String call, String voiceMail, int waitingFor) implements DeviceEvents {
    }

    /** A callback was registered or removed. */
    @Wire("CB")
    record Callback(boolean on, String device, String target, @Text String username, @Text String description,
            String account, String outsideNumber) implements DeviceEvents {
    }

    /** Offering control has ended. */
    @Wire("OE")
    record OfferingEnded(String device, Code<OfferingEnd> reason) implements DeviceEvents {
    }

    /** Display control was lost. */
    @Wire("DCE")
    record DisplayControlEnded(String device, int reason, int display) implements DeviceEvents {
    }

    /** The display's language has changed: 0 primary, 1 secondary. */
    @Wire("DLC")
    record DisplayLanguage(String device, int now, int before) implements DeviceEvents {
    }

    /** An extension was entered at a controlled display. */
    @Wire("DEE")
    record DisplayEnteredExtension(String device, int display, String entered, boolean valid)
            implements DeviceEvents {
    }

    /** A key was pressed at a controlled display: kind 0 digit, 1 menu, 2 action. */
    @Wire("DSC")
    record DisplayKey(String device, int display, int kind, String action, String input) implements DeviceEvents {
    }
}
