package org.jackfield.connectors.simulator.office;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jackfield.connectors.simulator.loop.EventLoop;
import org.jackfield.connectors.simulator.pbx.Application;
import org.jackfield.connectors.simulator.pbx.Call;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.EventType;
import org.jackfield.connectors.simulator.pbx.Party;
import org.jackfield.connectors.simulator.pbx.PartyState;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PbxEvent;
import org.jackfield.connectors.simulator.pbx.PbxListener;
import org.jackfield.connectors.simulator.pbx.PbxPlan;
import org.jackfield.connectors.simulator.pbx.PlaceOptions;
import org.jackfield.connectors.simulator.pbx.Station;
import org.jackfield.connectors.simulator.pbx.Trunk;

/**
 * Brings a telephone system to life: outside people call, those in the office answer, talk, transfer and call out.
 * Everything follows from the events and one seed, so the same office lives the same day again.
 */
public final class Office implements PbxListener {

    private static final double INBOUND = 0.58;
    private static final double OUTBOUND = 0.86;
    private static final double MINUTES_OF_PATIENCE = 1.5;
    private static final String[] AREA_CODES = {"0207946", "0161496", "0113496", "0117496", "0131496", "07700900"};

    private final Pbx pbx;
    private final Intentions intentions;
    private final OfficeStyle style;
    private final Dice dice;
    private final TalkScript talks;
    private final Attendance attendance;
    private final Incidents incidents;
    /** Weak, because a power failure ends calls without a word. */
    private final Map<Call, Object> stories = new WeakHashMap<>();
    private boolean open;
    private EventLoop.Timer nextCall;
    private long placed;
    private long turnedAway;

    /** An office around a telephone system; nothing happens until it opens. */
    public Office(Pbx pbx, EventLoop loop, OfficeStyle style) {
        this.pbx = pbx;
        this.intentions = new Intentions(loop);
        this.style = style;
        this.dice = new Dice(style.seed());
        this.talks = new TalkScript(pbx, intentions, dice, style.talkSeconds(), this::isCurrent);
        this.attendance = new Attendance(pbx, intentions, dice, style.wholeDay());
        this.incidents = new Incidents(pbx, intentions, new Dice(~style.seed()));
    }

    /** Life begins. */
    public void open() {
        if (!open) {
            open = true;
            pbx.addListener(this);
            attendance.begin();
            incidents.begin();
            planNextCall();
        }
    }

    /** Everybody hangs up; nobody calls and nobody reacts any more. */
    public void shut() {
        open = false;
        for (Call call : pbx.activeCalls()) {
            if (!call.parties().isEmpty()) {
                pbx.clearing().clear(call.parties().getFirst());
            }
        }
        pbx.removeListener(this);
        attendance.end();
        incidents.end();
        stories.clear();
        if (nextCall != null) {
            nextCall.cancel();
        }
    }

    /** Whether it is open. */
    public boolean isOpen() {
        return open;
    }

    /** Calls begun so far, those of callers who were turned away included. */
    public long placed() {
        return placed;
    }

    /** Outside callers who found every trunk taken. */
    public long turnedAway() {
        return turnedAway;
    }

    private void planNextCall() {
        if (style.callsPerHour() > 0) {
            nextCall = intentions.later(dice.untilNext(3600 / style.callsPerHour()), this::maybeCall);
        }
    }

    private void maybeCall() {
        ZonedDateTime now = ZonedDateTime.ofInstant(pbx.now(), pbx.zone());
        if (dice.chance(style.profile().at(now))) {
            double sort = dice.upTo(1);
            if (Intentions.attempt(sort < INBOUND ? this::callIn : sort < OUTBOUND ? this::callOut : this::callColleague)) {
                placed++;
            }
        }
        planNextCall();
    }

    private void callIn() {
        List<PbxPlan.LinePlan> lines = pbx.plan().lines();
        int groups = (int) lines.stream().filter(l -> l.day().startsWith("200")).count();
        PbxPlan.LinePlan line = dice.chance(0.7) && groups > 0 ? lines.get(dice.number(groups)) : dice.oneOf(lines);
        String number = dice.chance(0.08) ? "" : outsideNumber();
        Call call = pbx.calls().arrive(null, number, "", line.number());
        if (call == null) {
            turnedAway++;
            return;
        }
        intentions.later(dice.untilNext(60 * MINUTES_OF_PATIENCE) + 12_000, () -> giveUp(call));
    }

    private String outsideNumber() {
        String area = AREA_CODES[dice.number(AREA_CODES.length)];
        return area + String.format("%0" + (11 - area.length()) + "d", dice.number(400));
    }

    private void giveUp(Call call) {
        Party caller = call.trunkParty();
        boolean waits = !(call.answeredBy() instanceof Station) && !(call.answeredBy() instanceof Application a
                && a.purpose() != Application.Purpose.ANNOUNCEMENT);
        if (open && caller != null && waits) {
            pbx.clearing().drop(caller);
        }
    }

    private void callOut() {
        Station station = somebodyFree();
        if (station == null) {
            return;
        }
        boolean byHand = dice.chance(0.5);
        String account = dice.chance(0.2) ? Integer.toString(7000 + dice.number(40)) : "";
        String number = pbx.plan().identity().accessCode() + outsideNumber();
        Party caller = pbx.calls().place(station, number, new PlaceOptions(byHand ? "" : account, false, byHand));
        if (byHand && !account.isEmpty()) {
            pbx.calls().accountCode(caller, account);
        }
    }

    private void callColleague() {
        Station station = somebodyFree();
        Station colleague = attendance.somebodyElse(station);
        if (station == null || colleague == null) {
            return;
        }
        pbx.calls().place(station, colleague.number(), PlaceOptions.BY_HAND);
    }

    private Station somebodyFree() {
        List<Station> free = attendance.present().stream().filter(s -> s.idle() && s.dndMessage().isEmpty()).toList();
        return free.isEmpty() ? null : dice.oneOf(free);
    }

    @Override
    public void onEvent(PbxEvent event) {
        if (event.type() == EventType.CC) {
            if (event.call().parties().isEmpty()) {
                stories.remove(event.call());
            }
            return;
        }
        if (event.call() == null || event.call().ending()) {
            return;
        }
        if (event.type() == EventType.DE && event.fields().get(1) == event.observer()) {
            Party ringing = event.call().party(event.observer());
            intentions.later(0, () -> react(ringing));
        } else if (event.type() == EventType.ES && event.first()) {
            Object story = begin(event.call());
            intentions.later(0, () -> {
                if (isCurrent(event.call(), story)) {
                    talks.answered(event.call(), story);
                }
            });
        } else if (event.type() == EventType.FA && event.first()) {
            Party caller = event.call().party(event.call().parties().getFirst().device());
            intentions.later(dice.between(2, 6), () -> hangUp(caller));
        }
    }

    private Object begin(Call call) {
        Object story = new Object();
        stories.put(call, story);
        return story;
    }

    private boolean isCurrent(Call call, Object story) {
        return open && stories.get(call) == story;
    }

    private void hangUp(Party caller) {
        if (open && caller.call().parties().contains(caller)) {
            talks.giveUp(caller);
        }
    }

    private void react(Party ringing) {
        if (!open || !stillRings(ringing)) {
            return;
        }
        Device device = ringing.device();
        if (device instanceof Trunk) {
            reactOutside(ringing);
        } else if (device instanceof Station station && attendance.answers(station)) {
            intentions.later(dice.about(4.5, 0.6, 30), () -> pickUp(ringing));
        } else if (ringing.call().direction() == Call.Direction.INTERNAL) {
            intentions.later(dice.between(20, 35), () -> stopTrying(ringing));
        }
    }

    /** People outside mostly answer; if not, the caller gives up. */
    private void reactOutside(Party ringing) {
        if (dice.chance(0.75)) {
            intentions.later(dice.about(9, 0.5, 40), () -> pickUp(ringing));
        } else {
            intentions.later(dice.between(18, 40), () -> stopTrying(ringing));
        }
    }

    private void pickUp(Party ringing) {
        if (open && stillRings(ringing)) {
            if (!Intentions.attempt(() -> pbx.calls().answer(ringing))) {
                // Another call has come first: this one rings on.
                intentions.later(dice.between(5, 10), () -> pickUp(ringing));
            }
        }
    }

    private void stopTrying(Party ringing) {
        if (!open || !stillRings(ringing)) {
            return;
        }
        Party caller = ringing.call().party(ringing.call().parties().getFirst().device());
        if (caller != null && caller != ringing) {
            talks.giveUp(caller);
        }
    }

    private static boolean stillRings(Party party) {
        return party != null && party.state() == PartyState.ALERTING && party.call().parties().contains(party);
    }
}
