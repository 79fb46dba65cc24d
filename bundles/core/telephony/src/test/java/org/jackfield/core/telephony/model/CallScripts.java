package org.jackfield.core.telephony.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.jackfield.api.telephony.CallId;
import org.jackfield.api.telephony.Cause;
import org.jackfield.api.telephony.ConnectionState;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.LinkStatus;
import org.jackfield.api.telephony.event.CallDetails;
import org.jackfield.api.telephony.event.CallEvent;
import org.jackfield.api.telephony.event.ExternalParty;
import org.jackfield.api.telephony.event.LinkEvent;
import org.jackfield.api.telephony.event.TelephonyEvent;

/**
 * A small phone system that lives by chance: several calls at once that ring, queue, are answered, held, transferred,
 * forwarded, conferenced, given up. What it tells is what a real one would tell; now and then it repeats itself.
 */
final class CallScripts {

    /** An event and the pause before it. */
    record Timed(long pauseMillis, TelephonyEvent event) {}

    /**
     * What happened, and what is to be told of it.
     *
     * @param calls how long each call was talked in and held, as the phone system knows
     * @param rings who rang, and when
     * @param snapshots after how many events a snapshot was complete, and the names of the calls alive then
     */
    record Script(List<Timed> events, List<Expected> calls, List<Ring> rings, Map<Integer, Set<String>> snapshots) {
        int size() {
            return events.size();
        }

        Timed get(int i) {
            return events.get(i);
        }
    }

    record Expected(String call, long talkMillis, long holdMillis) {}

    record Ring(String call, String station, long atMillis) {}

    private static final List<String> STATIONS = List.of("1001", "1002", "1003", "1833", "1862");

    private final Random random;
    private final List<Timed> script = new ArrayList<>();
    private final List<Live> calls = new ArrayList<>();
    private final List<Expected> expected = new ArrayList<>();
    private final List<Ring> rings = new ArrayList<>();
    private final Map<Integer, Set<String>> snapshots = new TreeMap<>();
    private final boolean outages;
    private int names;
    private long now;
    private long uncounted;

    /** A call as the phone system sees it: the far end, and who serves it. */
    private static final class Live {
        final String name;
        final String anchor;
        String at = "";
        String state = "";
        String consulting = "";
        String consulted = "";
        boolean outbound;
        boolean conferenced;
        long talkMillis;
        long holdMillis;

        Live(String name, String anchor) {
            this.name = name;
            this.anchor = anchor;
        }
    }

    private CallScripts(Random random, boolean outages) {
        this.random = random;
        this.outages = outages;
    }

    static Arbitrary<Script> scripts(int maxSteps) {
        return scripts(maxSteps, false);
    }

    /** The same with links that are lost and phone systems that start anew, with their names. */
    static Arbitrary<Script> scriptsWithOutages(int maxSteps) {
        return scripts(maxSteps, true);
    }

    private static Arbitrary<Script> scripts(int maxSteps, boolean outages) {
        return Arbitraries.longs().flatMap(seed -> Arbitraries.integers().between(5, maxSteps)
                .map(steps -> new CallScripts(new Random(seed), outages).play(steps)));
    }

    private Script play(int steps) {
        for (int i = 0; i < steps; i++) {
            if (outages && random.nextInt(12) == 0) {
                outage(random.nextInt(6));
            } else if (calls.size() < 3 && (calls.isEmpty() || random.nextInt(4) == 0)) {
                begin();
            } else {
                go(calls.get(random.nextInt(calls.size())));
            }
        }
        while (!calls.isEmpty()) {
            end(calls.get(0));
        }
        if (outages) {
            // a coincidence of name and telephone may have made one call of two: the next snapshot ends that
            outage(0);
        }
        return new Script(List.copyOf(script), List.copyOf(expected), List.copyOf(rings), Map.copyOf(snapshots));
    }

    /** Tells of something; until then all calls are in the state they were in. */
    private void tell(CallEvent event) {
        long pause = random.nextInt(3) == 0 ? 0 : random.nextInt(20_000);
        script.add(new Timed(pause, event));
        now += uncounted + pause;
        for (Live call : calls) {
            switch (call.state) {
                case "talking" -> call.talkMillis += uncounted + pause;
                case "held", "consulting" -> call.holdMillis += uncounted + pause;
                default -> { }
            }
        }
        uncounted = 0;
        if (random.nextInt(5) == 0) {
            uncounted = random.nextInt(2) * 5L;
            script.add(new Timed(uncounted, event));
        }
    }

    /** The link is lost; what goes on meanwhile is not heard, and when it is back a snapshot is read. */
    private void outage(int unheard) {
        script.add(new Timed(random.nextInt(20_000), new LinkEvent.LinkChanged(LinkStatus.State.DOWN, "lost")));
        if (random.nextBoolean()) {
            calls.clear();
            names = 0;
        }
        List<Timed> heard = List.copyOf(script);
        for (int i = unheard; i > 0; i--) {
            if (calls.size() < 3) {
                begin();
            }
            if (!calls.isEmpty()) {
                go(calls.get(random.nextInt(calls.size())));
            }
        }
        script.clear();
        script.addAll(heard);
        script.add(new Timed(random.nextInt(60_000), new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL)));
        calls.removeIf(call -> !isToldInSnapshots(call));
        List<CallEvent> told = new ArrayList<>();
        calls.forEach(call -> told.addAll(present(call)));
        Collections.shuffle(told, random);
        told.forEach(event -> script.add(new Timed(random.nextInt(50), event)));
        script.add(new Timed(random.nextInt(50), new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, true)));
        snapshots.put(script.size(), calls.stream().map(c -> c.name).collect(Collectors.toSet()));
    }

    private static boolean isToldInSnapshots(Live call) {
        return !call.at.isEmpty() && !call.at.equals("2523") && !call.conferenced && call.consulting.isEmpty()
                && (call.state.equals("talking") || call.state.equals("held") || call.state.equals("ringing"));
    }

    private List<CallEvent> present(Live call) {
        CallEvent handler = switch (call.state) {
            case "held" -> new CallEvent.Held(c(call.name), d(call.at), Cause.UNKNOWN);
            case "ringing" -> new CallEvent.Delivered(c(call.name), d(call.at), CallDetails.NONE, Cause.UNKNOWN);
            default -> new CallEvent.Established(c(call.name), d(call.at), CallDetails.NONE, Cause.UNKNOWN);
        };
        return List.of(
                handler,
                new CallEvent.Established(c(call.name), d(call.anchor), CallDetails.NONE, Cause.UNKNOWN));
    }

    private boolean isFree(String station) {
        return calls.stream().noneMatch(c -> c.at.equals(station) || c.anchor.equals(station)
                || c.consulted.equals(station));
    }

    private String freeStation() {
        List<String> free = STATIONS.stream().filter(this::isFree).toList();
        return free.isEmpty() ? "" : free.get(random.nextInt(free.size()));
    }

    private String freeTrunk() {
        return calls.stream().noneMatch(c -> c.anchor.equals("94001")) ? "94001"
                : calls.stream().noneMatch(c -> c.anchor.equals("94002")) ? "94002" : "";
    }

    private CallDetails details(Live call) {
        CallDetails details = CallDetails.from(d(call.anchor));
        return call.anchor.startsWith("94") ? details.withOutside(Office.CALLER) : details;
    }

    private void begin() {
        String name = "C" + ++names;
        String trunk = freeTrunk();
        String station = freeStation();
        if (!trunk.isEmpty() && random.nextBoolean()) {
            Live call = new Live(name, trunk);
            if (random.nextInt(3) == 0 && !station.isEmpty()) {
                call.outbound = true;
                call.at = station;
                tell(new CallEvent.Originated(
                        c(name), d(station), CallDetails.NONE.withDialled("9" + random.nextInt(100000)), Cause.NEW_CALL));
                tell(new CallEvent.NetworkReached(c(name), d(trunk), "555" + random.nextInt(1000), Cause.NEW_CALL));
                call.state = "calling";
            } else {
                tell(new CallEvent.Originated(
                        c(name), d(trunk), CallDetails.NONE.withOutside(Office.CALLER), Cause.NEW_CALL));
                call.state = "arrived";
            }
            calls.add(call);
        } else if (!station.isEmpty()) {
            Live call = new Live(name, station);
            calls.add(call);
            tell(new CallEvent.Originated(c(name), d(station), CallDetails.NONE.withDialled("1"), Cause.NEW_CALL));
            call.state = "arrived";
        }
    }

    private void go(Live call) {
        switch (call.state) {
            case "arrived" -> arrive(call);
            case "queued" -> ringMember(call);
            case "announced" -> arrive(call);
            case "ringing" -> {
                int what = random.nextInt(5);
                if (what < 2) {
                    tell(new CallEvent.Established(c(call.name), d(call.at), details(call), Cause.ANSWERED));
                    call.state = "talking";
                } else if (what < 4) {
                    divert(call);
                } else {
                    end(call);
                }
            }
            case "calling" -> {
                tell(new CallEvent.Established(
                        c(call.name), d(call.anchor), CallDetails.from(d(call.at)), Cause.ANSWERED));
                call.state = "talking";
            }
            case "talking" -> talk(call);
            case "held" -> {
                if (random.nextBoolean()) {
                    tell(new CallEvent.Retrieved(c(call.name), d(call.at), Cause.ANSWERED));
                    call.state = "talking";
                } else {
                    end(call);
                }
            }
            case "consulting" -> consult(call);
            default -> end(call);
        }
    }

    private void arrive(Live call) {
        int what = random.nextInt(4);
        if (what == 0) {
            tell(new CallEvent.Queued(c(call.name), d("2001"), 1, details(call), Cause.NO_AVAILABLE_AGENTS));
            call.at = "";
            call.state = "queued";
        } else if (what == 1 && !call.state.equals("announced")) {
            tell(new CallEvent.Delivered(c(call.name), d("2523"), details(call), Cause.NEW_CALL));
            tell(new CallEvent.Established(c(call.name), d("2523"), details(call), Cause.ANSWERED));
            call.at = "2523";
            call.state = "announced";
        } else {
            ring(call, freeStation(), "");
        }
    }

    private void ring(Live call, String station, String group) {
        if (station.isEmpty()) {
            return;
        }
        tell(new CallEvent.Delivered(c(call.name), d(station), details(call).withGroup(d(group)), Cause.NEW_CALL));
        rings.add(new Ring(call.name, station, now));
        call.at = station;
        call.state = "ringing";
    }

    private void ringMember(Live call) {
        if (random.nextInt(4) == 0) {
            end(call);
        } else {
            ring(call, freeStation(), "2001");
        }
    }

    private void divert(Live call) {
        String to = freeStation();
        if (to.isEmpty()) {
            return;
        }
        tell(new CallEvent.Diverted(c(call.name), d(call.at), d(to), "", Cause.FORWARD_NO_ANSWER));
        call.at = to;
        ring(call, to, "");
    }

    private void talk(Live call) {
        int what = random.nextInt(5);
        String other = freeStation();
        if (what == 0) {
            tell(new CallEvent.Held(c(call.name), d(call.at), Cause.HOLD_INDIVIDUAL));
            call.state = "held";
        } else if (what == 1 && !other.isEmpty()) {
            tell(new CallEvent.Transferred(
                    c(call.name), d(call.at), CallId.NONE, d(other), DeviceId.NONE, c(call.name),
                    ConnectionState.ALERTING, CallDetails.NONE, Cause.TRANSFER));
            call.at = other;
            call.state = "ringing";
        } else if (what == 2 && !other.isEmpty()) {
            tell(new CallEvent.Held(c(call.name), d(call.at), Cause.HOLD_FOR_TRANSFER));
            call.state = "consulting";
            call.consulting = "C" + ++names;
            call.consulted = other;
            tell(new CallEvent.Originated(
                    c(call.consulting), d(call.at), CallDetails.NONE.withDialled(other), Cause.NEW_CALL));
            tell(new CallEvent.Delivered(
                    c(call.consulting), d(other), CallDetails.from(d(call.at)), Cause.TRANSFER_ANNOUNCEMENT));
            call.state = "consulting";
        } else {
            end(call);
        }
    }

    private void consult(Live call) {
        boolean answered = random.nextBoolean();
        if (answered) {
            tell(new CallEvent.Established(
                    c(call.consulting), d(call.consulted), CallDetails.from(d(call.at)), Cause.ANSWERED));
        }
        int what = random.nextInt(3);
        if (what == 0) {
            tell(new CallEvent.Transferred(
                    c(call.name), d(call.at), c(call.consulting), d(call.consulted), DeviceId.NONE, c(call.name),
                    ConnectionState.NULL, CallDetails.NONE, Cause.TRANSFER));
            call.state = answered ? "talking" : "ringing";
            tell(cleared(call.consulting, call.at));
            call.at = call.consulted;
        } else if (what == 1 && answered) {
            tell(new CallEvent.Conferenced(c(call.name), d(call.at), c(call.consulting), List.of(
                    new CallEvent.Participant(d(call.at), c(call.name)),
                    new CallEvent.Participant(d(call.anchor), c(call.name)),
                    new CallEvent.Participant(d(call.consulted), c(call.consulting))), Cause.CONFERENCE));
            call.conferenced = true;
            call.state = "talking";
            tell(cleared(call.consulting, call.consulted));
        } else {
            tell(cleared(call.consulting, call.consulted));
            tell(cleared(call.consulting, call.at));
            call.state = "held";
        }
        call.consulting = "";
        call.consulted = "";
    }

    private void end(Live call) {
        if (!call.consulting.isEmpty()) {
            tell(new CallEvent.CallCleared(c(call.consulting), Cause.NORMAL_CLEARING, ""));
        }
        tell(cleared(call.name, call.anchor));
        call.state = "over";
        if (!call.conferenced) {
            expected.add(new Expected(call.name, call.talkMillis, call.holdMillis));
        }
        if (!call.at.isEmpty()) {
            tell(cleared(call.name, call.at));
        }
        if (random.nextInt(3) == 0) {
            tell(new CallEvent.CallCleared(c(call.name), Cause.NORMAL_CLEARING, "36"));
        }
        calls.remove(call);
    }

    private static CallEvent cleared(String call, String device) {
        return new CallEvent.ConnectionCleared(c(call), d(device), d(device), Cause.NORMAL_CLEARING, "36");
    }

    /** Events without any sense: whatever a broken phone system might send. */
    static Arbitrary<TelephonyEvent> nonsense() {
        Arbitrary<CallId> call = Arbitraries.of("A", "B", "C", "").map(CallId::of);
        Arbitrary<DeviceId> device =
                Arbitraries.of("1001", "1002", "2001", "94001", "94002", "94000", "2523", "2510", "").map(DeviceId::of);
        Arbitrary<Cause> cause = Arbitraries.of(Cause.class);
        Arbitrary<CallDetails> details = device.map(x -> CallDetails.from(x).withOutside(ExternalParty.dialled("1")));
        return Arbitraries.integers().between(0, 17).flatMap(kind -> net.jqwik.api.Combinators.combine(
                        call, call, device, device, details, cause)
                .as((c1, c2, d1, d2, x, why) -> event(kind, c1, c2, d1, d2, x, why)));
    }

    private static TelephonyEvent event(
            int kind, CallId a, CallId b, DeviceId x, DeviceId y, CallDetails details, Cause cause) {
        return switch (kind) {
            case 0 -> new CallEvent.ServiceInitiated(a, x, cause);
            case 1 -> new CallEvent.Originated(a, x, details, cause);
            case 2 -> new CallEvent.Offered(a, x, details, cause);
            case 3, 4 -> new CallEvent.Delivered(a, x, details, cause);
            case 5, 6 -> new CallEvent.Established(a, x, details, cause);
            case 7 -> new CallEvent.NetworkReached(a, x, "1", cause);
            case 8 -> new CallEvent.Queued(a, x, 1, details, cause);
            case 9 -> new CallEvent.Diverted(a, x, y, "", cause);
            case 10 -> new CallEvent.Held(a, x, cause);
            case 11 -> new CallEvent.Retrieved(a, x, cause);
            case 12 -> new CallEvent.Transferred(
                    a, x, b, y, DeviceId.NONE, a, ConnectionState.NULL, details, cause);
            case 13 -> new CallEvent.Conferenced(
                    a, x, b, List.of(new CallEvent.Participant(x, a), new CallEvent.Participant(y, b)), cause);
            case 14 -> new CallEvent.Failed(a, x, "1", cause);
            case 15 -> new CallEvent.ConnectionCleared(a, x, y, cause, "");
            case 16 -> cause.ordinal() % 3 == 0 ? new CallEvent.CallCleared(a, cause, "")
                    : cause.ordinal() % 3 == 1 ? new LinkEvent.ResyncBegan(LinkEvent.Scope.ALL)
                            : new LinkEvent.ResyncEnded(LinkEvent.Scope.ALL, cause.ordinal() % 2 == 0);
            default -> cause.ordinal() % 2 == 0 ? new CallEvent.CallInformation(a, x, details, -1)
                    : new LinkEvent.LinkChanged(LinkStatus.State.DOWN, "");
        };
    }

    private static CallId c(String name) {
        return CallId.of(name);
    }

    private static DeviceId d(String number) {
        return DeviceId.of(number);
    }
}
