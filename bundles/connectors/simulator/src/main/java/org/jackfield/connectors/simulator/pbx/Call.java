package org.jackfield.connectors.simulator.pbx;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jackfield.connectors.simulator.loop.EventLoop.Timer;

/** A call and all who take part in it. Only the telephone system changes it. */
public final class Call {

    /** Where a call came from. */
    public enum Direction { INTERNAL, INBOUND, OUTBOUND }

    private final String id;
    private final Direction direction;
    private final Instant startedAt;
    private final List<Party> parties = new ArrayList<>(3);
    private final Outside outside;
    Device calling;
    Device answeredBy;
    String dialledOut = "";
    Object originallyCalled = "";
    Device lastRedirect;
    String account = "";
    HuntGroup group;
    boolean queuedAtGroup;
    boolean ending;
    int hops;
    Cause ringCause = Cause.NEW_CALL;
    Party announcementFor;
    Station recallTo;
    /** Who was busy, so that the call came to nothing. */
    Station busyAt;
    Timer ringTimer;
    Timer queueTimer;
    String callerName;
    String callerNumber;
    String trunkName;
    String trunkNumber;

    /**
     * What is known of the outside party of an inbound call.
     *
     * @param name       caller's name, empty if not sent
     * @param number     caller's number, empty if withheld
     * @param lineName   name of the number dialled
     * @param lineNumber the number dialled
     */
    public record Outside(String name, String number, String lineName, String lineNumber) {

        /** Nothing known. */
        public static final Outside NONE = new Outside("", "", "", "");
    }

    Call(String id, Direction direction, Device calling, Outside outside, Instant startedAt) {
        this.id = id;
        this.direction = direction;
        this.calling = calling;
        this.outside = outside;
        this.startedAt = startedAt;
        this.callerName = outside.name();
        this.callerNumber = outside.number();
        this.trunkName = outside.lineName();
        this.trunkNumber = outside.lineNumber();
    }

    /** Its first id. */
    public String id() {
        return id;
    }

    /** Where it came from. */
    public Direction direction() {
        return direction;
    }

    /** Office time at which it began. */
    public Instant startedAt() {
        return startedAt;
    }

    /** All who take part, stand-ins included, oldest first. */
    public List<Party> parties() {
        return Collections.unmodifiableList(parties);
    }

    /** The number dialled by or of the outside party. */
    public String outsideNumber() {
        return callerNumber.isEmpty() ? dialledOut : callerNumber;
    }

    /** The outside party's name, empty if unknown. */
    public String outsideName() {
        return callerName;
    }

    /** Who calls: after a transfer whoever was transferred. */
    public Device calling() {
        return calling;
    }

    /** What was sent with an inbound call. */
    public Outside outside() {
        return outside;
    }

    /** Account code, empty for none. */
    public String account() {
        return account;
    }

    /** Group whose call it is, or null. */
    public HuntGroup group() {
        return group;
    }

    /** The held call that this call announces, or null. */
    public Party announcementFor() {
        return announcementFor;
    }

    /** Who has answered, or null. */
    public Device answeredBy() {
        return answeredBy;
    }

    /** Who forwarded or transferred it last, or null. */
    public Device lastRedirect() {
        return lastRedirect;
    }

    /** Whether it is just being taken down as a whole. */
    public boolean ending() {
        return ending;
    }

    /** Whether anybody has answered it. */
    public boolean answered() {
        return answeredBy != null;
    }

    /** This device's part, or null. */
    public Party party(Device device) {
        for (Party party : parties) {
            if (party.device() == device) {
                return party;
            }
        }
        return null;
    }

    /** A trunk that takes part, or null. */
    public Party trunkParty() {
        for (Party party : parties) {
            if (party.device() instanceof Trunk) {
                return party;
            }
        }
        return null;
    }

    /** The id under which somebody new joins: that of the caller, who may have got another one in a conference. */
    String joinId() {
        Party caller = party(calling);
        if (caller == null) {
            caller = parties.stream().filter(p -> !p.standIn()).findFirst().orElse(null);
        }
        return caller == null ? id : caller.callId();
    }

    /** The id under which somebody joins once this party has left. */
    String idWithout(Party leaver) {
        return others(leaver).stream().findFirst().map(Party::callId).orElse(id);
    }

    /** Those who are really there: no stand-ins, nobody who only rings. */
    List<Party> present() {
        return parties.stream().filter(p -> !p.standIn() && p.state() != PartyState.ALERTING).toList();
    }

    /** Everybody but this one and the stand-ins. */
    List<Party> others(Party party) {
        return parties.stream().filter(p -> p != party && !p.standIn()).toList();
    }

    /** Those who ring and have never talked here; a recall is not among them. */
    List<Party> alerting() {
        return parties.stream().filter(p -> !p.standIn() && !p.joined() && p.state() == PartyState.ALERTING).toList();
    }

    Party standIn() {
        for (Party party : parties) {
            if (party.standIn()) {
                return party;
            }
        }
        return null;
    }

    void add(Party party) {
        parties.add(party);
        party.device().join(party);
    }

    void remove(Party party) {
        party.holdTimer(null);
        parties.remove(party);
        party.device().quit(party);
    }

    void cancelTimers() {
        if (ringTimer != null) {
            ringTimer.cancel();
            ringTimer = null;
        }
        if (queueTimer != null) {
            queueTimer.cancel();
            queueTimer = null;
        }
    }

    @Override
    public String toString() {
        return id + parties;
    }
}
