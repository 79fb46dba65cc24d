package org.jackfield.api.telephony.command;

import java.util.Objects;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.AgentState;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.telephony.StationSetting;
import org.jackfield.api.telephony.event.SystemEvent;

/**
 * Something a phone system is asked to do. What comes of it is told by events: a result only says that the phone
 * system took the command.
 */
public sealed interface Command {

    /** What a connector must be able to do for it. */
    Capability capability();

    /** The device it is done at, or on behalf of; {@link DeviceId#NONE} if it is about the whole system. */
    DeviceId device();

    /**
     * Calls a number from a device. Answered by {@link CommandResult.CallMade}.
     *
     * @param device who calls
     * @param number the digits to dial, with the trunk access code for a number outside
     * @param accountCode the account code, empty for none
     */
    record MakeCall(DeviceId device, String number, String accountCode) implements Command {
        public MakeCall {
            required(device, number, "number");
            accountCode = Objects.requireNonNullElse(accountCode, "");
        }

        @Override
        public Capability capability() {
            return Capability.MAKE_CALL;
        }
    }

    /**
     * Answers a call that rings at the device.
     *
     * @param device the ringing device
     * @param call the call
     */
    record Answer(DeviceId device, CallId call) implements Command {
        public Answer {
            required(device, call);
        }

        @Override
        public Capability capability() {
            return Capability.ANSWER;
        }
    }

    /**
     * Puts a call on hold.
     *
     * @param device the device that holds
     * @param call the call
     */
    record Hold(DeviceId device, CallId call) implements Command {
        public Hold {
            required(device, call);
        }

        @Override
        public Capability capability() {
            return Capability.HOLD;
        }
    }

    /**
     * Takes a call back from hold.
     *
     * @param device the device that holds
     * @param call the call
     */
    record Retrieve(DeviceId device, CallId call) implements Command {
        public Retrieve {
            required(device, call);
        }

        @Override
        public Capability capability() {
            return Capability.RETRIEVE;
        }
    }

    /**
     * Holds the present call and calls a number. Answered by {@link CommandResult.CallMade}.
     *
     * @param device who calls
     * @param call the call to hold
     * @param number the digits to dial
     * @param accountCode the account code, empty for none
     */
    record Consult(DeviceId device, CallId call, String number, String accountCode) implements Command {
        public Consult {
            required(device, call);
            required(device, number, "number");
            accountCode = Objects.requireNonNullElse(accountCode, "");
        }

        @Override
        public Capability capability() {
            return Capability.CONSULT;
        }
    }

    /**
     * Joins a held call with the consultation call and leaves both. Answered by {@link CommandResult.CallMade} with the
     * resulting call where the phone system names it.
     *
     * @param device who transfers
     * @param held the call on hold
     * @param active the consultation call
     */
    record Transfer(DeviceId device, CallId held, CallId active) implements Command {
        public Transfer {
            required(device, held);
            required(device, active);
        }

        @Override
        public Capability capability() {
            return Capability.TRANSFER;
        }
    }

    /**
     * Transfers a connected call without announcing it.
     *
     * @param device who transfers
     * @param call the connected call
     * @param number where to, the digits to dial
     */
    record SingleStepTransfer(DeviceId device, CallId call, String number) implements Command {
        public SingleStepTransfer {
            required(device, call);
            required(device, number, "number");
        }

        @Override
        public Capability capability() {
            return Capability.SINGLE_STEP_TRANSFER;
        }
    }

    /**
     * Sends a ringing call elsewhere.
     *
     * @param device the ringing device
     * @param call the call
     * @param number where to, the digits to dial
     */
    record Deflect(DeviceId device, CallId call, String number) implements Command {
        public Deflect {
            required(device, call);
            required(device, number, "number");
        }

        @Override
        public Capability capability() {
            return Capability.DEFLECT;
        }
    }

    /**
     * Takes a ringing or held call to another device.
     *
     * @param device who picks up
     * @param call the call
     * @param from the device where it rings or is held
     */
    record PickUp(DeviceId device, CallId call, DeviceId from) implements Command {
        public PickUp {
            required(device, call);
            Objects.requireNonNull(from, "from");
        }

        @Override
        public Capability capability() {
            return Capability.PICK_UP;
        }
    }

    /**
     * Takes one party out of a call.
     *
     * @param device the party
     * @param call the call
     */
    record ClearConnection(DeviceId device, CallId call) implements Command {
        public ClearConnection {
            required(device, call);
        }

        @Override
        public Capability capability() {
            return Capability.CLEAR_CONNECTION;
        }
    }

    /**
     * Joins a held call and the present call into a conference.
     *
     * @param device the controller
     * @param held the call on hold
     * @param active the present call
     */
    record Conference(DeviceId device, CallId held, CallId active) implements Command {
        public Conference {
            required(device, held);
            required(device, active);
        }

        @Override
        public Capability capability() {
            return Capability.CONFERENCE;
        }
    }

    /**
     * Sends digits or a feature code from a device, into a call or without one.
     *
     * @param device the device
     * @param call the call; {@link CallId#NONE} to dial a feature code
     * @param digits the digits
     */
    record SendDigits(DeviceId device, CallId call, String digits) implements Command {
        public SendDigits {
            Objects.requireNonNull(call, "call");
            required(device, digits, "digits");
        }

        @Override
        public Capability capability() {
            return Capability.SEND_DIGITS;
        }
    }

    /**
     * Adds what is known to a call.
     *
     * @param device a device in the call
     * @param call the call
     * @param accountCode the account code, empty to leave it
     */
    record SetAccountCode(DeviceId device, CallId call, String accountCode) implements Command {
        public SetAccountCode {
            required(device, call);
            Objects.requireNonNull(accountCode, "accountCode");
        }

        @Override
        public Capability capability() {
            return Capability.ACCOUNT_CODE;
        }
    }

    /**
     * Switches night mode; done when the phone system has confirmed the new state.
     *
     * @param node the node, empty for the whole system
     * @param on whether it is to be night
     * @param administrator the station with administrator rights in whose name it is switched (manual §7.1.2.4); {@link
     *     DeviceId#NONE} where the phone system needs none
     */
    record SetNightMode(String node, boolean on, DeviceId administrator) implements Command {
        public SetNightMode {
            node = Objects.requireNonNullElse(node, "");
            Objects.requireNonNull(administrator, "administrator");
        }

        @Override
        public Capability capability() {
            return Capability.NIGHT_MODE;
        }

        @Override
        public DeviceId device() {
            return DeviceId.NONE;
        }
    }

    /**
     * Reads night mode. Answered by {@link CommandResult.NightMode}.
     *
     * @param node the node, empty for the whole system
     */
    record QueryNightMode(String node) implements Command {
        public QueryNightMode {
            node = Objects.requireNonNullElse(node, "");
        }

        @Override
        public Capability capability() {
            return Capability.QUERY_NIGHT_MODE;
        }

        @Override
        public DeviceId device() {
            return DeviceId.NONE;
        }
    }

    /**
     * Switches do-not-disturb.
     *
     * @param device the device
     * @param on whether it is to refuse calls
     * @param message which of the phone system's messages is shown from 1, 0 for its default
     * @param text a text beside it, empty for none
     */
    record SetDoNotDisturb(DeviceId device, boolean on, int message, String text) implements Command {
        public SetDoNotDisturb {
            Objects.requireNonNull(device, "device");
            text = Objects.requireNonNullElse(text, "");
        }

        @Override
        public Capability capability() {
            return Capability.DO_NOT_DISTURB;
        }
    }

    /**
     * Sets or cancels forwarding.
     *
     * @param device the device
     * @param type when calls are forwarded, {@link ForwardingType#NONE} to cancel
     * @param destination the digits to dial, empty to cancel
     */
    record SetForwarding(DeviceId device, ForwardingType type, String destination) implements Command {
        public SetForwarding {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(type, "type");
            destination = Objects.requireNonNullElse(destination, "");
        }

        @Override
        public Capability capability() {
            return Capability.FORWARDING;
        }
    }

    /**
     * Lights or puts out a message lamp.
     *
     * @param device the device
     * @param on whether messages wait
     * @param from who leaves the message; {@link DeviceId#NONE} with {@code on} false puts out all
     * @param count how many messages, from 1
     * @param mailbox the mailbox, empty if it is not voice mail
     */
    record SetMessageWaiting(DeviceId device, boolean on, DeviceId from, int count, String mailbox)
            implements Command {
        public SetMessageWaiting {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(from, "from");
            mailbox = Objects.requireNonNullElse(mailbox, "");
        }

        @Override
        public Capability capability() {
            return Capability.MESSAGE_WAITING;
        }
    }

    /**
     * Logs an agent on or off, or makes the agent ready or not.
     *
     * @param device the telephone
     * @param agent the agent; {@link DeviceId#NONE} for a member of a group without agent ids
     * @param state what the agent is to be
     * @param group the group; {@link DeviceId#NONE} for all
     */
    record SetAgentState(DeviceId device, DeviceId agent, AgentState state, DeviceId group) implements Command {
        public SetAgentState {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(agent, "agent");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(group, "group");
        }

        @Override
        public Capability capability() {
            return Capability.AGENT_STATE;
        }
    }

    /**
     * Has the phone system call its recorder into a call, or send it away. What the recorder is, an address outside or an
     * application, is programmed at the phone system.
     *
     * @param device the telephone whose call it is
     * @param call the call
     * @param on whether it is to be recorded
     */
    record RecordCall(DeviceId device, CallId call, boolean on) implements Command {
        public RecordCall {
            required(device, call);
        }

        @Override
        public Capability capability() {
            return Capability.RECORD_CALL;
        }
    }

    /**
     * Reads one device. Answered by {@link CommandResult.DeviceDescribed}.
     *
     * @param device the device
     */
    record QueryDevice(DeviceId device) implements Command {
        public QueryDevice {
            Objects.requireNonNull(device, "device");
        }

        @Override
        public Capability capability() {
            return Capability.QUERY_DEVICE;
        }
    }

    /**
     * Reads who is in a hunt group now: its stations, and those at which its agents are logged on. Answered by {@link
     * CommandResult.GroupMembers}.
     *
     * @param device the hunt group
     */
    record QueryGroup(DeviceId device) implements Command {
        public QueryGroup {
            Objects.requireNonNull(device, "device");
        }

        @Override
        public Capability capability() {
            return Capability.QUERY_GROUP;
        }
    }

    /**
     * Clears an alarm at the phone system, as an administrator does at the telephone (manual §7.1.2.1). Done when the phone
     * system has taken it; that the alarm ended is told by {@link
     * org.jackfield.api.telephony.event.SystemEvent.AlarmCleared}. A phone system that clears without naming the alarm clears
     * the one that it shows.
     *
     * @param node the node that raised it, empty if not told
     * @param alarmId the id that it was raised with
     * @param severity how bad it is; an alarm of the whole network is cleared in another way than one of a node
     * @param administrator the station with administrator rights at which it is cleared
     */
    record ClearAlarm(String node, String alarmId, SystemEvent.Severity severity, DeviceId administrator)
            implements Command {
        public ClearAlarm {
            node = Objects.requireNonNullElse(node, "");
            Objects.requireNonNull(severity, "severity");
            required(administrator, alarmId, "alarmId");
        }

        @Override
        public Capability capability() {
            return Capability.CLEAR_ALARM;
        }

        @Override
        public DeviceId device() {
            return administrator;
        }
    }

    /**
     * Reads what lights a telephone's message lamp. Answered by {@link CommandResult.Messages}.
     *
     * @param device the telephone, or phantom
     */
    record QueryMessages(DeviceId device) implements Command {
        public QueryMessages {
            Objects.requireNonNull(device, "device");
        }

        @Override
        public Capability capability() {
            return Capability.QUERY_MESSAGES;
        }
    }

    /**
     * Reads a telephone's own forwarding in the form that {@link SetForwarding} takes. Answered by {@link
     * CommandResult.Forwarding}.
     *
     * @param device the telephone, or phantom
     */
    record QueryForwarding(DeviceId device) implements Command {
        public QueryForwarding {
            Objects.requireNonNull(device, "device");
        }

        @Override
        public Capability capability() {
            return Capability.QUERY_FORWARDING;
        }
    }

    /**
     * Reads what is programmed of a telephone. Answered by {@link CommandResult.Programmed}.
     *
     * @param device the telephone, or phantom
     */
    record QueryProgramming(DeviceId device) implements Command {
        public QueryProgramming {
            Objects.requireNonNull(device, "device");
        }

        @Override
        public Capability capability() {
            return Capability.QUERY_PROGRAMMING;
        }
    }

    /**
     * Changes one thing that is programmed of a telephone, for good. What it needs depends on the setting.
     *
     * @param device the telephone
     * @param setting what it is to be
     * @param passcode the phone system's passcode for programming at telephones, {@link Secret#NONE} where it wants none
     */
    record ProgramStation(DeviceId device, StationSetting setting, Secret passcode) implements Command {
        public ProgramStation {
            Objects.requireNonNull(device, "device");
            Objects.requireNonNull(setting, "setting");
            passcode = Objects.requireNonNullElse(passcode, Secret.NONE);
        }

        @Override
        public Capability capability() {
            return switch (setting) {
                case StationSetting.Username s -> Capability.PROGRAM_USERNAME;
                case StationSetting.Description s -> Capability.PROGRAM_DESCRIPTION;
                case StationSetting.CallingNumber s -> Capability.PROGRAM_CALLING_NUMBER;
                case StationSetting.ClassOfService s -> Capability.PROGRAM_CLASS_OF_SERVICE;
                case StationSetting.SpeedDial s -> Capability.PROGRAM_SPEED_DIALS;
            };
        }
    }

    /**
     * Reads the phone system's own speed dials, which are for everybody. Answered by {@link CommandResult.SpeedDials}.
     *
     * @param node the node, empty for all: then it fails if one of them cannot be reached
     */
    record QuerySpeedDials(String node) implements Command {
        public QuerySpeedDials {
            node = Objects.requireNonNullElse(node, "");
        }

        @Override
        public Capability capability() {
            return Capability.QUERY_SPEED_DIALS;
        }

        @Override
        public DeviceId device() {
            return DeviceId.NONE;
        }
    }

    /**
     * Reads all devices again. The devices come as events; done when the last one has.
     *
     * @param node the node, empty for all
     */
    record ImportDevices(String node) implements Command {
        public ImportDevices {
            node = Objects.requireNonNullElse(node, "");
        }

        @Override
        public Capability capability() {
            return Capability.IMPORT_DEVICES;
        }

        @Override
        public DeviceId device() {
            return DeviceId.NONE;
        }
    }

    private static void required(DeviceId device, CallId call) {
        Objects.requireNonNull(device, "device");
        if (call.isNone()) {
            throw new IllegalArgumentException("a call must be named");
        }
    }

    private static void required(DeviceId device, String text, String name) {
        Objects.requireNonNull(device, "device");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " must not be empty");
        }
    }
}
