package org.jackfield.core.capture.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.rtp.RtpPacket;
import org.jackfield.api.rtp.sdp.Codec;
import org.jackfield.api.rtp.sdp.MediaEndpoint;
import org.jackfield.core.capture.Count;
import org.jackfield.core.capture.Counts;
import org.jackfield.core.capture.media.MediaWorker;
import org.jackfield.core.capture.media.SideFormats;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.net.Frame;
import org.jackfield.core.capture.sip.CallMedia;
import org.jackfield.core.capture.sip.CallObserver;
import org.jackfield.core.capture.sip.Registrations;
import org.jackfield.core.capture.sip.SipCall;
import org.jackfield.core.capture.sip.SipParty;

/**
 * Who talks with whom, and which packets are whose audio: told by signalling, else by the audio itself. For one thread at a time.
 */
final class Conversations implements CallObserver {

    private static final long SECOND = 1_000_000_000L;
    /** Longer than speech ever pauses on both sides, even where silence is not sent. */
    private static final long SIGNALLED_SILENCE = 60 * SECOND;
    /** Without signalling silence is all that tells the end. */
    private static final long UNSIGNALLED_SILENCE = 15 * SECOND;
    private static final long LOOK_EVERY = SECOND;

    private final Places places;
    private final Sessions sessions;
    private final Map<SipCall, Conversation> byCall = new IdentityHashMap<>();
    private final Set<Conversation> unsignalled = new LinkedHashSet<>();
    private final int mostUnsignalled;
    private final Parties parties;
    private final Counts counts;
    private long nextLook;

    Conversations(List<MediaWorker> workers, int mostSessions, CaptureRules rules, Registrations registrations,
            Counts counts) {
        this.mostUnsignalled = mostSessions / 2;
        this.parties = new Parties(rules, registrations);
        this.counts = counts;
        places = new Places(counts);
        sessions = new Sessions(workers, mostSessions, parties, counts);
    }

    void rules(CaptureRules changed) {
        parties.rules(changed);
    }

    /** {@return the flow that a frame belongs to; null if it is not known yet} The way of every audio packet. */
    Flow flow(Frame frame) {
        return places.flow(frame);
    }

    /** {@return the new flow of a call that expects audio at one of the frame's addresses; null if none does} */
    Flow expected(Frame frame, long now) {
        Places.Claim there = places.receiver(frame);
        Places.Claim here = there == null || there.shared() ? places.sender(frame) : null;
        if (there == null && here == null) {
            return null;
        }
        if (there != null && here != null) {
            // Who sends from a place of his own is known better than one of many that are sent to.
            there = here.shared() ? there : null;
        }
        Conversation conversation = there == null ? here.conversation() : there.conversation();
        Side side = there == null ? here.receiver() : there.receiver().other();
        Address from = Address.source(frame);
        Address to = Address.destination(frame);
        if (conversation.flows.size() == Conversation.MOST_FLOWS || conversation.rejected.contains(from)) {
            counts.add(Count.FLOWS_REFUSED);
            return null;
        }
        if (RtpPacket.isRtcp(frame.bytes(), frame.payload(), frame.payloadLength())) {
            if (conversation.session == null) {
                return null;
            }
        } else {
            conversation.heardAt[side.ordinal()] = from;
            conversation.macs[side.ordinal()] = parties.mac(from, frame.sourceMac());
            if (there == null && !conversation.claims.containsKey(to)) {
                conversation.heardAt[side.other().ordinal()] = to;
            }
            String mac = parties.mac(to, frame.destinationMac());
            if (conversation.macs[side.other().ordinal()].isEmpty()) {
                conversation.macs[side.other().ordinal()] = mac;
            }
        }
        if (!begin(conversation, now)) {
            return null;
        }
        sessions.tell(conversation, now);
        return places.add(conversation, side, from, to);
    }

    /** {@return the flow of the frame's sender, after audio without signalling was found; null if there is no room} */
    Flow pair(Frame frame, long now) {
        Conversation conversation = new Conversation(null);
        Address from = Address.source(frame);
        Address to = Address.destination(frame);
        // The telephone first, if one end is known to be the phone system.
        Side sender = parties.isPhoneSystem(from) ? Side.SECOND : Side.FIRST;
        conversation.heardAt[sender.ordinal()] = from;
        conversation.heardAt[sender.other().ordinal()] = to;
        conversation.macs[sender.ordinal()] = parties.mac(from, frame.sourceMac());
        conversation.macs[sender.other().ordinal()] = parties.mac(to, frame.destinationMac());
        if (!begin(conversation, now)) {
            return null;
        }
        unsignalled.add(conversation);
        places.add(conversation, sender.other(), to, from);
        return places.add(conversation, sender, from, to);
    }

    @Override
    public void stateChanged(SipCall call, long now) {
        Conversation conversation = byCall.get(call);
        if (conversation != null) {
            sessions.tell(conversation, now);
        }
    }

    @Override
    public void mediaChanged(SipCall call, long now) {
        Conversation conversation = byCall.computeIfAbsent(call, Conversation::new);
        conversation.mediaChanged = now;
        boolean answered = call.state() == SipCall.State.ANSWERED;
        Map<Address, Side> wanted = new HashMap<>();
        Set<Codec> firstSends = new LinkedHashSet<>();
        Set<Codec> secondSends = new LinkedHashSet<>();
        boolean secure = false;
        for (CallMedia media : call.media()) {
            wanted(wanted, media.caller(), Side.FIRST, call.caller());
            wanted(wanted, media.callee(), Side.SECOND, call.callee());
            firstSends.addAll(media.callerSends());
            secondSends.addAll(media.calleeSends());
            secure |= media.secure();
        }
        Set<Address> left = new HashSet<>(conversation.claims.keySet());
        left.removeAll(wanted.keySet());
        if (answered && !conversation.answered) {
            left.stream().filter(address -> conversation.claims.get(address) == Side.SECOND)
                    .forEach(conversation.rejected::add);
        }
        conversation.rejected.removeAll(wanted.keySet());
        if (answered && !conversation.answered) {
            supersede(conversation, wanted.keySet(), now);
        }
        conversation.answered = answered;
        if (!wanted.equals(conversation.claims)) {
            places.forget(conversation);
            wanted.forEach((address, side) -> {
                // Where it is heard from shows anew.
                conversation.heardAt[side.ordinal()] = null;
                claim(conversation, address, side);
            });
        }
        conversation.firstSends = SideFormats.of(List.copyOf(firstSends), secure);
        conversation.secondSends = SideFormats.of(List.copyOf(secondSends), secure);
        if (conversation.session == null && conversation.knows(Side.FIRST) && conversation.knows(Side.SECOND)) {
            begin(conversation, now);
        }
        sessions.tell(conversation, now);
    }

    /**
     * Ends calls that had settled on the same places before this one began: nobody saw their BYE, and what is said there now
     * is not theirs. Legs of one call that share their places are no such, for they begin together; nor is a call that goes on
     * to be heard, or is on hold: whoever says to talk there is not who does.
     */
    private void supersede(Conversation later, Set<Address> taken, long now) {
        if (taken.size() < 2) {
            return;
        }
        for (Conversation other : byCall.values()) {
            boolean settled = other != later && other.answered && other.mediaChanged < later.call.began()
                    && !other.call.held() && other.wasSilent(later.call.began());
            if (settled && other.claims.keySet().equals(taken)) {
                counts.add(Count.CALLS_SUPERSEDED);
                sessions.end(other, other.lastPacket > 0 ? other.lastPacket : now, true);
                places.removeFlows(other);
                other.call.supersede();
            }
        }
    }

    @Override
    public void key(SipCall call, boolean byCaller, char key, long now) {
        Conversation conversation = byCall.get(call);
        if (conversation != null && conversation.session != null) {
            sessions.key(conversation, byCaller ? Side.FIRST : Side.SECOND, key, now);
        }
    }

    @Override
    public void ended(SipCall call, long now, boolean interrupted) {
        Conversation conversation = byCall.remove(call);
        if (conversation != null) {
            places.forget(conversation);
            sessions.end(conversation, now, interrupted);
        }
    }

    /** Time has passed: ends what has fallen silent. */
    void advance(long now) {
        if (now < nextLook && now > nextLook - 2 * LOOK_EVERY) {
            return;
        }
        nextLook = now + LOOK_EVERY;
        for (Conversation conversation : byCall.values()) {
            if (conversation.lastPacket > 0) {
                conversation.call.heard(conversation.lastPacket);
                long since = Math.max(conversation.lastPacket, conversation.mediaChanged);
                boolean silent = now - since > SIGNALLED_SILENCE && !conversation.call.held();
                if (silent && conversation.session != null) {
                    sessions.end(conversation, conversation.lastPacket, true);
                    places.removeFlows(conversation);
                }
            }
        }
        for (Conversation conversation : List.copyOf(unsignalled)) {
            if (now - conversation.lastPacket > UNSIGNALLED_SILENCE) {
                over(conversation, conversation.lastPacket, false);
            }
        }
    }

    /** Nothing more is heard. */
    void close(long now) {
        List.copyOf(byCall.keySet()).forEach(call -> ended(call, now, true));
        List.copyOf(unsignalled).forEach(conversation -> over(conversation, now, true));
    }

    int sessions() {
        return sessions.open();
    }

    int flows() {
        return places.flows();
    }

    private void over(Conversation conversation, long at, boolean interrupted) {
        unsignalled.remove(conversation);
        places.removeFlows(conversation);
        sessions.end(conversation, at, interrupted);
    }

    private boolean begin(Conversation conversation, long now) {
        // Audio that nobody signalled, which anybody can send, leaves room for calls.
        return sessions.begin(conversation, now, conversation.call != null || unsignalled.size() < mostUnsignalled);
    }

    private void claim(Conversation conversation, Address address, Side side) {
        for (Conversation other : List.copyOf(unsignalled)) {
            // Its signalling was late: the audio goes on in the call's own session.
            if (address.equals(other.heardAt[0]) || address.equals(other.heardAt[1])) {
                over(other, Math.max(other.lastPacket, 0), false);
            }
        }
        places.claim(conversation, address, side);
    }

    /** A name instead of an address is not looked up: it is where its messages come from. */
    private static void wanted(Map<Address, Side> wanted, MediaEndpoint endpoint, Side side, SipParty party) {
        if (endpoint.port() == 0 || endpoint.isNowhere()) {
            return;
        }
        Address address = Address.parse(endpoint.address(), endpoint.port())
                .orElse(party.signalling().at(endpoint.port()));
        wanted.put(address, side);
        if (endpoint.rtcpPort() != 0) {
            wanted.put(address.at(endpoint.rtcpPort()), side);
        }
    }
}
