package org.jackfield.apps.hotdesking.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.PhoneSystemId;
import org.jackfield.api.telephony.command.CommandException;
import org.jackfield.api.time.SiteTime;

/**
 * Keeps telephones as the agents want them at one phone system.
 *
 * <p>It never acts on an event: at each look it asks who is logged in where, works out what every telephone is to be set to, and
 * brings about what differs from what it has in hand. So it does not matter what was missed, or where a look was broken off; the
 * next one finishes it or takes it back. Looks may come as often as they like and always from the same thread.
 */
public final class Keeper {

    private final Office office;
    private final SiteTime time;
    private final Witness witness;
    private final Failures failures;
    private final Telephones telephones;
    private final Holds holds;
    private final Memories memories;
    private final Phantoms phantoms;
    private final Departures departures;
    private final ManualForwards forwards;
    private final ClockLogouts clock;

    /** Reads what is in hand from the store. */
    public Keeper(PhoneSystemId system, Office office, DeskStore store, SiteTime time, Witness witness) {
        this.office = office;
        this.time = time;
        this.witness = witness;
        failures = new Failures(time::now);
        telephones = new Telephones(office);
        holds = new Holds(system, store, telephones);
        memories = new Memories(system, store);
        phantoms = new Phantoms(office, telephones, failures);
        departures = new Departures(telephones, failures, witness);
        forwards = new ManualForwards(office, telephones, holds, departures, memories, failures, witness);
        clock = new ClockLogouts(system, store, time, memories, departures);
    }

    /** {@return whether anything is in hand, so that it matters even while hot desking is off} */
    public boolean isBusy() {
        return !holds.all().isEmpty() || memories.all().stream().anyMatch(AgentMemory::isSeated);
    }

    /** Something about this device has changed. */
    public void touched(DeviceId device) {
        phantoms.forget(device);
    }

    /** Logs an agent out, wherever it sits. */
    public void logOut(HotDeskingPlan plan, DeviceId agent) {
        telephones.begin(plan.passcode());
        DeviceId extension = memories.of(agent).extension();
        if (!extension.isNone()) {
            telephones.logOut(extension, agent);
        }
    }

    /** Lets calls of an agent go where the site wants them while logged out, instead of where the agent does. */
    public void clearDestination(DeviceId agent) {
        memories.save(memories.of(agent).withDestination(""));
    }

    /**
     * Looks once and brings about what is missing.
     *
     * @param thorough whether telephones may have been set otherwise behind our back: after a lost link and at the start
     * @return how it stands afterwards
     */
    public DeskPicture look(HotDeskingPlan plan, boolean thorough) {
        failures.begin();
        telephones.begin(plan.passcode());
        Optional<String> impossible = DeskKind.whyNone(office.capabilities());
        if (impossible.isPresent()) {
            failures.brokenOff();
            return picture(plan, impossible.get(), List.of());
        }
        List<Seat> seats = List.of();
        try {
            phantoms.begin();
            if (thorough) {
                phantoms.forgetAll();
            }
            if (plan.enabled()) {
                seats = Seat.of(telephones.members(device(plan.huntGroup())), memories.byAgent());
                seats = takenOver(seats);
                seats = forwards.settle(plan, seats, thorough);
                seats = clock.settle(plan, seats);
            }
            remember(seats);
            bringAbout(plan, seats, thorough);
            return picture(plan, "", seats);
        } catch (CommandException e) {
            failures.brokenOff();
            return picture(plan, e.getMessage(), seats);
        }
    }

    /** One telephone is one agent's: whoever sat there before is logged out. */
    private List<Seat> takenOver(List<Seat> seats) {
        return seats.stream()
                .map(seat -> seat.isTaken() && !seat.owner() ? departures.logOut(seat, Witness.Reason.TAKEN_OVER) : seat)
                .toList();
    }

    /** Takes note of who came and who left. */
    private void remember(List<Seat> seats) {
        Map<DeviceId, DeviceId> at = new LinkedHashMap<>();
        memories.all().forEach(memory -> at.put(memory.agent(), DeviceId.NONE));
        seats.forEach(seat -> at.put(seat.agent(), seat.extension()));
        at.forEach((agent, extension) -> {
            AgentMemory before = memories.of(agent);
            if (before.extension().equals(extension)) {
                return;
            }
            memories.save(before.at(extension, extension.isNone() ? null : time.now()));
            if (before.isSeated()) {
                witness.loggedOut(agent, before.extension());
            }
            if (!extension.isNone()) {
                phantoms.forget(phantoms.of(agent));
                witness.loggedIn(agent, extension);
            }
        });
    }

    private void bringAbout(HotDeskingPlan plan, List<Seat> seats, boolean thorough) {
        Set<DeskKind> possible = Arrays.stream(DeskKind.values())
                .filter(kind -> kind.whyNot(office.capabilities()).isEmpty())
                .collect(Collectors.toSet());
        List<Desk> desks = seats.stream().flatMap(seat -> desk(plan, seat).stream()).toList();
        Map<Slot, Wishes.Wish> wishes = Wishes.of(plan, possible, desks);
        desks.forEach(desk -> keepUnread(desk, wishes));
        Set<DeviceId> routed = desks.stream().map(Desk::phantom).collect(Collectors.toSet());
        // calls first, then what others want back, then the rest
        wishes.forEach((slot, wish) -> {
            if (routed.contains(slot.device())) {
                take(slot, wish, thorough);
            }
        });
        Collection<Hold> all = holds.all();
        all.stream().filter(hold -> !wishes.containsKey(hold.slot())).forEach(hold -> giveBack(plan, hold));
        wishes.forEach((slot, wish) -> {
            if (!routed.contains(slot.device())) {
                // a forward that differs is the agent's wish, which was looked at before: what came since is for the next look
                take(slot, wish, thorough && wish.value().kind() != DeskKind.FORWARD);
            }
        });
    }

    private Optional<Desk> desk(HotDeskingPlan plan, Seat seat) {
        DeviceId phantom = phantoms.of(seat.agent());
        if (phantom.isNone()) {
            failures.add(seat.agent(), DeviceId.NONE, DeskKind.FORWARD,
                    "There is no phantom with the number " + seat.agent().number() + ".");
            return Optional.empty();
        }
        AgentMemory memory = memories.of(seat.agent());
        String destination = destination(plan, memory);
        DeviceId station = phantoms.station(destination);
        boolean lamps = seat.owner() || !seat.isTaken() && plan.forwardMessages() && !station.isNone();
        return Optional.of(new Desk(
                seat, memory, phantom, destination, station,
                seat.owner() ? phantoms.programming(seat.agent(), phantom) : null,
                lamps ? phantoms.messages(seat.agent(), phantom) : null,
                seat.owner() ? office.callingNumber(seat.agent()).orElse("") : ""));
    }

    private static String destination(HotDeskingPlan plan, AgentMemory memory) {
        return plan.manualForwards() && !memory.destination().isEmpty()
                ? memory.destination() : plan.loggedOutDestination();
    }

    /** While a phantom cannot be read, what follows its agent stays as it is. */
    private void keepUnread(Desk desk, Map<Slot, Wishes.Wish> wishes) {
        for (Hold hold : holds.all()) {
            boolean unread = hold.value().kind() == DeskKind.MESSAGES ? desk.messages() == null
                    : hold.value().kind() != DeskKind.FORWARD && desk.programming() == null;
            boolean still = hold.device().equals(desk.seat().extension())
                    || !desk.seat().isTaken() && hold.device().equals(desk.destinationExtension());
            if (unread && still && hold.agent().equals(desk.seat().agent()) && hold.state() != Hold.State.RETURNING
                    && failures.of(hold.agent()).stream().anyMatch(f -> f.device().equals(desk.phantom()))) {
                wishes.putIfAbsent(hold.slot(), new Wishes.Wish(hold.agent(), hold.value()));
            }
        }
    }

    private void take(Slot slot, Wishes.Wish wish, boolean thorough) {
        attempt(wish.agent(), slot.device(), wish.value().kind(), () -> holds.take(slot, wish, thorough));
    }

    private void giveBack(HotDeskingPlan plan, Hold hold) {
        if (office.device(hold.device()).filter(status -> !status.device().present()).isPresent()) {
            holds.forget(hold);
            return;
        }
        attempt(hold.agent(), hold.device(), hold.value().kind(), () -> holds.giveBack(hold, own(plan, hold)));
    }

    /** What a telephone is set to when nobody sits at it: what it was before, or the site's defaults. */
    private DeskSetting own(HotDeskingPlan plan, Hold hold) {
        return plan.resetOnLogout()
                ? ResetValues.of(plan, hold.before(), () -> telephones.programming(device(plan.defaultClassOfServiceExtension())))
                : hold.before();
    }

    private void attempt(DeviceId agent, DeviceId device, DeskKind kind, Runnable step) {
        try {
            step.run();
        } catch (CommandException e) {
            if (Telephones.isAway(e)) {
                throw e;
            }
            failures.add(agent, device, kind, e.getMessage());
        }
    }

    /** A device as somebody entered it: with its node, or by its number alone. */
    private DeviceId device(String entered) {
        DeviceId exact = DeviceId.parse(entered);
        return office.device(exact).isPresent() ? exact
                : office.devices().stream()
                        .map(status -> status.device().id())
                        .filter(id -> id.number().equals(entered))
                        .findFirst()
                        .orElse(exact);
    }

    private DeskPicture picture(HotDeskingPlan plan, String problem, List<Seat> seats) {
        Set<DeviceId> agents = new TreeSet<>();
        seats.forEach(seat -> agents.add(seat.agent()));
        holds.all().forEach(hold -> agents.add(hold.agent()));
        memories.all().stream()
                .filter(memory -> memory.isSeated() || !problem.isEmpty())
                .forEach(memory -> agents.add(memory.agent()));
        List<DeskPicture.Agent> list = new ArrayList<>();
        for (DeviceId agent : agents) {
            AgentMemory memory = memories.of(agent);
            int held = (int) holds.all().stream().filter(hold -> hold.agent().equals(agent)).count();
            list.add(new DeskPicture.Agent(
                    agent, phantoms.of(agent), memory.extension(), memory.since(), destination(plan, memory),
                    plan.manualForwards() && !memory.destination().isEmpty(), memory.forward(), held,
                    failures.of(agent)));
        }
        return new DeskPicture(problem, list);
    }
}
