package org.jackfield.core.capture.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jackfield.api.media.source.AudioSession;
import org.jackfield.api.media.source.AudioSession.Side;
import org.jackfield.api.media.source.MediaParty;
import org.jackfield.core.capture.media.MediaSession;
import org.jackfield.core.capture.media.SideFormats;
import org.jackfield.core.capture.net.Address;
import org.jackfield.core.capture.sip.SipCall;

/** Two ends that talk, with or without signalling, as the router knows them: where their audio is, and the session it makes. */
final class Conversation {

    /** More places than the two ends, their forks and their control packets ever need. */
    static final int MOST_FLOWS = 32;

    /** Nobody sends for so long between two calls; while people talk, a packet comes every 20 ms, and some where silence is not sent. */
    private static final long PAUSE = 1_500_000_000L;

    final SipCall call;
    final Map<Address, Side> claims = new HashMap<>();
    final Set<Address> rejected = new HashSet<>();
    final List<Flow> flows = new ArrayList<>(4);
    final Address[] heardAt = new Address[2];
    final String[] macs = {"", ""};
    SideFormats firstSends = SideFormats.none();
    SideFormats secondSends = SideFormats.none();
    boolean answered;

    MediaSession session;
    long lastPacket;
    long mediaChanged;
    private long resumed;
    private UUID id;
    private Instant began;

    /** @param call null if there is no signalling */
    Conversation(SipCall call) {
        this.call = call;
    }

    void begin(UUID newId, Instant at) {
        id = newId;
        began = at;
    }

    String callId() {
        return call == null ? "" : call.callId();
    }

    /** A packet of it came. */
    void heard(long now) {
        if (now - lastPacket > PAUSE) {
            resumed = now;
        }
        lastPacket = now;
    }

    /** {@return whether nobody was heard when another call began, whoever is heard since} */
    boolean wasSilent(long then) {
        return lastPacket < then - PAUSE || resumed > then;
    }

    /** {@return what listeners are told of it now} */
    AudioSession describe(String source, MediaParty first, MediaParty second) {
        return new AudioSession(id, source, callId(), first, second, began);
    }

    /** {@return where an end is: where its audio was seen, else where signalling says; null if neither is known} */
    Address place(Side side) {
        if (heardAt[side.ordinal()] != null) {
            return heardAt[side.ordinal()];
        }
        Address found = null;
        for (Map.Entry<Address, Side> claim : claims.entrySet()) {
            // RTP has the lower port of the two.
            if (claim.getValue() == side && (found == null || claim.getKey().port() < found.port())) {
                found = claim.getKey();
            }
        }
        return found;
    }

    boolean knows(Side side) {
        return claims.containsValue(side);
    }
}
