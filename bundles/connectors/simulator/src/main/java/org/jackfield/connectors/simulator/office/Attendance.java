package org.jackfield.connectors.simulator.office;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jackfield.connectors.simulator.loop.EventLoop;
import org.jackfield.connectors.simulator.pbx.Agent;
import org.jackfield.connectors.simulator.pbx.Forward;
import org.jackfield.connectors.simulator.pbx.HuntGroup;
import org.jackfield.connectors.simulator.pbx.Pbx;
import org.jackfield.connectors.simulator.pbx.Station;

/** Who is at his desk: people come, log in, go to lunch and home; the last one switches night mode on. */
final class Attendance {

    private static final int AT_LUNCH = 4;
    private static final LocalTime OPENING = LocalTime.of(8, 0);
    private static final LocalTime CLOSING = LocalTime.of(18, 0);

    private final Pbx pbx;
    private final Intentions intentions;
    private final Dice dice;
    private final boolean wholeDay;
    private final HotDeskers hotDeskers;
    private final Set<Station> away = new HashSet<>();
    private final List<EventLoop.Timer> agenda = new ArrayList<>();
    private boolean running;

    Attendance(Pbx pbx, Intentions intentions, Dice dice, boolean wholeDay) {
        this.pbx = pbx;
        this.intentions = intentions;
        this.dice = dice;
        this.wholeDay = wholeDay;
        this.hotDeskers = new HotDeskers(pbx, intentions, dice);
    }

    void begin() {
        running = true;
        for (Station station : people()) {
            if (station.agent() == null && !station.plan().voiceMail().isEmpty()) {
                attempt(() -> pbx.features().forward(station,
                        new Forward(Forward.Kind.NO_ANSWER, station.plan().voiceMail())));
            }
        }
        if (wholeDay) {
            planDay();
        } else {
            people().forEach(this::arrive);
            planBreak();
        }
        hotDeskers.begin();
    }

    void end() {
        running = false;
        hotDeskers.end();
        agenda.forEach(EventLoop.Timer::cancel);
        agenda.clear();
    }

    private List<Station> people() {
        return pbx.devices(Station.class).stream().filter(s -> !s.phantom()).toList();
    }

    List<Station> present() {
        return people().stream().filter(s -> !away.contains(s)).toList();
    }

    Station somebodyElse(Station than) {
        List<Station> others = present().stream().filter(s -> s != than && s.dndMessage().isEmpty()).toList();
        return others.isEmpty() ? null : dice.oneOf(others);
    }

    /** Whether somebody will answer this telephone. */
    boolean answers(Station station) {
        return !away.contains(station) && dice.chance(station.agent() != null ? 0.97 : 0.82);
    }

    /** Every person's day, planned anew each midnight; what is past already has happened. */
    private void planDay() {
        agenda.clear();
        ZonedDateTime now = ZonedDateTime.ofInstant(pbx.now(), pbx.zone());
        at(now, OPENING, () -> pbx.system().night(false), () -> pbx.system().night(false));
        for (Station station : people()) {
            LocalTime comes = LocalTime.of(8, 0).plusSeconds(dice.between(600, 4200) / 1000);
            LocalTime lunch = LocalTime.of(12, 0).plusSeconds(dice.between(0, 5400) / 1000);
            LocalTime back = lunch.plusSeconds(dice.between(1800, 3600) / 1000);
            LocalTime goes = LocalTime.of(16, 45).plusSeconds(dice.between(0, 4200) / 1000);
            boolean there = now.toLocalTime().isAfter(comes) && now.toLocalTime().isBefore(goes);
            if (!there) {
                leave(station);
            }
            at(now, comes, () -> arrive(station), there ? () -> arrive(station) : () -> { });
            at(now, lunch, () -> lunch(station), () -> { });
            at(now, back, () -> comeBack(station), () -> { });
            at(now, goes, () -> leave(station), () -> { });
        }
        at(now, CLOSING, () -> pbx.system().night(true), () -> pbx.system().night(true));
        ZonedDateTime midnight = now.toLocalDate().plusDays(1).atStartOfDay(now.getZone());
        agenda.add(intentions.later(Duration.between(now, midnight).toMillis() + 1000, this::planDay));
    }

    private void at(ZonedDateTime now, LocalTime time, Runnable then, Runnable ifPast) {
        long millis = Duration.between(now, now.with(time)).toMillis();
        if (millis > 0) {
            agenda.add(intentions.later(millis, () -> attempt(then)));
        } else {
            attempt(ifPast);
        }
    }

    private void attempt(Runnable task) {
        if (running) {
            Intentions.attempt(task);
        }
    }

    /** In an office that never closes people still take a break now and then. */
    private void planBreak() {
        agenda.clear();
        agenda.add(intentions.later(dice.untilNext(600), () -> {
            List<Station> idle = present().stream().filter(Station::idle).filter(s -> s.dndMessage().isEmpty()).toList();
            if (idle.size() > 2) {
                Station station = dice.oneOf(idle);
                attempt(() -> lunch(station));
                intentions.later(dice.between(120, 900), () -> attempt(() -> comeBack(station)));
            }
            planBreak();
        }));
    }

    private void arrive(Station station) {
        away.remove(station);
        forGroups(station, agent -> {
            if (agent.station() == null && station.agent() == null) {
                attempt(() -> pbx.agentDesk().logIn(agent, station, null));
            }
        });
    }

    private void lunch(Station station) {
        pbx.features().dndOn(station, AT_LUNCH, "");
    }

    private void comeBack(Station station) {
        pbx.features().dndOff(station);
    }

    private void leave(Station station) {
        away.add(station);
        if (station.agent() != null) {
            attempt(() -> pbx.agentDesk().logOut(station.agent(), null));
        }
    }

    /** Agents with ids sit at the first desks, in order; those without are their own telephones. */
    private void forGroups(Station station, Consumer<Agent> task) {
        List<Agent> withIds = pbx.agents().stream().filter(a -> pbx.find(a.id()) == null).toList();
        int desk = people().indexOf(station) - 1;
        if (desk >= 0 && desk < withIds.size()) {
            task.accept(withIds.get(desk));
        }
        Agent own = pbx.findAgent(station.number());
        if (own != null && pbx.devices(HuntGroup.class).stream().anyMatch(g -> g.agents().contains(own))) {
            task.accept(own);
        }
    }
}
