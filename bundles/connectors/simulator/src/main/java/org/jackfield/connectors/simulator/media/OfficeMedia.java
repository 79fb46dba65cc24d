package org.jackfield.connectors.simulator.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jackfield.connectors.simulator.loop.EventLoop;
import org.jackfield.connectors.simulator.media.LegPlan.Heard;
import org.jackfield.connectors.simulator.media.LegPlan.State;
import org.jackfield.connectors.simulator.media.voice.TalkKind;
import org.jackfield.connectors.simulator.pbx.Application;
import org.jackfield.connectors.simulator.pbx.Call;
import org.jackfield.connectors.simulator.pbx.Device;
import org.jackfield.connectors.simulator.pbx.EventType;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.Party;
import org.jackfield.connectors.simulator.pbx.PartyState;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.PbxEvent;
import org.jackfield.connectors.simulator.pbx.PbxListener;
import org.jackfield.connectors.simulator.pbx.Station;
import org.jackfield.connectors.simulator.pbx.Trunk;
import org.jackfield.connectors.simulator.pbx.TrunkGroup;

/**
 * Tells how media are to be whenever something happens in the office. It does not follow the events one by one: after each of
 * them it looks at the calls as they are, so that nothing that happens there can leave audio behind. Lives on the loop.
 */
final class OfficeMedia implements PbxListener {

    /** Some things happen without an event: a power failure, another speed. */
    private static final long LOOK_AGAIN_MILLIS = 1000;

    private final Pbx pbx;
    private final EventLoop loop;
    private final BooleanSupplier realTime;
    private final Consumer<MediaPlan> target;
    private final Set<String> hungUp = new HashSet<>();
    private Map<Party, Long> legs = new IdentityHashMap<>();
    private Map<Call, Talking> talks = new IdentityHashMap<>();
    private MediaPlan last = MediaPlan.NOTHING;
    private long ids;
    private boolean planned;
    private EventLoop.Timer timer;

    private record Talking(long id, List<Device> members, TalkKind kind) {
    }

    /**
     * @param realTime whether office time passes as fast as real time; there are no media otherwise
     * @param target   gets every plan that differs from the one before
     */
    OfficeMedia(Pbx pbx, EventLoop loop, BooleanSupplier realTime, Consumer<MediaPlan> target) {
        this.pbx = pbx;
        this.loop = loop;
        this.realTime = realTime;
        this.target = target;
    }

    void begin() {
        pbx.addListener(this);
        look();
    }

    void end() {
        pbx.removeListener(this);
        timer.cancel();
    }

    private void look() {
        plan();
        timer = loop.afterReal(LOOK_AGAIN_MILLIS, this::look);
    }

    @Override
    public void onEvent(PbxEvent event) {
        if (event.type() == EventType.XC && event.observer() instanceof Station station && event.fields().get(2) == station) {
            hungUp.add(station.number());
        }
        if (!planned) {
            planned = true;
            loop.execute(this::plan);
        }
    }

    private void plan() {
        planned = false;
        MediaPlan next = ofCalls(realTime.getAsBoolean());
        hungUp.clear();
        if (!next.telephones().equals(last.telephones()) || !next.legs().equals(last.legs()) || !next.talks().equals(last.talks())
                || !next.recorded().equals(last.recorded())) {
            last = next;
            target.accept(next);
        }
    }

    private MediaPlan ofCalls(boolean withMedia) {
        Map<Party, Long> lastLegs = legs;
        legs = new IdentityHashMap<>();
        Map<Call, Talking> lastTalks = talks;
        talks = new IdentityHashMap<>();
        Map<Long, TalkPlan> talkPlans = new HashMap<>();
        List<LegPlan> plans = new ArrayList<>();
        List<String> telephones = new ArrayList<>();
        for (Station station : pbx.devices(Station.class)) {
            if (!station.phantom()) {
                telephones.add(station.number());
            }
            Station telephone = station.phantom() ? station.hotDesk() : station;
            for (Party party : telephone == null || !withMedia ? List.<Party>of() : station.parties()) {
                State state = state(party);
                if (state != null) {
                    legs.put(party, lastLegs.containsKey(party) ? lastLegs.get(party) : Long.valueOf(++ids));
                    plans.add(leg(party, telephone, state, talking(party.call(), lastTalks, talkPlans)));
                }
            }
        }
        List<RecordedPlan> recorded = new ArrayList<>();
        for (Application recorder : pbx.devices(Application.class)) {
            for (Party party : isRecorder(recorder) && withMedia ? recorder.parties() : List.<Party>of()) {
                legs.put(party, lastLegs.containsKey(party) ? lastLegs.get(party) : Long.valueOf(++ids));
                recorded.add(recorded(party, talking(party.call(), lastTalks, talkPlans)));
            }
        }
        List<TalkPlan> talked = talkPlans.values().stream().sorted(Comparator.comparingLong(TalkPlan::id)).toList();
        return new MediaPlan(telephones, plans, talked, recorded, hungUp);
    }

    /** The telephone whose lamp says that it is recorded has it recorded. */
    private RecordedPlan recorded(Party recorder, Talking talking) {
        Device whose = recorder.call().parties().stream().map(Party::device)
                .filter(device -> device instanceof Station station && station.has(Station.Feature.RECORD_A_CALL))
                .findFirst().orElse(recorder.device());
        return new RecordedPlan(legs.get(recorder), recorder.device().number(), whose.number(), whose.description(),
                talking == null ? 0 : talking.id());
    }

    private LegPlan leg(Party party, Station telephone, State state, Talking talking) {
        Heard heard = state == State.TALKING || state == State.CALLING ? heard(party, talking) : Heard.NOTHING;
        Party peer = peer(party);
        String number = "";
        String name = "";
        if (peer != null) {
            boolean outside = peer.device() instanceof Trunk;
            number = outside ? party.call().outsideNumber() : peer.device().number();
            name = outside ? party.call().outsideName() : peer.device().description();
        }
        return new LegPlan(legs.get(party), party.device().number(), telephone.number(), state, number, name, heard,
                talking == null ? 0 : talking.id(), talking == null ? 0 : talking.members().indexOf(party.device()));
    }

    /** What the telephone does, or null if it does nothing for this call. */
    private static State state(Party party) {
        return switch (party.state()) {
            case ALERTING -> party.joined() ? State.HOLDING : State.RINGING;
            case HELD -> State.HOLDING;
            case CONNECTED -> others(party).stream().anyMatch(OfficeMedia::hasAnswered) ? State.TALKING : State.CALLING;
            case NULL, INITIATED, FAILED, QUEUED -> null;
        };
    }

    private static Heard heard(Party party, Talking talking) {
        List<Party> others = others(party);
        if (others.stream().anyMatch(OfficeMedia::hasAnswered)) {
            boolean somebodyTalks = others.stream().anyMatch(other -> other.state() == PartyState.CONNECTED);
            return somebodyTalks && talking != null ? Heard.TALK : Heard.MUSIC;
        }
        if (others.stream().anyMatch(other -> other.device() instanceof HuntGroup && other.state() == PartyState.QUEUED)) {
            return Heard.MUSIC;
        }
        boolean rings = others.stream().anyMatch(other ->
                other.state() == PartyState.ALERTING || other.state() == PartyState.QUEUED);
        return rings ? Heard.RING_BACK : Heard.BUSY;
    }

    private static boolean hasAnswered(Party party) {
        return party.state() == PartyState.CONNECTED || party.state() == PartyState.HELD
                || party.state() == PartyState.ALERTING && party.joined();
    }

    /** Everybody else, but for the telephone system's own recorder, which only listens. */
    private static List<Party> others(Party party) {
        return party.call().parties().stream().filter(other -> other != party && !isRecorder(other.device())).toList();
    }

    private static boolean isRecorder(Device device) {
        return device instanceof Application application && application.purpose() == Application.Purpose.RECORD_A_CALL;
    }

    /** Whom the telephone shows as the other end: who has answered rather than who rings, people rather than groups. */
    private static Party peer(Party party) {
        return others(party).stream().min(Comparator.comparingInt((Party other) -> hasAnswered(other) ? 0 : 1)
                .thenComparingInt(other -> other.device() instanceof HuntGroup || other.device() instanceof TrunkGroup ? 1 : 0))
                .orElse(null);
    }

    private Talking talking(Call call, Map<Call, Talking> before, Map<Long, TalkPlan> plans) {
        Talking known = talks.get(call);
        if (known != null) {
            return known;
        }
        List<Party> people = new ArrayList<>(call.parties().stream()
                .filter(party -> hasAnswered(party) && (party.device() instanceof Station || party.device() instanceof Trunk))
                .toList());
        people.sort(Comparator.comparingInt(party -> party.device() == call.calling() ? 0 : 1));
        Application machine = call.parties().stream().map(Party::device)
                .filter(device -> device instanceof Application && !isRecorder(device)).map(Application.class::cast)
                .findFirst().orElse(null);
        if (people.isEmpty() || people.size() == 1 && machine == null) {
            return null;
        }
        List<Device> members = new ArrayList<>(people.stream().map(Party::device).toList());
        TalkKind kind = TalkKind.valueOf(call.direction().name());
        if (people.size() == 1) {
            members.add(machine);
            kind = kind(machine);
        }
        Talking last = before.get(call);
        Talking now = last != null && last.kind() == kind && last.members().equals(members) ? last
                : new Talking(++ids, members, kind);
        talks.put(call, now);
        boolean goesOn = !kind.people() || people.stream().filter(party -> party.state() == PartyState.CONNECTED).count() > 1;
        plans.put(now.id(), new TalkPlan(now.id(), kind, call.id().hashCode() & Integer.MAX_VALUE, members.size(), goesOn));
        return now;
    }

    private static TalkKind kind(Application machine) {
        return switch (machine.purpose()) {
            case ATTENDANT -> TalkKind.ATTENDANT;
            case ANNOUNCEMENT -> TalkKind.ANNOUNCEMENT;
            default -> TalkKind.MAILBOX;
        };
    }

    /** The leg by which a station talks just now, or null. */
    LegPlan talkingLeg(String extension) {
        return last.legs().stream()
                .filter(leg -> leg.extension().equals(extension) && leg.state() == State.TALKING && leg.heard() == Heard.TALK)
                .findFirst().orElse(null);
    }
}
