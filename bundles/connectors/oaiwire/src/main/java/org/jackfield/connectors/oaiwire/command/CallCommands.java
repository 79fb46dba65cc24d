package org.jackfield.connectors.oaiwire.command;

import java.util.List;

import org.jackfield.connectors.oaiwire.code.Code;
import org.jackfield.connectors.oaiwire.code.ConnectionState;
import org.jackfield.connectors.oaiwire.layout.Dial;
import org.jackfield.connectors.oaiwire.layout.Text;
import org.jackfield.connectors.oaiwire.layout.Wire;

/** Commands on calls. {@code device} is the affected extension, {@code call} its call. */
public interface CallCommands {

    /** A call and the device that has it. */
    record CallAtDevice(String call, String device) implements Reply {

        /** The sources show both orders: whichever field is the device that was sent is the device. */
        public CallAtDevice asSentFor(String sent) {
            return call.equals(sent) && !device.equals(sent) ? new CallAtDevice(device, call) : this;
        }
    }

    /** A device and its call, in this order. */
    record DeviceWithCall(String device, String call) implements Reply {
    }

    /** Makes a call. From {@code callerNumber} on it needs V10. */
    @Wire("_MC")
    record MakeCall(String device, @Dial String number, String account, Boolean returnMessage, String heldCall,
            String mailbox, Boolean overrideDnd, @Dial(24) String callerNumber, @Text(32) String callerName,
            Integer destinationType, Boolean humanAnswer) implements Command<CallAtDevice> {

        /** A plain call. */
        public MakeCall(String device, String number, String account) {
            this(device, number, account, null, "", "", null, "", "", null, null);
        }
    }

    /** Answers a ringing call. */
    @Wire("_AC")
    record Answer(String device, String call) implements Command<Reply.Done> {
    }

    /** Ends the call for all parties. */
    @Wire("_CC")
    record ClearCall(String device, String call) implements Command<Reply.Done> {
    }

    /** Drops one party. */
    @Wire("_CX")
    record ClearConnection(String device, String call, Boolean completeTransfer) implements Command<Reply.Done> {
    }

    /** Puts on hold. */
    @Wire("_HC")
    record Hold(String device, String call, String reserved, Integer dialTone, Integer type)
            implements Command<Reply.Done> {
    }

    /** Takes the own held call back. */
    @Wire("_RV")
    record Retrieve(String device, String call) implements Command<Reply.Done> {
    }

    /** Clears the active call and takes a held one back. */
    @Wire("_RC")
    record Reconnect(String device, String activeCall, String heldCall) implements Command<Reply.Done> {
    }

    /** Holds the call and makes another. */
    @Wire("_CS")
    record Consult(String device, String call, @Dial String number, String account, Boolean overrideDnd)
            implements Command<CallAtDevice> {
    }

    /** Where a transferred call went and who it was. */
    record TransferredCall(String call, String destination, String transferred, @Text String name, String number,
            @Text String trunkName, String trunkNumber) implements Reply {
    }

    /** Joins the held call and the announcement call; type 0 rings, 1 holds. */
    @Wire("_TR")
    record Transfer(String device, String heldCall, String announceCall, Integer type)
            implements Command<TransferredCall> {
    }

    /** Transfers the connected call in one step. */
    @Wire("_TO")
    record TransferTo(String device, String call, @Dial String number, String mailbox, String tollStation,
            Boolean overrideDnd, @Dial(24) String callerNumber, @Text(32) String callerName)
            implements Command<TransferredCall> {
    }

    /** Sends a ringing call on. */
    @Wire("_DF")
    record Deflect(String device, String call, @Dial String number, String mailbox, String tollStation,
            Boolean overrideDnd, String account) implements Command<Reply.Done> {
    }

    /** Moves a ringing call as if it rang there first; for a hunting call {@code device} is the hunt group. */
    @Wire("_MO")
    record Move(String device, String call, @Dial String number, String mailbox, String tollStation,
            Boolean overrideDnd) implements Command<Reply.Done> {
    }

    /** Picks up a call that rings or is held at another device. */
    @Wire("_PC")
    record PickUp(String device, String call, String from) implements Command<Reply.Done> {
    }

    /** Treats one ringing call as if the device did not want to be disturbed. */
    @Wire("_DD")
    record DivertAsDnd(String device, String call, Integer message, @Text(16) String text)
            implements Command<Reply.Done> {
    }

    /** A party of a conference and its call. */
    record Member(String device, String call) {
    }

    /** The conference that was formed. */
    record Conference(String controller, String call, List<Member> members) implements Reply {
    }

    /** Joins the held and the active call to a conference. */
    @Wire("_CN")
    record ConferenceTwo(String device, String heldCall, String activeCall) implements Command<Conference> {
    }

    /** A call of a list. */
    record CallOnly(String call) {
    }

    /** Joins several calls to a conference. */
    @Wire("_CM")
    record ConferenceMany(String device, List<CallOnly> calls) implements Command<Conference> {
    }

    /** Connects a hunting caller to an announcement and stops the hunt. */
    @Wire("_HM")
    record ConnectToAnnouncement(String group, String announcement, String call) implements Command<Reply.Done> {
    }

    /** Writes caller, trunk and account on a call. */
    @Wire("_MD")
    record TagCall(String device, String call, @Text(16) String name, String number, @Text(16) String trunkName,
            String trunkNumber, String account) implements Command<Reply.Done> {
    }

    /** Asks to be called back when the target is free. */
    @Wire("_RCB")
    record RequestCallback(String device, String call) implements Command<Reply.Done> {
    }

    /** Takes the request back. */
    @Wire("_CCB")
    record CancelCallback(String device, String target) implements Command<Reply.Done> {
    }

    /** Sets the timer of an unsupervised trunk-to-trunk call; {@code kind} is 1. */
    @Wire("_CT")
    record SetTrunkTimer(String trunk, String call, int kind, int minutes) implements Command<Reply.Done> {
    }

    /** Switches recall, system forward and the offering timer of a call off. */
    @Wire("_CCT")
    record ChangeCallTimers(String device, String call, Boolean noRecall, Boolean noSystemForward,
            Boolean noOfferingTimer) implements Command<DeviceWithCall> {
    }

    /** Types digits or a feature code at a station. */
    @Wire("_EF")
    record EnterFeature(String device, String call, @Dial String digits) implements Command<Reply.Done> {
    }

    /** A call and the local state in which a device has it. */
    record CallState(String call, Code<ConnectionState> state) {
    }

    /** The calls at a device. */
    record DeviceCalls(List<CallState> calls) implements Reply {
    }

    /** Asks for the calls at a device. */
    @Wire("_SP")
    record QueryCalls(String device) implements Command<DeviceCalls> {
    }

}
