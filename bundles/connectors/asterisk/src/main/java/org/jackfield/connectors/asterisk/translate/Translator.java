package org.jackfield.connectors.asterisk.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.DeviceDescription;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.TelephonyEvent;
import org.jackfield.connectors.asterisk.ami.AmiMessage;

/**
 * Turns AMI's events into the platform's. A call is what shares a Linkedid, a connection is a channel; {@code Local/}
 * channels are looked through and never told. An answer is the first time that a dialled channel enters a bridge. Not
 * safe for several threads.
 */
public final class Translator {

    private final TrunkLines lines;
    private final Switchboard board;
    private final Names names;
    private final Transfers transfers;
    private final PickUps pickUps;
    private final Conferences conferences;
    private final Queues queues;
    private final DeviceStates states;

    /**
     * @param names which devices are trunks
     * @param known whether a number is a device's
     * @param nightDevice the device whose state is night mode; empty if there is none
     */
    public Translator(Names names, Predicate<DeviceId> known, String nightDevice) {
        this.names = names;
        this.lines = new TrunkLines(names);
        this.board = new Switchboard(lines);
        this.pickUps = new PickUps(board);
        this.conferences = new Conferences(board);
        this.transfers = new Transfers(board, known);
        this.queues = new Queues(board);
        this.states = new DeviceStates(nightDevice, known);
    }

    /** What an event means; often nothing. */
    public List<TelephonyEvent> translate(AmiMessage message) {
        List<TelephonyEvent> told = new ArrayList<>();
        switch (message.event()) {
            case "Newchannel" -> created(board.enter(message, ""), message, told::add);
            case "Newstate" -> of(message, "").ifPresent(channel -> state(channel, message, told::add));
            case "Rename" -> of(message, "").ifPresent(channel -> channel.name = message.get("Newname"));
            case "DialBegin" -> dialBegins(message, told::add);
            case "DialEnd" -> dialEnds(message, told::add);
            case "BridgeEnter" -> of(message, "").ifPresent(channel -> entered(channel, message, told::add));
            case "BridgeLeave" -> of(message, "").ifPresent(channel -> channel.bridge = "");
            case "Hold" -> of(message, "").ifPresent(channel -> Holds.hold(channel, told::add));
            case "Unhold" -> of(message, "").ifPresent(channel -> Holds.unhold(channel, told::add));
            case "NewAccountCode" -> of(message, "").ifPresent(channel -> accountCode(channel, message, told::add));
            case "Hangup" -> of(message, "").ifPresent(channel -> hungUp(channel, message, told::add));
            case "BlindTransfer" -> transfers.blind(message, told::add);
            case "AttendedTransfer" -> transfers.attended(message, told::add);
            case "ConfbridgeJoin" -> of(message, "").ifPresent(channel -> conferences.joined(channel, message, told::add));
            case "DeviceStateChange" -> states.changed(message, told::add);
            default -> {
                if (!pickUps.translate(message, told::add)) {
                    queues.translate(message, told::add);
                }
            }
        }
        return lines.before(told);
    }

    /**
     * From here on everything is told as it is, whether it was told before or not.
     *
     * @param bridges as a list of bridges has them
     */
    public void beginSnapshot(List<AmiMessage> bridges) {
        queues.forget();
        states.forget();
        conferences.list(bridges);
    }

    /** Tells a channel as a list of channels has it. */
    public List<TelephonyEvent> snapshot(AmiMessage message) {
        List<TelephonyEvent> told = new ArrayList<>();
        boolean found = board.find(message.get("Uniqueid")) == null;
        Channel channel = board.enter(message, "");
        channel.found = found;
        channel.bridge = message.get("BridgeId");
        if (channel.isHidden()) {
            return told;
        }
        conferences.found(channel);
        int state = message.number("ChannelState", 0);
        if (channel.originator) {
            channel.originated = false;
            originate(channel, message, told::add);
        } else if (state == Channel.RINGING) {
            channel.delivered = false;
            state(channel, message, told::add);
        } else if (state == Channel.UP && !channel.bridge.isEmpty()) {
            channel.established = false;
            entered(channel, message, told::add);
        }
        Holds.tell(channel, told::add);
        return lines.before(told);
    }

    /**
     * What a channel of a snapshot says of itself when it is asked. Events between losing the link and the snapshot were
     * not heard, and lists do not show this.
     */
    public List<TelephonyEvent> snapshotOfHold(String id, boolean held) {
        List<TelephonyEvent> told = new ArrayList<>();
        Channel channel = board.find(id);
        if (channel != null) {
            Holds.asked(channel, held, told::add);
        }
        return told;
    }

    /** Lines of trunks besides the first, which no list of Asterisk's has. */
    public List<DeviceDescription> lines() {
        return lines.described();
    }

    /** Forgets channels that a complete list did not have. */
    public void forget(Set<String> ids) {
        board.channels().stream().filter(channel -> ids.contains(channel.id)).forEach(board::leave);
    }

    /** Whether a device in this state means night. */
    public static boolean isNight(String state) {
        return DeviceStates.isOn(state);
    }

    /** Ids of the channels known. */
    public Set<String> channelIds() {
        return board.ids();
    }

    /** The name of the device's channel in the call, for commands. */
    public Optional<String> channel(CallId call, DeviceId device) {
        return board.channel(call, device).map(channel -> channel.name);
    }

    /** The name of the channel whose call rings at the device. */
    public Optional<String> ringer(CallId call, DeviceId device) {
        return board.channel(call, device)
                .filter(channel -> channel.delivered && !channel.established)
                .map(channel -> board.find(channel.dialledBy))
                .filter(channel -> !channel.isHidden())
                .map(channel -> channel.name);
    }

    private Optional<Channel> of(AmiMessage message, String prefix) {
        return Optional.ofNullable(board.find(message.get(prefix + "Uniqueid")));
    }

    private void created(Channel channel, AmiMessage message, Consumer<TelephonyEvent> told) {
        // A channel that Asterisk itself creates is a telephone called on an application's behalf: it rings first.
        boolean calls = message.number("ChannelState", 0) != 0;
        if (channel.originator && !channel.isHidden() && calls) {
            originate(channel, message, told);
        }
    }

    private void originate(Channel channel, AmiMessage message, Consumer<TelephonyEvent> told) {
        if (channel.originated || channel.isHidden() || !channel.originator) {
            return;
        }
        channel.originated = true;
        CallFacts facts = board.facts(channel.call);
        // read once more, the call has moved on in the dial plan: what was dialled is what was heard first
        if (facts.calling.isNone()) {
            facts.calling = channel.device;
            facts.dialled = message.get("Exten");
            if (names.isTrunk(channel.device)) {
                boolean first = message.event().equals("Newchannel");
                facts.outside = new ExternalParty(message.get("CallerIDNum"), message.get("CallerIDName"),
                        first ? message.get("Exten") : "", "");
            }
        }
        told.accept(new CallEvent.Originated(channel.call, channel.device, facts.details(), Cause.NEW_CALL));
    }

    private void state(Channel channel, AmiMessage message, Consumer<TelephonyEvent> told) {
        if (channel.isHidden() || channel.delivered || message.number("ChannelState", 0) != Channel.RINGING) {
            return;
        }
        channel.delivered = true;
        if (channel.originator) {
            told.accept(new CallEvent.ServiceInitiated(channel.call, channel.device, Cause.NEW_CALL));
        } else {
            CallFacts facts = board.facts(channel.call);
            Cause cause = facts.recalled ? Cause.RECALL : Cause.NEW_CALL;
            facts.recalled = false;
            told.accept(new CallEvent.Delivered(channel.call, channel.device, details(channel), cause));
        }
    }

    private void dialBegins(AmiMessage message, Consumer<TelephonyEvent> told) {
        Channel destination = board.enter(message, "Dest");
        of(message, "").ifPresent(source -> {
            originate(source, message, told);
            destination.dialledBy = source.id;
        });
        if (!destination.isHidden() && !destination.originator && names.isTrunk(destination.device)) {
            String dialString = message.get("DialString");
            int at = dialString.indexOf('@');
            String dialled = at > 0 ? dialString.substring(0, at) : message.get("DestExten");
            CallFacts facts = board.facts(destination.call);
            if (!names.isTrunk(facts.calling)) {
                facts.outside = ExternalParty.dialled(dialled);
            }
            told.accept(new CallEvent.NetworkReached(destination.call, destination.device, dialled, Cause.NEW_CALL));
        }
    }

    private void dialEnds(AmiMessage message, Consumer<TelephonyEvent> told) {
        Channel destination = board.find(message.get("DestUniqueid"));
        if (destination == null || destination.isHidden() || !destination.dialEnd.isEmpty()) {
            return;
        }
        destination.dialEnd = message.get("DialStatus");
        Cause cause = Causes.failureOf(destination.dialEnd);
        if (cause != null) {
            told.accept(new CallEvent.Failed(destination.call, destination.device, message.get("DestExten"), cause));
        }
    }

    private void entered(Channel channel, AmiMessage message, Consumer<TelephonyEvent> told) {
        if (!message.get("BridgeUniqueid").isEmpty()) {
            channel.bridge = message.get("BridgeUniqueid");
        }
        if (channel.isHidden() || channel.established) {
            return;
        }
        channel.established = true;
        if (channel.originator) {
            originate(channel, message, told);
        } else {
            told.accept(new CallEvent.Established(channel.call, channel.device, details(channel), channel.answer));
        }
    }

    private CallDetails details(Channel channel) {
        CallFacts facts = board.facts(channel.call);
        return facts.details().withGroup(facts.queue);
    }

    private static void accountCode(Channel channel, AmiMessage message, Consumer<TelephonyEvent> told) {
        String code = message.get("AccountCode");
        if (!channel.isHidden() && !code.isEmpty()) {
            told.accept(new CallEvent.CallInformation(
                    channel.call, channel.device, CallDetails.NONE.withAccountCode(code), -1));
        }
    }

    private void hungUp(Channel channel, AmiMessage message, Consumer<TelephonyEvent> told) {
        boolean last = board.leave(channel);
        if (channel.isHidden()) {
            return;
        }
        Cause cause = Causes.of(message.number("Cause", 0), channel.dialEnd);
        String code = message.get("Cause");
        if (!channel.left) {
            told.accept(new CallEvent.ConnectionCleared(channel.call, channel.device, DeviceId.NONE, cause, code));
        }
        if (last) {
            told.accept(new CallEvent.CallCleared(channel.call, cause, code));
        }
    }
}
