package org.jackfield.apps.hotdesking.desk;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jackfield.api.security.Secret;
import org.jackfield.api.telephony.DeviceId;
import org.jackfield.api.telephony.ForwardingType;
import org.jackfield.api.testkit.LeapingClock;

/** An office, its store, and a keeper that can be killed. */
final class Scene {

    static final DeviceId ZOE = SimpleOffice.AGENTS.get(0);
    static final DeviceId WILL = SimpleOffice.AGENTS.get(1);
    static final DeviceId A = SimpleOffice.STATIONS.get(0);
    static final DeviceId B = SimpleOffice.STATIONS.get(1);
    static final DeviceId C = SimpleOffice.STATIONS.get(2);

    final SimpleOffice.Fuse fuse = new SimpleOffice.Fuse();
    final SimpleOffice office = new SimpleOffice(fuse);
    final MemoryStore store = new MemoryStore(fuse);
    final LeapingClock clock = LeapingClock.at("2026-11-27T09:00:00Z");
    final List<String> told = new ArrayList<>();
    HotDeskingPlan plan = plan(true, false);
    DeskPicture picture = DeskPicture.NONE;
    private Keeper keeper;
    private boolean thorough = true;

    static HotDeskingPlan plan(boolean enabled, boolean reset) {
        return new HotDeskingPlan(
                SimpleOffice.SYSTEM.toString(), enabled, "2090", "2500", true, false, LocalTime.of(20, 0), true,
                new Secret("0000"), true, "0999", true, "1003", true, true, reset);
    }

    /** The plan with a time of log-out. */
    static HotDeskingPlan until(int hour, int minute) {
        HotDeskingPlan plan = plan(true, false);
        return new HotDeskingPlan(
                plan.phoneSystem(), true, plan.huntGroup(), plan.loggedOutDestination(), true, true,
                LocalTime.of(hour, minute), true, plan.passcode(), true, "", true, "", true, true, false);
    }

    Scene at(DeviceId agent, DeviceId station) {
        office.seats.put(agent, station);
        return this;
    }

    Scene away(DeviceId agent) {
        office.seats.remove(agent);
        return this;
    }

    /** The person at the telephone forwards it. */
    Scene forwards(DeviceId station, ForwardingType type, String destination) {
        office.put(station, new DeskSetting.Forward(type, destination));
        return this;
    }

    /** Looks; a crash ends the keeper, and the next look is that of a new process. */
    boolean look() {
        try {
            if (keeper == null) {
                keeper = new Keeper(SimpleOffice.SYSTEM, office, store, clock, new Told());
            }
            boolean everything = thorough;
            thorough = false;
            picture = keeper.look(plan, everything);
            thorough = everything && !picture.problem().isEmpty();
            return picture.problem().isEmpty();
        } catch (SimpleOffice.Crash e) {
            kill();
            return false;
        }
    }

    void touched(DeviceId device) {
        if (keeper != null) {
            keeper.touched(device);
        }
    }

    void linkIsBack() {
        office.down = false;
        thorough = true;
    }

    void kill() {
        keeper = null;
        thorough = true;
        fuse.set(0);
    }

    DeskPicture.Agent pictured(DeviceId agent) {
        return picture.agents().stream().filter(one -> one.agent().equals(agent)).findFirst().orElseThrow();
    }

    DeskSetting.Forward forward(DeviceId device) {
        return (DeskSetting.Forward) office.at(device, "forward");
    }

    private final class Told implements Witness {
        @Override
        public void loggedIn(DeviceId agent, DeviceId extension) {
            told.add("in " + agent + " " + extension);
        }

        @Override
        public void loggedOut(DeviceId agent, DeviceId extension) {
            told.add("out " + agent + " " + extension);
        }

        @Override
        public void destinationChosen(DeviceId agent, String destination) {
            told.add("destination " + agent + " " + destination);
        }

        @Override
        public void loggingOut(DeviceId agent, DeviceId extension, Reason reason) {
            told.add(reason + " " + agent + " " + extension);
        }
    }
}
