package org.jackfield.core.capture.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.AudioSource;
import org.jackfield.api.rtp.RtpPacket;
import org.jackfield.api.rtp.sdp.Codec;
import org.jackfield.api.rtp.sdp.MediaEndpoint;
import org.jackfield.core.capture.Count;
import org.jackfield.core.capture.Counts;
import org.jackfield.core.capture.media.MediaSession;
import org.jackfield.core.capture.media.MediaWorker;
import org.jackfield.core.capture.media.SideFormats;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.net.AddressTable;
import org.jackfield.core.capture.net.Frame;
import org.jackfield.core.capture.sip.CallMedia;
import org.jackfield.core.capture.sip.CallObserver;
import org.jackfield.core.capture.sip.Registrations;
import org.jackfield.core.capture.sip.SipCall;
import org.jackfield.core.capture.sip.SipParty;

/**
 * Who talks with whom, and which packets are whose audio: told by signalling, else by the audio itself. Makes the sessions and
 * gives them to workers. For one thread at a time.
 */
final class Conversations implements CallObserver {

    private static final long SECOND = 1_000_000_000L;
    /** Longer than speech ever pauses on both sides, even where silence is not sent. */
    private static final long SIGNALLED_SILENCE = 60 * SECOND;
    /** Without signalling silence is all that tells the end. */
    private static final long UNSIGNALLED_SILENCE = 15 * SECOND;
    private static final long LOOK_EVERY = SECOND;
    private static final int MOST_FLOWS = 1 << 16;
    private static final int MOST_CLAIMS = 1 << 16;

    private final AddressTable<Flow> flows = new AddressTable<>(MOST_FLOWS);
    private final AddressTable<Claim> claims = new AddressTable<>(MOST_CLAIMS);
    private final Map<SipCall, Conversation> byCall = new IdentityHashMap<>();
    private final Set<Conversation> unsignalled = new LinkedHashSet<>();
    private final List<MediaWorker> workers;
    private final int mostSessions;
    private final Parties parties;
    private final Counts counts;
    private int sessions;
    private long nextLook;

    /** An address at which an end of a conversation takes audio, by itself or, shared, as others do. */
    private record Claim(Conversation conversation, Side receiver, boolean shared) {}

    Conversations(List<MediaWorker> workers, int mostSessions, CaptureRules rules, Registrations registrations,
            Counts counts) {
        this.workers = workers;
        this.mostSessions = mostSessions;
        this.parties = new Parties(rules, registrations);
        this.counts = counts;
    }

    void rules(CaptureRules changed) {
        parties.rules(changed);
    }

    /** {@return the flow that a frame belongs to; null if it is not known yet} The way of every audio packet. */
    Flow flow(Frame frame) {
        return flows.between(frame);
    }

    /** {@return the new flow of a call that expects audio at one of the frame's addresses; null if none does} */
    Flow expected(Frame frame, long now) {
        Claim there = claims.byDestination(frame);
        Claim here = there == null || there.shared ? claims.bySource(frame) : null;
        if (there == null && here == null) {
            return null;
        }
        if (there != null && here != null) {
            // Who sends from a place of his own is known better than one of many that are sent to.
            there = here.shared ? there : null;
        }
        Conversation conversation = there == null ? here.conversation : there.conversation;
        Side side = there == null ? here.receiver : there.receiver.other();
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
        tell(conversation, now);
        return add(conversation, side, from, to);
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
        add(conversation, sender.other(), to, from);
        return add(conversation, sender, from, to);
    }

    @Override
    public void stateChanged(SipCall call, long now) {
        Conversation conversation = byCall.get(call);
        if (conversation != null) {
            tell(conversation, now);
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
            places(wanted, media.caller(), Side.FIRST, call.caller());
            places(wanted, media.callee(), Side.SECOND, call.callee());
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
            forgetPlaces(conversation);
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
        tell(conversation, now);
    }

    /**
     * Ends calls that had settled on the same places before this one began: nobody saw their BYE, and what is said there now
     * is not theirs. Legs of one call that share their places are no such, for they begin together; nor is a call that goes on
     * to be heard, or is on hold: whoever says to talk there is not who does.
     */
    private void supersede(Conversation later, Set<Address> places, long now) {
        if (places.size() < 2) {
            return;
        }
        for (Conversation other : byCall.values()) {
            boolean settled = other != later && other.answered && other.mediaChanged < later.call.began()
                    && !other.call.held() && other.wasSilent(later.call.began());
            if (settled && other.claims.keySet().equals(places)) {
                counts.add(Count.CALLS_SUPERSEDED);
                end(other, other.lastPacket > 0 ? other.lastPacket : now, true);
                removeFlows(other);
                other.call.supersede();
            }
        }
    }

    @Override
    public void key(SipCall call, boolean byCaller, char key, long now) {
        Conversation conversation = byCall.get(call);
        if (conversation != null && conversation.session != null) {
            MediaSession session = conversation.session;
            session.worker().give(() -> session.key(byCaller ? Side.FIRST : Side.SECOND, now, key));
        }
    }

    @Override
    public void ended(SipCall call, long now, boolean interrupted) {
        Conversation conversation = byCall.remove(call);
        if (conversation != null) {
            forgetPlaces(conversation);
            end(conversation, now, interrupted);
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
                    end(conversation, conversation.lastPacket, true);
                    removeFlows(conversation);
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
        return sessions;
    }

    int flows() {
        return flows.size();
    }

    private void over(Conversation conversation, long at, boolean interrupted) {
        unsignalled.remove(conversation);
        removeFlows(conversation);
        end(conversation, at, interrupted);
    }

    private boolean begin(Conversation conversation, long now) {
        if (conversation.session != null) {
            return true;
        }
        // Audio that nobody signalled, which anybody can send, leaves room for calls.
        if (sessions >= mostSessions || conversation.call == null && unsignalled.size() >= mostSessions / 2) {
            counts.add(Count.SESSIONS_REFUSED);
            return false;
        }
        MediaWorker worker = workers.getFirst();
        for (MediaWorker other : workers) {
            worker = other.given() < worker.given() ? other : worker;
        }
        sessions++;
        conversation.begin(UUID.randomUUID(), instant(now));
        conversation.lastPacket = conversation.call == null ? now : 0;
        AudioSession known = describe(conversation, now);
        conversation.session =
                new MediaSession(worker, known, now, conversation.firstSends, conversation.secondSends);
        worker.begin(conversation.session);
        counts.add(conversation.call == null ? Count.UNSIGNALLED : Count.SIGNALLED);
        return true;
    }

    private void end(Conversation conversation, long at, boolean interrupted) {
        if (conversation.session != null) {
            sessions--;
            conversation.session.worker().end(conversation.session, instant(at), interrupted);
            conversation.session = null;
            conversation.lastPacket = 0;
        }
    }

    private void tell(Conversation conversation, long now) {
        MediaSession session = conversation.session;
        if (session != null) {
            AudioSession known = describe(conversation, now);
            SideFormats first = conversation.firstSends;
            SideFormats second = conversation.secondSends;
            session.worker().give(() -> session.changed(known, first, second));
        }
    }

    private AudioSession describe(Conversation conversation, long now) {
        return conversation.describe(AudioSource.MIRROR,
                parties.of(conversation, Side.FIRST, now), parties.of(conversation, Side.SECOND, now));
    }

    private Flow add(Conversation conversation, Side side, Address from, Address to) {
        Flow flow = new Flow(conversation, side, from, to);
        if (!flows.put(from, to, flow)) {
            counts.add(Count.FLOWS_REFUSED);
            return null;
        }
        conversation.flows.add(flow);
        return flow;
    }

    private void claim(Conversation conversation, Address address, Side side) {
        for (Conversation other : List.copyOf(unsignalled)) {
            // Its signalling was late: the audio goes on in the call's own session.
            if (address.equals(other.heardAt[0]) || address.equals(other.heardAt[1])) {
                over(other, Math.max(other.lastPacket, 0), false);
            }
        }
        Claim before = claims.get(address);
        if (claims.put(address, new Claim(conversation, side, before != null))) {
            conversation.claims.put(address, side);
        } else {
            counts.add(Count.FLOWS_REFUSED);
        }
    }

    private void forgetPlaces(Conversation conversation) {
        conversation.claims.keySet().forEach(address -> {
            Claim claim = claims.get(address);
            if (claim != null && claim.conversation == conversation) {
                claims.remove(address, claim);
            }
        });
        conversation.claims.clear();
        removeFlows(conversation);
    }

    private void removeFlows(Conversation conversation) {
        conversation.flows.forEach(flow -> flows.remove(flow.from, flow.to, flow));
        conversation.flows.clear();
    }

    /** A name instead of an address is not looked up: it is where its messages come from. */
    private static void places(Map<Address, Side> places, MediaEndpoint endpoint, Side side, SipParty party) {
        if (endpoint.port() == 0 || endpoint.isNowhere()) {
            return;
        }
        Address address = Address.parse(endpoint.address(), endpoint.port())
                .orElse(party.signalling().at(endpoint.port()));
        places.put(address, side);
        if (endpoint.rtcpPort() != 0) {
            places.put(address.at(endpoint.rtcpPort()), side);
        }
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }
}
