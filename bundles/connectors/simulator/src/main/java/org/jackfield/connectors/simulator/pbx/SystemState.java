package org.jackfield.connectors.simulator.pbx;

import static org.jackfield.connectors.simulator.pbx.RefusedException.*;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What concerns the whole system: night mode, alarms, programming. */
public final class SystemState {

    private static final int MOST_ALARMS = 30;
    private static final int LAST_SPEED_DIAL = 999;
    private static final int LONGEST_SPEED_DIAL = 32;
    private static final DateTimeFormatter ALARM_TIME = DateTimeFormatter.ofPattern("HH:mm MM-dd", Locale.ROOT);
    private static final int STATION = 0;
    private static final int HUNT_GROUP = 1;
    private static final int SPEED_DIAL = 12;
    private static final int DAY_COS = 5;
    private static final int NIGHT_COS = 6;

    private final Pbx pbx;
    private final Set<Integer> nightNodes = new TreeSet<>();
    private final Deque<Alarm> alarms = new ArrayDeque<>();
    /** By node, then by bin. */
    private final Map<Integer, Map<Integer, PbxPlan.SpeedDialPlan>> speedDials = new TreeMap<>();
    private int alarmSequence = 325;
    private int nextAlarmId = 1;

    SystemState(Pbx pbx) {
        this.pbx = pbx;
        pbx.plan().speedDials().forEach(this::keep);
    }

    private void keep(PbxPlan.SpeedDialPlan dial) {
        speedDials.computeIfAbsent(dial.node(), node -> new TreeMap<>()).put(dial.bin(), dial);
    }

    /** The speed dials of a node, by bin. */
    public List<PbxPlan.SpeedDialPlan> speedDials(int node) {
        return List.copyOf(speedDials.getOrDefault(node, Map.of()).values());
    }

    /** Programs a speed dial for everybody, or clears it if nothing is to be dialled. */
    public void speedDial(PbxPlan.SpeedDialPlan dial) {
        if (dial.bin() < 0 || dial.bin() > LAST_SPEED_DIAL || dial.contents().length() > LONGEST_SPEED_DIAL
                || pbx.plan().nodes().stream().noneMatch(node -> node.number() == dial.node())) {
            throw new RefusedException(OUT_OF_RANGE, "no speed dial " + dial.bin() + " of so many digits on node " + dial.node());
        }
        boolean programmed = !dial.contents().isEmpty();
        if (programmed) {
            keep(dial);
        } else {
            speedDials.getOrDefault(dial.node(), new TreeMap<>()).remove(dial.bin());
        }
        pbx.events().system(EventType.DC, dial.node(), dial.node(), SPEED_DIAL, "%03d".formatted(dial.bin()), 2, programmed,
                dial.privateNumber(), Text.of(dial.name()), dial.privateNumber() ? "" : dial.contents());
    }

    /** Whether a node is in night mode. */
    public boolean night(int node) {
        return nightNodes.contains(node);
    }

    /** Switches night mode of all nodes. */
    public void night(boolean on) {
        pbx.plan().nodes().forEach(n -> night(n.number(), on));
    }

    /** Switches night mode of one node. */
    public void night(int node, boolean on) {
        if (pbx.plan().nodes().stream().noneMatch(n -> n.number() == node)) {
            throw new RefusedException(INVALID_DEVICE, "there is no node " + node);
        }
        boolean changed = on ? nightNodes.add(node) : nightNodes.remove(node);
        if (changed) {
            pbx.events().system(EventType.NM, node, node, on ? 1 : 0);
        }
    }

    /** Alarms not yet cleared, the oldest first. */
    public List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    /** Makes sequence numbers of alarms begin here. */
    public void nextAlarmSequence(int sequence) {
        alarmSequence = sequence - 1;
    }

    /** Raises an alarm. */
    public Alarm raise(int node, int number, Device device, String text) {
        Alarm alarm = new Alarm(node, device, number, line(node, number, text), nextAlarmId++);
        if (alarms.size() == MOST_ALARMS) {
            alarms.removeFirst();
        }
        alarms.add(alarm);
        tell(pbx.events(), alarm);
        return alarm;
    }

    /** Clears the newest alarm, as an administrator does from his station. */
    public void clearAlarm(Device by) {
        if (!alarms.isEmpty()) {
            clearAlarm(alarms.peekLast(), by);
        }
    }

    /** Clears the newest alarm of the system, or of the network. */
    public void clearAlarm(Device by, boolean network) {
        Iterator<Alarm> newest = alarms.descendingIterator();
        while (newest.hasNext()) {
            Alarm alarm = newest.next();
            if (alarm.ofNetwork() == network) {
                clearAlarm(alarm, by);
                return;
            }
        }
    }

    /** Clears one alarm, if it stands. By nobody: it ends by itself. */
    public void clearAlarm(Alarm alarm, Device by) {
        if (alarms.remove(alarm)) {
            tell(pbx.events(), new Alarm(alarm.node(), by, 0, line(alarm.node(), 0, "Alarm Cleared"), alarm.uniqueId()));
        }
    }

    private String line(int node, int number, String text) {
        alarmSequence++;
        return "-%02d:%03d- %s A%03d ALARM %s".formatted(node, alarmSequence,
                ALARM_TIME.format(ZonedDateTime.ofInstant(pbx.now(), pbx.zone())), number, text);
    }

    void tell(EventComposer events, Alarm alarm) {
        events.system(EventType.AG, alarm.node(), 1, alarm.node(), alarm.device(), alarm.number(), Text.of(alarm.text()),
                alarm.uniqueId());
    }

    /** What a newly connected application must be told: alarms that are still there. */
    public List<PbxEvent> picture(int node) {
        List<PbxEvent> picture = new ArrayList<>();
        EventComposer events = pbx.events().to(picture::add);
        alarms.stream().filter(a -> a.node() == node).forEach(a -> tell(events, a));
        return picture;
    }

    /** Takes a trunk out of service or puts it back; a call on it goes on. */
    public void inService(Trunk trunk, boolean on) {
        if (trunk.online() != on) {
            trunk.setOnline(on);
            pbx.events().device(EventType.OL, trunk, trunk, on ? 1 : 0, trunk.type(), 0);
            pbx.routing().trunkFreed();
        }
    }

    /** Changes the short name of a station or hunt group. */
    public void rename(Device device, String username) {
        device.rename(username);
        programmed(device, 0, Text.of(username));
    }

    /** Changes the long name of a station or hunt group. */
    public void describe(Device device, String description) {
        device.describe(description);
        programmed(device, 1, Text.of(description));
    }

    /** Programs what a station may dial, by day and at night. */
    public void classOfService(Station station, String day, String night) {
        if (!day.matches("\\d{1,4}") || !night.matches("\\d{1,4}")) {
            throw new RefusedException(OUT_OF_RANGE, "a class of service has one to four digits");
        }
        station.setCos(day, night);
        programmed(station, DAY_COS, day);
        programmed(station, NIGHT_COS, night);
    }

    /** Programs the number that a station's calls outside show; no event tells of it. */
    public void callingNumber(Station station, String number) {
        if (!number.matches("\\d{0,16}")) {
            throw new RefusedException(OUT_OF_RANGE, "a calling number has up to 16 digits");
        }
        station.setCallingNumber(number);
    }

    private void programmed(Device device, int field, Object value) {
        int area = switch (device) {
            case Station station -> STATION;
            case HuntGroup group -> HUNT_GROUP;
            case TrunkGroup group -> 2;
            case Trunk trunk -> 3;
            case Application application -> 4;
        };
        pbx.events().system(EventType.DC, device.node(), device.node(), area, device, device.type(), field, value);
    }

    void tellSpeedDial(Station station, int bin, Station.SpeedDial dial) {
        pbx.events().system(EventType.DC, station.node(), station.node(), STATION, station, station.type(), 9, bin,
                dial.contents(), Text.of(dial.name()));
    }

    /** Makes a station a member of a UCD group, or no longer one. */
    public void member(HuntGroup group, Station station, boolean in) {
        if (group.acd()) {
            throw new RefusedException(WRONG_TYPE, group + " has agents");
        }
        if (group.stations().contains(station) == in) {
            return;
        }
        if (in) {
            group.add(station);
        } else {
            group.remove(station);
        }
        programmed(group, 2, group.members());
        pbx.agentDesk().tellDeserted();
        pbx.hunting().freed(station);
    }

    /** Programs a new station. */
    public void addStation(StationPlan plan) {
        if (pbx.find(plan.number()) != null) {
            throw new RefusedException(INVALID_DEVICE, "extension " + plan.number() + " is taken");
        }
        Station station = new Station(plan);
        pbx.install(station);
        pbx.events().system(EventType.EC, plan.node(), plan.node(), null, station, station.type());
    }

    /** Takes a station out of the programming; it must have no call and no agent. */
    public void removeStation(Station station) {
        if (!station.idle() || station.agent() != null) {
            throw new RefusedException(INCOMPATIBLE_STATE, station + " is in use");
        }
        pbx.devices(HuntGroup.class).stream().filter(g -> !g.acd()).forEach(g -> member(g, station, false));
        pbx.uninstall(station);
        pbx.events().system(EventType.EC, station.node(), station.node(), station, null, station.type());
    }
}
